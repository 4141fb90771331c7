import fc from 'fast-check';
import type { Schedule } from './receipt-model';

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
  | { do: 'move'; which: number; to: 'WITHDRAWN' | 'LOST' | 'ON_SALE' }
  | { do: 'switch'; which: number; off: boolean }
  | { do: 'ask'; which: number; wish: number | 'WITHDRAWAL' }
  | { do: 'takeBack'; which: number }
  | { do: 'answer'; which: number; granted: boolean }
  | { do: 'schedule'; schedule: Schedule }
  | { do: 'days'; count: number };

const which = fc.nat({ max: 9 });
const price = fc.option(fc.integer({ min: 0, max: 9_999 }));
const own = fc.boolean();
/** Few of them, so that what is counted ends on the very day on which something is to happen. */
const days = fc.constantFrom(1, 2, 3, 5, 8, 13, 21, 34);
const upwards = (each: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
  fc
    .uniqueArray(each, { minLength: 3, maxLength: 3 })
    .map((all) => all.toSorted((one, other) => one - other));

/** Of none to three steps, each later one takes off more. */
export const schedule: fc.Arbitrary<Schedule> = fc
  .record({
    count: fc.integer({ min: 0, max: 3 }),
    days: upwards(days),
    percents: upwards(fc.integer({ min: 1, max: 99 })),
    floor: fc.constantFrom(0, 0, 500, 4_000),
  })
  .map(({ count, days: after, percents, floor }) => ({
    steps: after.slice(0, count).map((each, at) => ({ after: each, percent: percents[at] ?? 0 })),
    floor,
  }));

/** A step that is done so much more often than others. */
const often = <Name extends Step['do']>(
  weight: number,
  name: Name,
  more: { [Key in Exclude<keyof (Step & { do: Name }), 'do'>]: fc.Arbitrary<(Step & { do: Name })[Key]> },
) => ({
  weight,
  arbitrary: fc.record({ ...more, do: fc.constant(name) }) as unknown as fc.Arbitrary<Step>,
});

/** Any of them, the frequent ones more often. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  often(4, 'enter', { own, price }),
  often(2, 'copy', { own, which, times: fc.integer({ min: 1, max: 4 }) }),
  often(1, 'delete', { own, which }),
  often(4, 'submit', { own }),
  often(2, 'give', {}),
  often(2, 'receiveAll', { which }),
  often(6, 'receive', {
    which,
    how: fc.array(fc.constantFrom('accept', 'price', 'hold', 'reject', 'later'), {
      minLength: 1,
      maxLength: 8,
    }),
  }),
  often(3, 'price', { which, to: fc.integer({ min: 0, max: 9_999 }) }),
  often(3, 'move', { which, to: fc.constantFrom('WITHDRAWN', 'LOST', 'ON_SALE', 'ON_SALE') }),
  often(4, 'switch', { which, off: fc.boolean() }),
  // Few prices, so that now and then it is the one that the item has, or that was asked for before.
  often(5, 'ask', {
    which,
    wish: fc.constantFrom<(number | 'WITHDRAWAL')[]>(1234, 2_000, 3_000, 'WITHDRAWAL'),
  }),
  often(1, 'takeBack', { which }),
  often(3, 'answer', { which, granted: own }),
  often(1, 'schedule', { schedule }),
  often(6, 'days', { count: days }),
);
