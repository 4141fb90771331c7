import type { RequestEvent } from '@sveltejs/kit';

/** Which part of the product an address belongs to. */
export type Area = 'portal' | 'console' | 'outside';

export interface Address {
  area: Area;
  /** The first segment as typed, where it claims to be a store. */
  asked: string | null;
  /** The same when it is a store id, otherwise null. */
  storeId: string | null;
}

const STORE_ID = /^\d{5}$/;
/** First segments that are ours and never a store. */
const OWN = new Set(['', 'mailbox', 'language', 'robots.txt', 'icon.svg', 'plain.css', '_app']);

/** Five digits, text: leading noughts count [K2]. */
export function isStoreId(text: string): boolean {
  return STORE_ID.test(text);
}

/** Says which store and which area a path belongs to. */
export function parseAddress(pathname: string): Address {
  const [, first = '', second = ''] = pathname.split('/');
  if (OWN.has(first)) return { area: 'outside', asked: null, storeId: null };
  if (!isStoreId(first)) return { area: 'outside', asked: first, storeId: null };
  return { area: second === 'console' ? 'console' : 'portal', asked: first, storeId: first };
}

/**
 * The reader's address. The front takes away what a client claims and says what it saw itself; without a
 * front there is only the socket.
 */
export function senderAddress(event: RequestEvent): string {
  return event.request.headers.get('x-forwarded-for') ?? event.getClientAddress();
}
