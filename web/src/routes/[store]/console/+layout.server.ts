import { error } from '@sveltejs/kit';
import { isPageOf } from '#lib/operator.ts';
import { cameFrom } from '#lib/server/way-back.ts';
import type { LayoutServerLoad } from './$types';

/**
 * The list that a page was opened from, for every page of the console: its way back leads there. Where stores are made there
 * is nothing of a shop, and in a shop nothing of that.
 */
export const load: LayoutServerLoad = ({ url, route, params, locals }) => {
  if (!isPageOf(params.store, route.id)) error(404, { message: 'Not in this store', code: 'NOT_FOUND' });
  return { from: cameFrom(url, locals.storeId) };
};
