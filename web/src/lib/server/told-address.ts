import type { RequestEvent } from '@sveltejs/kit';
import { secureCookies } from '#lib/server/session.ts';

const COOKIE = 'kommis-told';
/** Long enough to read the page, and to find that no mail comes. */
const SECONDS = 10 * 60;

/**
 * Leads back to this page with the e-mail address that it is to name. The address goes by a cookie for this page
 * alone: in the address bar it would stand in histories and logs.
 */
export function tellingAddress({ cookies, url }: RequestEvent, email: string): string {
  cookies.set(COOKIE, email, {
    path: url.pathname,
    httpOnly: true,
    sameSite: 'lax',
    secure: secureCookies,
    maxAge: SECONDS,
  });
  return `${url.pathname}?done=yes`;
}

/** What a form that has just been sent was about: null where nothing was sent, '' where the browser keeps no cookies. */
export function toldAddress({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>): string | null {
  return url.searchParams.has('done') ? (cookies.get(COOKIE) ?? '') : null;
}
