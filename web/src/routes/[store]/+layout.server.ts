import { error } from '@sveltejs/kit';
import { isOperators } from '#lib/operator.ts';
import { unavailable } from '#lib/server/ask.ts';
import { isStoreId } from '#lib/server/address.ts';
import type { LayoutServerLoad } from './$types';

/** Says why an address leads to no store [K2]; below this every page may count on `store`. */
export const load: LayoutServerLoad = ({ params, locals }) => {
  const asked = params.store;
  if (!isStoreId(asked))
    error(404, { message: 'A store id is five digits', code: 'STORE_ID', asked: asked.slice(0, 40) });
  if (locals.unavailable && !locals.store) unavailable(locals.requestId);
  if (!locals.store) error(404, { message: 'There is no such store', code: 'NO_STORE', asked });
  // Where stores are made there is no shop: nothing for customers, and no page of its own.
  if (isOperators(asked) && locals.area !== 'console')
    error(404, { message: 'There is no such store', code: 'NO_STORE', asked });
  return { store: locals.store, storeId: asked };
};
