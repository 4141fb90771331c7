import type { Cookies } from '@sveltejs/kit';
import { PUBLIC_URL } from '$app/env/private';

/** Portal and console have sessions of their own: a clerk who also consigns is two people here. */
export type SessionKind = 'portal' | 'staff';

const secure = PUBLIC_URL.startsWith('https:');

/** Every credential names its store in the clear; `__Host-` needs https. */
export function sessionCookie(storeId: string, kind: SessionKind): string {
  return `${secure ? '__Host-' : ''}kommis-${storeId}-${kind}`;
}

/** The session token of this store and kind, if the browser sent one. */
export function readSession(cookies: Cookies, storeId: string, kind: SessionKind): string | null {
  return cookies.get(sessionCookie(storeId, kind)) || null;
}

/** Keeps the token the graph has just given. */
export function keepSession(
  cookies: Cookies,
  storeId: string,
  kind: SessionKind,
  given: { sessionToken: string; expiresAt: string },
): void {
  cookies.set(sessionCookie(storeId, kind), given.sessionToken, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    expires: new Date(given.expiresAt),
  });
}

/** Forgets the token, after log-out or when the graph no longer knows it. */
export function dropSession(cookies: Cookies, storeId: string, kind: SessionKind): void {
  cookies.delete(sessionCookie(storeId, kind), { path: '/', httpOnly: true, sameSite: 'lax', secure });
}

/** Whether cookies of ours must be marked secure. */
export const secureCookies = secure;
