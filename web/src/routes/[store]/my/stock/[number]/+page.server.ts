import { error } from '@sveltejs/kit';
import { RETURN } from '#lib/list/back.ts';
import { ask, found } from '#lib/server/ask.ts';
import { itemNumber } from '#lib/server/item.ts';
import { requireCustomer } from '#lib/server/own-customer.ts';
import { returnPath } from '#lib/server/return-path.ts';
import { MyItem } from './item.operation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, locals, url } = event;
  const customer = requireCustomer(event);
  const { data, partial } = await ask(event, MyItem, { number: itemNumber(params.number) });
  const { requestId } = locals;
  const item = found(data.consignmentItemByNumber, { partial, what: 'item', requestId });
  // Who has several customers looks at one of them at a time.
  if (item.customer.id !== customer.id) error(404, { message: 'No such item', code: 'NOT_FOUND' });
  const asked = url.searchParams.get(RETURN);
  return { item, back: asked && returnPath(asked, params.store, 'portal'), partial };
};
