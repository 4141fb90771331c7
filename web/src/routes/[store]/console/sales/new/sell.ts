import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import { typedAmount } from '#lib/amount.ts';
import type { Values } from '#lib/form/fields.ts';
import { tell } from '#lib/server/ask.ts';
import { sentBefore } from '#lib/server/entry.ts';
import { refused } from '#lib/server/form.ts';
import { save } from '#lib/server/save.ts';
import type { FormAnswer } from '#lib/words.ts';
import { withBuyer } from './buyer.ts';
import { RecordSale, UnitToSell } from './till.operation.ts';
import { givenIn, placeIn, readSale } from './till-form.ts';
import { linesIn, ofLine, withLines } from './till-values.ts';

interface Refused {
  fields?: { path: string; code: string }[];
  unavailable?: { path: string; soldInOrder: number | null }[];
  /** What the buyer has of store credit, where it was too little. */
  remaining?: { amountMinor: number };
}

/** Sells what the form says, to the page of the sale; or tells at its fields why not. */
export async function sell(event: RequestEvent): Promise<ActionFailure<FormAnswer>> {
  const { currency = '', country = '' } = event.locals.store ?? {};
  const till = { currency, country };
  const answer = await save(event, {
    right: 'commerce.sell',
    sent: await withBuyer(event, await event.request.formData()),
    read: (form) => readSale(form, till),
    document: RecordSale,
    variables: ({ input }) => ({ input }),
    made: 'Order',
    to: ({ number }, _, values) => {
      const given = givenIn(values, till);
      const cash = given === null ? '' : `&given=${given}`;
      return `/${event.params['store']}/console/sales/${number}?sold=yes${cash}`;
    },
    refuse: tellAtFields(event),
  });
  return repriced(event, answer);
}

/** What the graph refuses, at the fields that the form has for it; of what was sold meanwhile the sale that has it. */
function tellAtFields(event: RequestEvent) {
  const before = sentBefore(event);
  return (result: Refused, values: Values) => {
    const gone = result.unavailable ?? [];
    const fields = [
      ...(result.fields ?? []).map(({ path, code }) => ({
        path: placeIn(path),
        code: path.endsWith('.askingMinor') ? 'ASKING' : code,
      })),
      ...gone.map(({ path, soldInOrder }) => ({ path, code: soldInOrder === null ? 'NOT_ON_SALE' : 'SOLD' })),
      ...(result.remaining ? [{ path: 'paidBy', code: 'CREDIT_TOO_LOW' }] : []),
    ];
    const figures = Object.fromEntries([
      ...gone.map(({ path, soldInOrder }) => [path, soldInOrder ?? undefined]),
      ...(result.remaining ? [['paidBy', result.remaining.amountMinor]] : []),
    ]);
    return (
      before(result, values) ??
      refused({ __typename: 'InvalidInput', fields }, values, event.locals.requestId, figures)
    );
  };
}

/** Lines whose item costs something else meanwhile go on with that; a price that was typed by hand stays. */
async function repriced(event: RequestEvent, answer: ActionFailure<FormAnswer>) {
  const { fields, values } = answer.data;
  const lines = await Promise.all(
    linesIn(values).map(async (line, at) => {
      const path = ofLine(at, 'priceMinor');
      if (fields[path] !== 'ASKING') return line;
      const asked = await tell(event, UnitToSell, { sku: line.sku, number: Number(line.sku) });
      const price = asked.trouble ? null : asked.data.sellableUnitBySku?.price;
      if (!price) return line;
      answer.data.figures[path] = price.amountMinor;
      const shown = typedAmount({ ...price, amountMinor: line.askingMinor });
      const isOwn = line.price !== '' && line.price !== shown;
      return {
        ...line,
        askingMinor: price.amountMinor,
        price: isOwn ? line.price : typedAmount(price),
      };
    }),
  );
  Object.assign(values, withLines(values, lines));
  return answer;
}
