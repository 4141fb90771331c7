import { error } from '@sveltejs/kit';
import { ask, found, unavailable } from '#lib/server/ask.ts';
import { needModule } from '#lib/server/gate.ts';
import { itemNumber } from '#lib/server/item.ts';
import { SaleReceipt } from './slip.operation.ts';
import { hasSlip, slipOf } from './slip.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  needModule(event, 'CONSIGNMENT');
  const { store, requestId } = event.locals;
  const variables = { number: itemNumber(event.params.number) };
  const { data, partial } = await ask(event, SaleReceipt, variables);
  const order = found(data.orderByNumber, { partial, what: 'sale', requestId });
  // Of a store that nobody can say anything of now, nobody can say that it prints none.
  if (!store) unavailable(requestId);
  if (!hasSlip(store.country, order))
    error(404, { message: 'Its receipt is that of the cash register', code: 'NOT_FOUND' });
  return { slip: slipOf(order, store), variables, partial };
};
