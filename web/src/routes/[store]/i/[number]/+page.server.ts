import { error, redirect } from '@sveltejs/kit';
import { itemNumber } from '#lib/server/item.ts';
import { isSignedIn } from '#lib/server/frame.ts';
import { logInPath } from '#lib/server/return-path.ts';
import { readSession } from '#lib/server/session.ts';
import type { PageServerLoad } from './$types';

/** Where a label's square leads: staff to the item in the console, a consignor to it on My page, others to the log-in. */
export const load: PageServerLoad = ({ params, locals, cookies }) => {
  const { store } = params;
  const number = itemNumber(params.number);
  if (!locals.storeId) error(404, { message: 'No such store', code: 'NOT_FOUND' });
  if (readSession(cookies, store, 'staff')) redirect(303, `/${store}/console/i/${number}`);
  const item = `/${store}/my/stock/${number}`;
  redirect(303, isSignedIn(locals) ? item : logInPath(store, 'portal', item));
};
