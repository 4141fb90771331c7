import type { RequestEvent } from '@sveltejs/kit';
import { secureCookies } from '#lib/server/session.ts';

const COOKIE = 'kommis-told';
const TYPED = 'kommis-typed';
/** Long enough to read the page, and to find that no mail comes. */
const SECONDS = 10 * 60;
/** No address is longer; what is typed may be. */
const LONGEST = 254;

/** An address goes by a cookie for one page alone: in the address bar it would stand in histories and logs. */
const options = (path: string) =>
  ({ path, httpOnly: true, sameSite: 'lax', secure: secureCookies, maxAge: SECONDS }) as const;

/** Leads to a page, by default this one, with the e-mail address that it is to name. */
export function tellingAddress(
  { cookies, url }: RequestEvent,
  email: string,
  to: string = `${url.pathname}?done=yes`,
): string {
  cookies.set(COOKIE, email, options(url.pathname));
  return to;
}

/** What a form that has just been sent was about: null where nothing was sent, '' where the browser keeps no cookies. */
export function toldAddress(
  { cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>,
  said: 'done' | 'mailed' = 'done',
): string | null {
  return url.searchParams.has(said) ? (cookies.get(COOKIE) ?? '') : null;
}

/** Leads to this page as it is opened, with the e-mail address typed on the page before: nobody types it twice. */
export function carryingAddress({ cookies, url }: RequestEvent, email: string): string {
  if (email !== '' && email.length <= LONGEST) cookies.set(TYPED, email, options(url.pathname));
  return url.pathname;
}

/** The e-mail address typed on the page before; '' where none was. */
export function carriedAddress({ cookies }: Pick<RequestEvent, 'cookies'>): string {
  return cookies.get(TYPED) ?? '';
}

/** It has been used. */
export function dropCarriedAddress({ cookies, url }: RequestEvent): void {
  cookies.delete(TYPED, options(url.pathname));
}
