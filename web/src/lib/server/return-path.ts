import { RETURN_PATH_CHARACTERS } from '#lib/server/limits.ts';

/** Where to go after logging in, when nothing else was asked for. */
export function home(storeId: string, area: 'portal' | 'console'): string {
  return area === 'console' ? `/${storeId}/console` : `/${storeId}/my`;
}

/**
 * A return path from the address bar, or the home page: only paths of this very store and area on our own
 * origin. `//evil.example`, `/\evil.example` and other stores fall back.
 */
export function returnPath(
  asked: FormDataEntryValue | null,
  storeId: string,
  area: 'portal' | 'console',
): string {
  const fallback = home(storeId, area);
  if (typeof asked !== 'string' || asked.length > RETURN_PATH_CHARACTERS) return fallback;
  if (!asked.startsWith('/') || /[\\\s]/.test(asked)) return fallback;
  const base = 'http://own.invalid';
  const url = URL.canParse(asked, base) ? new URL(asked, base) : null;
  if (!url || url.origin !== base) return fallback;
  const inside = url.pathname === fallback || url.pathname.startsWith(`${fallback}/`);
  return inside ? url.pathname + url.search : fallback;
}

/** The page that asks who is logged in to prove it once more, and leads back to where the reader was. */
export function confirmPath(storeId: string, area: 'portal' | 'console', from: string): string {
  const page = `${home(storeId, area)}/confirm`;
  return from.length > RETURN_PATH_CHARACTERS ? page : `${page}?return=${encodeURIComponent(from)}`;
}

/** The log-in page that leads back to where the reader was, unless that is too long to be carried along. */
export function logInPath(storeId: string, area: 'portal' | 'console', from: string): string {
  const page = area === 'console' ? `/${storeId}/console/login` : `/${storeId}`;
  return from === home(storeId, area) || from.length > RETURN_PATH_CHARACTERS
    ? page
    : `${page}?return=${encodeURIComponent(from)}`;
}

/** The page that asks for the second step of a log-in, and leads on to where the reader wanted to be. */
export function secondStepPath(storeId: string, area: 'portal' | 'console', asked = ''): string {
  const page = `/${storeId}${area === 'console' ? '/console' : ''}/second-step`;
  const on = asked === '' ? '' : returnPath(asked, storeId, area);
  return on === '' || on === home(storeId, area) ? page : `${page}?return=${encodeURIComponent(on)}`;
}

/** The page that sets it up, where nothing else opens before. */
export function setUpPath(storeId: string, area: 'portal' | 'console', from: string): string {
  const page = `${home(storeId, area)}/two-factor`;
  const on = returnPath(from, storeId, area);
  return on === home(storeId, area) ? page : `${page}?return=${encodeURIComponent(on)}`;
}
