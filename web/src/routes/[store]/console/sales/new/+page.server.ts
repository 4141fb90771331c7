import type { RequestEvent } from '@sveltejs/kit';
import type { Values } from '#lib/form/fields.ts';
import { refused } from '#lib/server/form.ts';
import { needModule, needRight } from '#lib/server/gate.ts';
import { sentBefore } from '#lib/server/entry.ts';
import { save } from '#lib/server/save.ts';
import { step } from './add.ts';
import { RecordSale } from './till.operation.ts';
import { placeIn, readSale } from './till-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  needModule(event, 'CONSIGNMENT');
  needRight(event, 'commerce.sell');
  return { idempotencyKey: crypto.randomUUID() };
};

interface Refused {
  fields?: { path: string; code: string }[];
  unavailable?: { path: string; soldInOrder: number | null }[];
  /** What the buyer has of store credit, where it was too little. */
  remaining?: { amountMinor: number };
}

/** What the graph refuses, at the fields that the form has for it; of what was sold meanwhile the sale that has it. */
function tellAtFields(event: RequestEvent) {
  const before = sentBefore(event);
  return (result: Refused, values: Values) => {
    const gone = result.unavailable ?? [];
    const fields = [
      ...(result.fields ?? []).map(({ path, code }) => ({ path: placeIn(path), code })),
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

export const actions: Actions = {
  add: step,
  sell: (event) => {
    const { currency = '', country = '' } = event.locals.store ?? {};
    return save(event, {
      right: 'commerce.sell',
      read: (form) => readSale(form, { currency, country }),
      document: RecordSale,
      variables: ({ input }) => ({ input }),
      made: 'Order',
      to: ({ number }) => `/${event.params.store}/console/sales/${number}?sold=yes`,
      refuse: tellAtFields(event),
    });
  },
};
