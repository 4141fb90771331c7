import type { RequestEvent } from '@sveltejs/kit';
import type { EntryPlace } from '#lib/server/entry.ts';
import { actsForNobody } from '#lib/server/own-customer.ts';

/** A page of the intake, for the customer that the reader acts for. */
export function intakeAddress(
  { params, url }: Pick<RequestEvent, 'params' | 'url'>,
  page: string,
  said: Record<string, string> = {},
): string {
  const customer = url.searchParams.get('customer');
  const query = new URLSearchParams({ ...(customer !== null && { customer }), ...said });
  return `/${params['store']}/my/intake${page}${query.size ? `?${query}` : ''}`;
}

/** Entering on My page: for the customer that the reader acts for, and on to this page of the intake. */
export function onMyPage(event: RequestEvent, page = ''): EntryPlace {
  return { trouble: actsForNobody(event), to: (done) => intakeAddress(event, page, done) };
}
