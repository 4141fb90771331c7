import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { secureCookies, sessionCookie, type SessionKind } from '#lib/server/session.ts';

/** As long as browsers keep a cookie at all. */
const DAYS = 400;
/** As much as the graph reads. */
const LONGEST_USER_AGENT = 400;

/** Known here, and to this store and door alone, as the session is. */
const cookieOf = (storeId: string, kind: SessionKind): string => `${sessionCookie(storeId, kind)}-device`;

/** What a log-in says of the device it comes from: whether it is a new one is for the graph to find out. */
export function deviceOf({ cookies, request }: RequestEvent, storeId: string, kind: SessionKind) {
  const token = cookies.get(cookieOf(storeId, kind));
  const said = request.headers.get('user-agent')?.replace(/[^ -~]+/g, '');
  return {
    token: token !== undefined && /^[\w-]{43}$/.test(token) ? token : null,
    userAgent: said?.slice(0, LONGEST_USER_AGENT) || null,
  };
}

/** Keeps the token by which the device is known at the next log-in; it opens nothing. */
export function keepDevice(cookies: Cookies, storeId: string, kind: SessionKind, token: string): void {
  cookies.set(cookieOf(storeId, kind), token, {
    ...{ path: '/', httpOnly: true, sameSite: 'lax', secure: secureCookies },
    maxAge: DAYS * 86_400,
  });
}
