import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import { typedAmount } from '#lib/amount.ts';
import type { Values } from '#lib/form/fields.ts';
import { readItemNumber } from '#lib/server/item.ts';
import { tell } from '#lib/server/ask.ts';
import { refused, troubled } from '#lib/server/form.ts';
import { lacking } from '#lib/server/gate.ts';
import type { FormAnswer } from '#lib/words.ts';
import { findBuyer } from './buyer.ts';
import { UnitToSell } from './till.operation.ts';
import {
  linesIn,
  MOST_LINES,
  numberIn,
  type TillLine,
  type TillAnswer,
  typedIn,
  withLines,
} from './till-values.ts';

type Outcome = TillAnswer | ActionFailure<FormAnswer>;
/** What is added in the end, or why nothing was. */
type Refuse = (
  path: string,
  code: string,
  more?: { figures?: Record<string, number>; state?: string },
) => ActionFailure<FormAnswer>;

/** One step at the counter: a number becomes a line, a name a buyer, a line goes; sums are reckoned anew in any case. */
export async function step(event: RequestEvent): Promise<Outcome> {
  const { requestId } = event.locals;
  const values = typedIn(await event.request.formData());
  const { remove, choose, ...kept } = values;
  const trouble = lacking(event.locals, 'commerce.sell');
  if (trouble) return troubled(trouble, kept, requestId);
  if (remove !== undefined)
    return {
      values: withLines(
        kept,
        linesIn(kept).filter((_, at) => String(at) !== remove),
      ),
    };
  if (choose !== undefined) return { values: { ...kept, customer: choose, buyer: '' } };
  if (kept['number']) return addLine(event, kept);
  return kept['buyer'] ? findBuyer(event, kept) : { values: kept };
}

/** A new sale that begins with what was scanned elsewhere. */
export async function begin(event: RequestEvent, number: string): Promise<TillAnswer | FormAnswer> {
  const begun = await addLine(event, { number: number.trim().slice(0, 300) });
  return 'data' in begun ? begun.data : begun;
}

async function addLine(event: RequestEvent, values: Values): Promise<Outcome> {
  const { requestId, storeId } = event.locals;
  const typed = values['number'] ?? '';
  const lines = linesIn(values);
  // The field is empty for the next one, whatever became of this; what is said of it names it.
  const emptied = { ...values, number: '', asked: typed.slice(0, 60) };
  const refuse: Refuse = (path, code, { figures = {}, state = '' } = {}) =>
    refused(
      { __typename: 'InvalidInput', fields: [{ path, code }] },
      { ...emptied, askedState: state },
      requestId,
      figures,
    );
  const sku = numberIn(typed, storeId ?? '');
  const number = sku === null ? null : readItemNumber(sku);
  if (sku === null || number === null) return refuse('number', 'UNKNOWN');
  if (lines.some((line) => line.sku === sku)) return refuse('number', 'TWICE');
  if (lines.length >= MOST_LINES) return refuse('number', 'TOO_MANY');
  const answer = await tell(event, UnitToSell, { sku, number });
  if (answer.trouble) return troubled(answer.trouble, values, requestId);
  const { sellableUnitBySku: unit, consignmentItemByNumber: item } = answer.data;
  const order = item?.order?.number;
  if (order !== undefined) return refuse('number', 'SOLD', { figures: { order } });
  if (!unit && !item) return refuse('number', 'UNKNOWN');
  if (!unit?.isOnSale)
    return refuse('number', 'NOT_ON_SALE', {
      figures: item ? { item: number } : {},
      state: item?.state ?? '',
    });
  const line: TillLine = {
    ...{ sku: unit.sku, askingMinor: unit.price.amountMinor, description: unit.description },
    ...{ price: typedAmount(unit.price), discount: '', borneBy: '' },
  };
  return { values: withLines({ ...values, number: '' }, [...lines, line]), added: unit.sku };
}
