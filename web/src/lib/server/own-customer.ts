import { type RequestEvent, error, redirect } from '@sveltejs/kit';
import type { OwnCustomer } from '#lib/graph/frame.ts';
import { unavailable } from '#lib/server/ask.ts';

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
