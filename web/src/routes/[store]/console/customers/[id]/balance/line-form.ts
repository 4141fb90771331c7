import { type FormField, inputOf, typedValues, unreadableIn, type Values } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { amountFaults } from '#lib/form/amount-faults.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { AddBalanceLine } from './balance.operation.ts';

type Input = VariablesOf<typeof AddBalanceLine>['input'];
type Line = Pick<Input, 'kind' | 'amountMinor' | 'reason'>;

/** What may be written, and which way it moves the balance: nobody types a sign. */
const WAYS = {
  FEE: { kind: 'FEE', sign: -1, words: m.balance_way_fee },
  LESS: { kind: 'ADJUSTMENT', sign: -1, words: m.balance_way_less },
  MORE: { kind: 'ADJUSTMENT', sign: 1, words: m.balance_way_more },
} as const;

/** A fee or an adjustment, how much, and why. */
export const lineFields = (currency: string): readonly FormField<'kind' | 'amountMinor' | 'reason'>[] => [
  {
    ...{ name: 'kind', kind: 'radio', label: m.balance_way, width: 'wide' },
    fullLabel: m.balance_way_short,
    options: () => Object.entries(WAYS).map(([value, { words }]) => ({ value, words: words() })),
  },
  {
    ...{ name: 'amountMinor', kind: 'money', label: m.balance_amount, width: 'third' },
    faults: amountFaults(currency, { leastMinor: 1 }),
  },
  { name: 'reason', label: m.balance_reason, hint: m.balance_reason_hint, maxlength: 200, width: 'wide' },
];

const isWay = (name = ''): name is keyof typeof WAYS => Object.hasOwn(WAYS, name);

/** The form as it was sent. */
export function readLine(form: FormData, currency: string): ReadForm<Line> {
  const fields = lineFields(currency);
  const values: Values = typedValues(fields, form);
  const { kind: way, amountMinor: typed, reason } = values;
  const { amountMinor } = inputOf<{ amountMinor: number | null }>(
    fields.filter(({ name }) => name === 'amountMinor'),
    values,
    currency,
  );
  const unreadable = unreadableIn(fields, values, currency);
  const isLess = unreadable.length === 0 && (amountMinor ?? 0) < 0;
  const { kind, sign } = isWay(way) ? WAYS[way] : WAYS.FEE;
  return {
    values,
    input: { kind, amountMinor: sign * (amountMinor ?? 0), reason: reason ?? '' },
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
