import type { Actor } from '../services/kernel/actor/actor';
import type { ResolveActor } from '../services/kernel/subgraph/port';
import { cookieName, sessionToken, type SessionKind } from './credential';
import { refused, type Incoming, type Outgoing } from './exchange';
import type { Log } from './ports';

/** What finding out who is asking needs. */
export interface AskingOptions {
  resolveActor: ResolveActor;
  publicUrl: string;
  log: Log;
}

/** Five digits; nothing else reaches identity. */
export const STORE_ID = /^\d{5}$/;

/**
 * Who is asking at this store's portal or console, asked anew for every operation (those that read for one page share
 * it: pages.ts); or the refusal to send instead. A session of the other kind is no session here; who shows none is a
 * visitor, and who shows a dead one is told.
 */
export async function whoAsks(
  options: AskingOptions,
  incoming: Incoming,
  storeId: string,
  kind: SessionKind,
  requestId: string,
): Promise<Actor | Outgoing> {
  const headers = { authorization: incoming.header('authorization'), cookie: incoming.header('cookie') };
  const token = sessionToken(headers, cookieName(storeId, kind, options.publicUrl));
  let actor: Actor | null;
  try {
    const userAgent = incoming.header('user-agent')?.slice(0, 300);
    actor = STORE_ID.test(storeId)
      ? await options.resolveActor({
          storeId,
          kind,
          sessionToken: token,
          userAgent,
          address: incoming.address,
        })
      : null;
  } catch (error) {
    options.log.error({ err: error, requestId }, 'Nobody could say who is asking');
    return refused(503, 'UNAVAILABLE', 'Not available at the moment, please try again.', {
      'retry-after': '2',
    });
  }
  if (!actor) return refused(404, 'NO_SUCH_STORE', 'There is no such store.');
  // identity keeps the kinds apart already; a mistake there must not open the console.
  if (actor.storeId !== storeId || (actor.kind !== 'visitor' && actor.kind !== kind)) {
    options.log.error(
      { requestId, store: storeId, kind: actor.kind },
      'A session of another store or kind was let through',
    );
    return refused(401, 'UNAUTHENTICATED', 'This session is not for this address.');
  }
  // Unknown, expired, ended or switched off: identity does not say which, and neither do we. A visitor with a session has
  // registered and not confirmed it yet.
  if (token !== null && actor.kind === 'visitor' && actor.sessionId === null)
    return refused(401, 'UNAUTHENTICATED', 'This session has ended. Log in again, or come without it.');
  return actor;
}

/** Tells an actor from a refusal. */
export function isRefusal(asked: Actor | Outgoing): asked is Outgoing {
  return 'status' in asked;
}
