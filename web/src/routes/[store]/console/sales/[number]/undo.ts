import type { Values } from '#lib/form/fields.ts';
import type { ResultOf, VariablesOf } from '#lib/graph/graphql.ts';
import type { PaymentMethod } from '../payment-words.ts';
import type { UndoSale, WholeSale } from './sale.operation.ts';
import type { ReadForm } from '#lib/server/save.ts';
import { typedIn } from '../new/till-values.ts';

export type Sale = NonNullable<ResultOf<typeof WholeSale>['orderByNumber']>;
export type SaleLine = Sale['lines'][number];
type Input = VariablesOf<typeof UndoSale>['input'];

/** Whether a line was taken back. */
export const isUndone = ({ ordered, cancelled, returned }: SaleLine): boolean =>
  cancelled + returned >= ordered;

/** Whether what its consignor gets is not written yet. */
export const isShareOpen = (line: SaleLine): boolean => line.item?.sale === null && !isUndone(line);

/** The ways that a sale was paid, each once. */
export function methodsOf({ payments }: Sale): PaymentMethod[] {
  return [...new Set(payments.filter(({ amount }) => amount.amountMinor > 0).map(({ method }) => method))];
}

/** What the page asks about before it is done: all that is left, or what was ticked; null where nothing is asked. */
export function askedOf(query: URLSearchParams, lines: readonly SaleLine[]): SaleLine[] | null {
  const undo = query.get('undo');
  if (undo === null) return null;
  const ticked = new Set(query.getAll('line'));
  return lines.filter((line) => !isUndone(line) && (undo === 'all' || ticked.has(String(line.position))));
}

const isMethod = (typed: string): typed is PaymentMethod =>
  ['CASH', 'CARD', 'TRANSFER', 'STORE_CREDIT', 'REGISTER'].includes(typed);

/** The answer to the question, as it was sent. */
export function readUndo(form: FormData): ReadForm<Input> {
  const values: Values = typedIn(form);
  const { refundBy = '', lines = '', order = '' } = values;
  return {
    values,
    input: {
      orderId: order,
      lineIds: lines.split(' ').filter(Boolean),
      refundBy: isMethod(refundBy) ? refundBy : null,
    },
    fields: form.has('paidBySeveral') && !isMethod(refundBy) ? [{ path: 'refundBy', code: 'REQUIRED' }] : [],
  };
}
