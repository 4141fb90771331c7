/** Portal and console have separate sessions; a person may have both. */
export type SessionKind = 'portal' | 'staff';

/** The cookie of one store and kind. The prefix makes browsers refuse it for other hosts and over plain http. */
export function cookieName(storeId: string, kind: SessionKind, publicUrl: string): string {
  return `${publicUrl.startsWith('https:') ? '__Host-' : ''}kommis-${storeId}-${kind}`;
}

/** The session a request shows: what our web's server passes on, or the browser's cookie of this store and kind. */
export function sessionToken(
  headers: { authorization?: string; cookie?: string },
  cookie: string,
): string | null {
  const passedOn = /^Session ([\w-]{1,200})$/.exec(headers.authorization ?? '')?.[1];
  if (passedOn) return passedOn;
  // A request that shows another kind of credential is not rescued by a cookie.
  if (headers.authorization !== undefined) return null;
  for (const pair of (headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at < 0 || pair.slice(0, at).trim() !== cookie) continue;
    const value = pair.slice(at + 1).trim();
    return /^[\w-]{1,200}$/.test(value) ? value : null;
  }
  return null;
}
