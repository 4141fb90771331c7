import { type RequestEvent, error, redirect } from '@sveltejs/kit';
import type { OwnCustomer } from '#lib/graph/frame.ts';
import { type Trouble, unavailable } from '#lib/server/ask.ts';

/**
 * The customer the reader acts for [N24]: the only one, or the one whose number the address names. Null
 * while there are several and none was chosen, or there is none at all.
 */
export function chosenCustomer({ locals, url }: RequestEvent): OwnCustomer | null {
  const own = locals.viewer?.customers ?? [];
  const asked = url.searchParams.get('customer');
  if (asked !== null) return own.find((each) => String(each.number) === asked) ?? null;
  return own.length === 1 ? (own[0] ?? null) : null;
}

/** For pages about one customer: without a choice they lead to it, someone else's number is not found. */
export function requireCustomer(event: RequestEvent): OwnCustomer {
  if (event.locals.unavailable) unavailable(event.locals.requestId);
  const customer = chosenCustomer(event);
  if (customer) return customer;
  if (event.url.searchParams.has('customer')) error(404, { message: 'No such customer', code: 'NOT_FOUND' });
  redirect(303, `/${event.locals.storeId}/my`);
}

/** The same for a page with a form, which stays where it is when nobody is logged in any more: null then. */
export function customerOfForm(event: RequestEvent): OwnCustomer | null {
  return event.request.method === 'POST' ? chosenCustomer(event) : requireCustomer(event);
}

/** For actions: why a form is not sent where the reader acts for nobody; null where they do. */
export function actsForNobody(event: RequestEvent): Trouble | null {
  if (chosenCustomer(event)) return null;
  if (event.locals.viewer) return 'BAD_INPUT';
  return event.locals.unavailable ? 'UNAVAILABLE' : 'SIGNED_OUT';
}
