/** Portal and console have separate sessions; a person may have both. */
export type SessionKind = 'portal' | 'staff';

/** The cookie of one store and kind. The prefix makes browsers refuse it for other hosts and over plain http. */
export function cookieName(storeId: string, kind: SessionKind, publicUrl: string): string {
  return `${publicUrl.startsWith('https:') ? '__Host-' : ''}kommis-${storeId}-${kind}`;
}

/** What a request shows as a session and cannot be one. */
export const NO_TOKEN = '';

/**
 * The session a request shows: what our web's server passes on, or the browser's cookie of this store and kind; null
 * where it shows none.
 */
export function sessionToken(
  headers: { authorization?: string; cookie?: string },
  cookie: string,
): string | null {
  const passedOn = /^Session(?= |$) *(.*)$/s.exec(headers.authorization ?? '')?.[1];
  if (passedOn !== undefined) return tokenOf(passedOn);
  // A request that shows another kind of credential is not rescued by a cookie.
  if (headers.authorization !== undefined) return null;
  for (const pair of (headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at < 0 || pair.slice(0, at).trim() !== cookie) continue;
    const value = pair.slice(at + 1).trim();
    return value === '' ? null : tokenOf(value);
  }
  return null;
}

const tokenOf = (shown: string): string => (/^[\w-]{1,200}$/.test(shown) ? shown : NO_TOKEN);
