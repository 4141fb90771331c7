import { type FormField, inputOf, typedValues, unreadableIn, type Values } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { amountFaults } from '#lib/form/amount-faults.ts';
import { money } from '#lib/format.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { AddStoreCredit } from './credit.operation.ts';

type Input = VariablesOf<typeof AddStoreCredit>['input'];
type Line = Pick<Input, 'amountMinor' | 'reason'>;

/** Which way it moves the credit: nobody types a sign. */
const WAYS = {
  GIVE: { sign: 1, words: m.credit_way_give },
  TAKE: { sign: -1, words: m.credit_way_take },
} as const;

/** What the customer has, and which way it is moved: by that an amount is judged. */
interface Credit {
  leftMinor: number;
  currency: string;
  way: string | undefined;
}

/** Given or taken back, how much, and why; what is left is said where more is taken than there is. */
export const creditFields = ({
  leftMinor,
  currency,
  way,
}: Credit): readonly FormField<'kind' | 'amountMinor' | 'reason'>[] => [
  {
    ...{ name: 'kind', kind: 'radio', label: m.credit_way, width: 'wide' },
    options: () => Object.entries(WAYS).map(([value, { words }]) => ({ value, words: words() })),
  },
  {
    ...{ name: 'amountMinor', kind: 'money', label: m.balance_amount, width: 'third' },
    faults: amountSaid({ leftMinor, currency, way }),
  },
  { name: 'reason', label: m.balance_reason, hint: m.credit_reason_hint, maxlength: 200, width: 'wide' },
];

/** No more is taken back than there is, and where there is nothing that is said. */
function amountSaid({ leftMinor, currency, way }: Credit): Record<string, () => string> {
  const tooLow = (): string => m.credit_too_low({ left: money({ amountMinor: leftMinor, currency }) });
  const most = way === 'TAKE' ? { mostMinor: leftMinor } : {};
  const said = amountFaults(currency, { leastMinor: 1, ...most });
  return { ...said, ...(way === 'TAKE' && leftMinor < 1 && { NOTHING: tooLow }), CREDIT_TOO_LOW: tooLow };
}

const isWay = (name = ''): name is keyof typeof WAYS => Object.hasOwn(WAYS, name);

const CREDIT_FIELDS = creditFields({ leftMinor: 0, currency: 'EUR', way: undefined });

/** The form as it was sent. */
export function readCredit(form: FormData, currency: string): ReadForm<Line> {
  const values: Values = typedValues(CREDIT_FIELDS, form);
  const { kind: way, amountMinor: typed, reason } = values;
  const { amountMinor } = inputOf<{ amountMinor: number | null }>(
    CREDIT_FIELDS.filter(({ name }) => name === 'amountMinor'),
    values,
    currency,
  );
  const unreadable = unreadableIn(CREDIT_FIELDS, values, currency);
  const isLess = unreadable.length === 0 && (amountMinor ?? 0) < 0;
  const { sign } = isWay(way) ? WAYS[way] : WAYS.GIVE;
  return {
    values,
    input: { amountMinor: sign * (amountMinor ?? 0), reason: reason ?? '' },
    fields: [
      ...(isWay(way) ? [] : [{ path: 'kind', code: 'REQUIRED' }]),
      ...(typed?.trim() ? [] : [{ path: 'amountMinor', code: 'REQUIRED' }]),
      ...unreadable,
      ...(isLess ? [{ path: 'amountMinor', code: 'NOT_AN_AMOUNT' }] : []),
      ...(amountMinor === 0 ? [{ path: 'amountMinor', code: 'NOTHING' }] : []),
      ...(reason?.trim() ? [] : [{ path: 'reason', code: 'REQUIRED' }]),
    ],
  };
}
