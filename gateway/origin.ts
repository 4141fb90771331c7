/** What a request says about where it came from. */
export interface Provenance {
  method: string;
  /** Called by our own web's server. */
  isOurWeb: boolean;
  origin: string | undefined;
  fetchSite: string | undefined;
  hasCookie: boolean;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change something: it comes from a page of ours, or it is no browser's. A browser
 * sends Origin with every POST, so one that carries a cookie and neither Origin nor Sec-Fetch-Site has had
 * them taken away. Content types make no difference.
 */
export function mayChange(request: Provenance, publicUrl: string): boolean {
  if (SAFE.has(request.method) || request.isOurWeb) return true;
  if (request.origin !== undefined && request.origin !== publicUrl) return false;
  if (request.fetchSite !== undefined)
    return request.fetchSite === 'same-origin' || request.fetchSite === 'none';
  return request.origin !== undefined || !request.hasCookie;
}
