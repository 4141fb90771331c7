import { chosenCustomer } from '#lib/server/own-customer.ts';
import type { LayoutServerLoad } from './$types';

/** For whom the reader acts, and the query that carries that choice from page to page. */
export const load: LayoutServerLoad = (event) => {
  const own = event.locals.viewer?.customers ?? [];
  const customer = chosenCustomer(event);
  return {
    customer,
    several: own.length > 1,
    carry: customer && own.length > 1 ? `?customer=${customer.number}` : '',
  };
};
