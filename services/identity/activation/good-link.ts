import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { counted } from '../login/attempts';
import { countersOf, countFailure, retryAfterFailures } from '../login/failures';
import { portalClosed, tooManyAttempts } from '../login/login.problems';
import { isToken } from '../../kernel/secret/token';
import type { StoredStore } from '../store/store';
import { getStore } from '../store/store.rows';
import { linkNotValid } from './activation.problems';
import type { FoundLink } from './link';

/** How a link of some kind is found. */
export interface LinkLookUp {
  find(tx: Transaction, token: string, now: Date): Promise<FoundLink | null>;
  /** Whether it is for the portal, which may be closed. */
  isPortal: boolean;
}

/** The store, and the link behind a token; one that does nothing is a failure, written down before it is said. */
export async function goodLink(
  call: Call,
  token: string,
  now: Date,
  { find, isPortal }: LinkLookUp,
): Promise<{ store: StoredStore; link: FoundLink }> {
  const counters = countersOf(call);
  const { store, link, retryAfter } = await counted(call, async (tx) => {
    const store = await getStore(tx);
    if (isPortal && !store.portalOn) throw portalClosed();
    const full = await retryAfterFailures(tx, counters, now);
    const link = isToken(token) ? await find(tx, token, now) : null;
    const retryAfter = full ?? (link?.isOpen ? null : await countFailure(tx, counters, now));
    return { store, link, retryAfter };
  });
  if (retryAfter !== null) throw tooManyAttempts(retryAfter);
  if (!link?.isOpen) throw linkNotValid(link !== null);
  return { store, link };
}
