import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import { typedAmount } from '#lib/amount.ts';
import type { Values } from '#lib/form/fields.ts';
import { readItemNumber } from '#lib/server/item.ts';
import { tell } from '#lib/server/ask.ts';
import { refused, troubled } from '#lib/server/form.ts';
import { lacking } from '#lib/server/gate.ts';
import type { FormAnswer } from '#lib/words.ts';
import { BuyersFound, UnitToSell } from './till.operation.ts';
import {
  buyerSaid,
  linesIn,
  MOST_LINES,
  numberIn,
  type TillLine,
  typedIn,
  withLines,
} from './till-values.ts';

/** How many of those who may be meant are offered. */
const OFFERED = 5;

/** Somebody who may be the buyer. */
export interface Candidate {
  said: string;
  number: number;
  name: string;
  town: string | null;
}

/** The form as it goes on: what was typed, with one line more or less, or a buyer. */
export interface TillAnswer {
  values: Values;
  /** Of the line that came, to be said to who does not see it. */
  added?: string;
  candidates?: Candidate[];
}

type Outcome = TillAnswer | ActionFailure<FormAnswer>;
/** What is added in the end, or why nothing was. */
type Refuse = (path: string, code: string, figures?: Record<string, number>) => ActionFailure<FormAnswer>;

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

async function addLine(event: RequestEvent, values: Values): Promise<Outcome> {
  const { requestId, storeId } = event.locals;
  const typed = values['number'] ?? '';
  const lines = linesIn(values);
  // The field is empty for the next one, whatever became of this; what is said of it names it.
  const emptied = { ...values, number: '', asked: typed.slice(0, 60) };
  const refuse: Refuse = (path, code, figures = {}) =>
    refused({ __typename: 'InvalidInput', fields: [{ path, code }] }, emptied, requestId, figures);
  const sku = numberIn(typed, storeId ?? '');
  const number = sku === null ? null : readItemNumber(sku);
  if (sku === null || number === null) return refuse('number', 'UNKNOWN');
  if (lines.some((line) => line.sku === sku)) return refuse('number', 'TWICE');
  if (lines.length >= MOST_LINES) return refuse('number', 'TOO_MANY');
  const answer = await tell(event, UnitToSell, { sku, number });
  if (answer.trouble) return troubled(answer.trouble, values, requestId);
  const { sellableUnitBySku: unit, consignmentItemByNumber: item } = answer.data;
  const order = item?.order?.number;
  if (order !== undefined) return refuse('number', 'SOLD', { order });
  if (!unit) return refuse('number', item ? 'NOT_ON_SALE' : 'UNKNOWN');
  if (!unit.isOnSale) return refuse('number', 'NOT_ON_SALE');
  const line: TillLine = {
    ...{ sku: unit.sku, askingMinor: unit.price.amountMinor, description: unit.description },
    ...{ price: typedAmount(unit.price), discount: '', borneBy: '' },
  };
  return { values: withLines({ ...values, number: '' }, [...lines, line]), added: unit.sku };
}

async function findBuyer(event: RequestEvent, values: Values): Promise<Outcome> {
  const { requestId } = event.locals;
  const search = (values['buyer'] ?? '').slice(0, 200);
  const answer = await tell(event, BuyersFound, { search, first: OFFERED + 1 });
  if (answer.trouble) return troubled(answer.trouble, values, requestId);
  const found = answer.data.customers.nodes;
  const refuse = (code: string) =>
    refused({ __typename: 'InvalidInput', fields: [{ path: 'buyer', code }] }, values, requestId);
  const one = found.length === 1 ? found[0] : found.find(({ number }) => String(number) === search);
  if (one) {
    const customer = buyerSaid({ id: one.id, number: one.number, name: one.displayName });
    return { values: { ...values, customer, buyer: '' } };
  }
  if (found.length === 0) return refuse('NOBODY');
  return {
    values,
    candidates: found.slice(0, OFFERED).map(({ id, number, displayName: name, billingAddress }) => ({
      ...{ said: buyerSaid({ id, number, name }), number, name },
      town: billingAddress?.town ?? null,
    })),
  };
}
