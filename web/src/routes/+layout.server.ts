import type { LayoutServerLoad } from './$types';

/** What every page and its frame know. */
export const load: LayoutServerLoad = ({ locals, url }) => ({
  locale: locals.locale,
  storeId: locals.storeId,
  store: locals.store,
  viewer: locals.viewer,
  lacksStep: locals.secondStep !== null,
  here: url.pathname + url.search,
});
