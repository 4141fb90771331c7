import { type FormField, inputOf, typedValues, unreadableIn, type Values } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
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

/** Given or taken back, how much, and why; what is left is said where more is taken than there is. */
export const creditFields = (left: string): readonly FormField<'kind' | 'amountMinor' | 'reason'>[] => [
  {
    ...{ name: 'kind', kind: 'radio', label: m.credit_way, width: 'wide' },
    options: () => Object.entries(WAYS).map(([value, { words }]) => ({ value, words: words() })),
  },
  {
    ...{ name: 'amountMinor', kind: 'money', label: m.balance_amount, width: 'third' },
    faults: { CREDIT_TOO_LOW: () => m.credit_too_low({ left }) },
  },
  { name: 'reason', label: m.balance_reason, hint: m.credit_reason_hint, maxlength: 200, width: 'wide' },
];

const isWay = (name = ''): name is keyof typeof WAYS => Object.hasOwn(WAYS, name);

const CREDIT_FIELDS = creditFields('');

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
      ...(reason?.trim() ? [] : [{ path: 'reason', code: 'REQUIRED' }]),
    ],
  };
}
