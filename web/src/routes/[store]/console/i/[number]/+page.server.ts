import { redirect } from '@sveltejs/kit';
import { ask, found } from '#lib/server/ask.ts';
import { needModule } from '#lib/server/gate.ts';
import { itemNumber } from '#lib/server/item.ts';
import { ItemOfNumber } from './number.operation.ts';
import type { PageServerLoad } from './$types';

/** The page of the item that has this number on its label. */
export const load: PageServerLoad = async (event) => {
  needModule(event, 'CONSIGNMENT');
  const { store } = event.params;
  const number = itemNumber(event.params.number);
  const { data, partial } = await ask(event, ItemOfNumber, { number });
  const { requestId } = event.locals;
  const item = found(data.consignmentItemByNumber, { partial, what: 'item', requestId });
  redirect(303, `/${store}/console/customers/${item.customer.id}/items/${item.id}`);
};
