import { chosenCustomer } from '#lib/server/own-customer.ts';
import type { LayoutServerLoad } from './$types';

/** For whom the reader acts, and the query that carries that choice from page to page. */
export const load: LayoutServerLoad = (event) => {
  // Before anything of the page is read: what changes from here on its stream tells of.
  const madeAt = Date.now();
  const own = event.locals.viewer?.customers ?? [];
  const customer = chosenCustomer(event);
  // Nobody is logged in any more, and a form was sent: it goes on for whom it was filled in.
  const asked = event.locals.viewer ? null : /^\d{1,9}$/.exec(event.url.searchParams.get('customer') ?? '');
  const number = own.length > 1 ? customer?.number : asked?.[0];
  return {
    customer,
    madeAt,
    several: own.length > 1,
    carry: number === undefined ? '' : `?customer=${number}`,
  };
};
