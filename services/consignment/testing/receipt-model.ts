import fc from 'fast-check';

/** How many items the consignor of the model may enter. */
export const ALLOWED = 6;

/** An item as it ought to be. */
export interface Expected {
  id: string;
  state: string;
  price: number | null;
  /** The day it waits for. */
  held: number | null;
  own: boolean;
}

/** A consignor's goods as the rules say, with nothing of the database in it. */
export class Model {
  readonly items = new Map<string, Expected & { intakeId: string }>();
  open: string | null = null;
  readonly handedOver: string[] = [];
  frozen = false;
  taken = 0;

  get left(): number {
    return Math.max(0, ALLOWED - this.taken);
  }
  of(intakeId: string, state?: string): Expected[] {
    return [...this.items.values()].filter(
      (item) => item.intakeId === intakeId && (state === undefined || item.state === state),
    );
  }
  get drafts(): Expected[] {
    return this.open === null ? [] : this.of(this.open, 'DRAFT');
  }
}

/** What may be done next; `own` by the consignor, otherwise at the desk. */
export type Step =
  | { do: 'enter'; own: boolean; price: number | null }
  | { do: 'copy'; own: boolean; which: number; times: number }
  | { do: 'delete'; own: boolean; which: number }
  | { do: 'submit'; own: boolean }
  | { do: 'give' }
  | { do: 'receiveAll'; which: number }
  | { do: 'receive'; which: number; how: readonly ('accept' | 'price' | 'hold' | 'reject' | 'later')[] }
  | { do: 'price'; which: number; to: number }
  | { do: 'days'; count: number };

const which = fc.nat({ max: 9 });
const price = fc.option(fc.integer({ min: 0, max: 9_999 }));
const own = fc.boolean();
/** Any of them, the frequent ones more often. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('enter' as const), own, price }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('copy' as const),
      own,
      which,
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), own, which }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('submit' as const), own }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('give' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('receiveAll' as const), which }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('receive' as const),
      which,
      how: fc.array(fc.constantFrom('accept', 'price', 'hold', 'reject', 'later'), {
        minLength: 1,
        maxLength: 8,
      }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('price' as const),
      which,
      to: fc.integer({ min: 0, max: 9_999 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('days' as const), count: fc.integer({ min: 1, max: 3 }) }),
  },
);
