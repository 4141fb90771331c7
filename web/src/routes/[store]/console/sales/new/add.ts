import { type ActionFailure, redirect, type RequestEvent } from '@sveltejs/kit';
import { typedAmount } from '#lib/amount.ts';
import type { Values } from '#lib/form/fields.ts';
import { readItemNumber } from '#lib/server/item.ts';
import { tell } from '#lib/server/ask.ts';
import { refused, troubled } from '#lib/server/form.ts';
import { lacking } from '#lib/server/gate.ts';
import type { FormAnswer } from '#lib/words.ts';
import { findBuyer, withBuyer } from './buyer.ts';
import { addressOf, buyerOf, valuesOf } from './till-address.ts';
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
/**
 * One step at the counter: a number becomes a line, a name a buyer, a line goes; sums are reckoned anew in any case. It goes on
 * at the address of what the sale is now; only who may be meant, and what was refused, is said at once.
 */
export async function step(event: RequestEvent): Promise<Outcome> {
  const outcome = await stepped(event);
  if ('data' in outcome || outcome.candidates) return outcome;
  redirect(303, `${event.url.pathname}?${addressOf(outcome.values, outcome.added)}`);
}

async function stepped(event: RequestEvent): Promise<Outcome> {
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

/** The sale that the address tells, with what was scanned elsewhere; null where it tells of none. */
export async function begin(event: RequestEvent): Promise<TillAnswer | FormAnswer | null> {
  const { searchParams: query, pathname } = event.url;
  const said = valuesOf(query);
  if (said === null) return null;
  const form = new FormData();
  form.set('buyer', buyerOf(query));
  const customer = (await withBuyer(event, form)).get('customer');
  const known = await asTheyAre(event, { ...said, ...(typeof customer === 'string' && { customer }) });
  const numbers = query.getAll('number').slice(0, MOST_LINES);
  let begun: Outcome = known;
  for (const number of numbers) {
    const { values }: { values: Values } = 'data' in begun ? begun.data : begun;
    const next = await addLine(event, { ...values, number: number.trim().slice(0, 300) });
    // What is wrong with one is said, whatever came behind it.
    begun = 'data' in begun ? { ...begun, data: { ...begun.data, values: valuesIn(next) } } : next;
  }
  if ('data' in begun) return begun.data;
  if (numbers.length) redirect(303, `${pathname}?${addressOf(begun.values, begun.added)}`);
  const added = query.get('added');
  return added && linesIn(begun.values).some(({ sku }) => sku === added) ? { ...begun, added } : begun;
}

const valuesIn = (outcome: Outcome): Values => ('data' in outcome ? outcome.data.values : outcome.values);

/** The form with what its lines are called; what was sold meanwhile, in this sale perhaps, is left out and told. */
async function asTheyAre(event: RequestEvent, values: Values): Promise<Outcome> {
  const found = await Promise.all(
    linesIn(values).map(async (line) => ({ line, ...(await lookUp(event, line.sku, Number(line.sku))) })),
  );
  const stay = found.flatMap(({ line, unit, trouble }) =>
    unit || trouble ? [{ ...line, description: unit?.description ?? '' }] : [],
  );
  const rest = withLines(values, stay);
  const trouble = found.find((each) => each.trouble)?.trouble;
  if (trouble) return troubled(trouble, rest, event.locals.requestId);
  const gone = found.find(({ fault }) => fault);
  return gone?.fault ? refuse(event, { ...rest, asked: gone.line.sku }, gone.fault) : { values: rest };
}

/** Why something cannot be sold, and what is known of it. */
interface Fault {
  code: string;
  figures?: Record<string, number>;
  state?: string;
}

function refuse(event: RequestEvent, values: Values, { code, figures = {}, state = '' }: Fault) {
  return refused(
    { __typename: 'InvalidInput', fields: [{ path: 'number', code }] },
    { ...values, askedState: state },
    event.locals.requestId,
    figures,
  );
}

/** What has this number, if it can be sold; else why not. */
async function lookUp(event: RequestEvent, sku: string, number: number) {
  const answer = await tell(event, UnitToSell, { sku, number });
  if (answer.trouble) return { trouble: answer.trouble };
  const { sellableUnitBySku: unit, consignmentItemByNumber: item } = answer.data;
  const order = item?.order?.number;
  if (order !== undefined) return { fault: { code: 'SOLD', figures: { order } } };
  if (!unit && !item) return { fault: { code: 'UNKNOWN' } };
  if (unit?.isOnSale) return { unit };
  const figures: Record<string, number> = item ? { item: number } : {};
  return { fault: { code: 'NOT_ON_SALE', figures, state: item?.state ?? '' } };
}

async function addLine(event: RequestEvent, values: Values): Promise<Outcome> {
  const { requestId, storeId } = event.locals;
  const typed = values['number'] ?? '';
  const lines = linesIn(values);
  // The field is empty for the next one, whatever became of this; what is said of it names it.
  const emptied = { ...values, number: '', asked: typed.slice(0, 60) };
  const sku = numberIn(typed, storeId ?? '');
  const number = sku === null ? null : readItemNumber(sku);
  if (sku === null || number === null) return refuse(event, emptied, { code: 'UNKNOWN' });
  if (lines.some((line) => line.sku === sku)) return refuse(event, emptied, { code: 'TWICE' });
  if (lines.length >= MOST_LINES) return refuse(event, emptied, { code: 'TOO_MANY' });
  const { unit, fault, trouble } = await lookUp(event, sku, number);
  if (trouble) return troubled(trouble, values, requestId);
  if (!unit) return refuse(event, emptied, fault);
  const line: TillLine = {
    ...{ sku: unit.sku, askingMinor: unit.price.amountMinor, description: unit.description },
    ...{ price: typedAmount(unit.price), discount: '', borneBy: '' },
  };
  return { values: withLines({ ...values, number: '' }, [...lines, line]), added: unit.sku };
}
