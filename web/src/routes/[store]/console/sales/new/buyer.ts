import type { ActionFailure, RequestEvent } from '@sveltejs/kit';
import type { Values } from '#lib/form/fields.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import { tell } from '#lib/server/ask.ts';
import { refused, troubled } from '#lib/server/form.ts';
import type { FormAnswer } from '#lib/words.ts';
import { BuyersFound } from './till.operation.ts';
import { buyerSaid, type TillAnswer } from './till-values.ts';

/** How many of those who may be meant are offered. */
const OFFERED = 5;

type Found = ResultOf<typeof BuyersFound>['customers']['nodes'][number];

const said = ({ id, number, displayName: name, storeCredit }: Found): string =>
  buyerSaid({ id, number, name, creditMinor: storeCredit?.amountMinor ?? null });

/** Whose name or number was typed: the buyer, those who may be it, or that nobody is called so. */
export async function findBuyer(
  event: RequestEvent,
  values: Values,
): Promise<TillAnswer | ActionFailure<FormAnswer>> {
  const { requestId } = event.locals;
  const search = (values['buyer'] ?? '').slice(0, 200);
  const answer = await tell(event, BuyersFound, { search, first: OFFERED + 1 });
  if (answer.trouble) return troubled(answer.trouble, values, requestId);
  const found = answer.data.customers.nodes;
  const one = found.length === 1 ? found[0] : found.find(({ number }) => String(number) === search);
  if (one) return { values: { ...values, customer: said(one), buyer: '' } };
  if (found.length === 0)
    return refused(
      { __typename: 'InvalidInput', fields: [{ path: 'buyer', code: 'NOBODY' }] },
      values,
      requestId,
    );
  return {
    values,
    hasMore: found.length > OFFERED,
    candidates: found.slice(0, OFFERED).map((each) => ({
      ...{ said: said(each), number: each.number, name: each.displayName },
      town: each.billingAddress?.town ?? null,
    })),
  };
}

/** The form with the buyer whose number was typed and not looked for: a number is one customer's, a name may be several's. */
export async function withBuyer(event: RequestEvent, form: FormData): Promise<FormData> {
  const typed = String(form.get('buyer') ?? '').trim();
  if (form.get('customer') || !/^\d{1,10}$/.test(typed)) return form;
  const answer = await tell(event, BuyersFound, { search: typed, first: OFFERED + 1 });
  const one = answer.trouble
    ? undefined
    : answer.data.customers.nodes.find(({ number }) => String(number) === typed);
  if (one) {
    form.set('customer', said(one));
    form.delete('buyer');
  }
  return form;
}
