import type { Actor } from '../services/kernel/actor/actor';
import type { ResolveActor } from '../services/kernel/subgraph/port';
import { cookieName, sessionToken, type SessionKind } from './credential';
import { refused, type Incoming, type Outgoing } from './exchange';
import type { PageAskers } from './page-askers';
import type { Log } from './ports';

/** What finding out who is asking needs. */
export interface AskingOptions {
  resolveActor: ResolveActor;
  /** Who asks for the pages that our web is making. */
  pages: PageAskers;
  publicUrl: string;
  log: Log;
}

/** Five digits; nothing else reaches identity. */
export const STORE_ID = /^\d{5}$/;

/**
 * Who is asking at this store's portal or console, asked anew for every operation, but for what one page of our web
 * `reads`; or the refusal to send instead. A session of the other kind is no session here.
 */
export async function whoAsks(
  options: AskingOptions,
  incoming: Incoming,
  storeId: string,
  kind: SessionKind,
  requestId: string,
  reads = false,
): Promise<Actor | Outgoing> {
  const headers = { authorization: incoming.header('authorization'), cookie: incoming.header('cookie') };
  const token = sessionToken(headers, cookieName(storeId, kind, options.publicUrl));
  let actor: Actor | null;
  try {
    const userAgent = incoming.header('user-agent')?.slice(0, 300);
    const credential = { storeId, kind, sessionToken: token, userAgent, address: incoming.address };
    if (!STORE_ID.test(storeId)) actor = null;
    else if (incoming.isOurWeb) actor = await options.pages.of(requestId, credential, reads);
    else actor = await options.resolveActor(credential);
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
  return actor;
}

/** Tells an actor from a refusal. */
export function isRefusal(asked: Actor | Outgoing): asked is Outgoing {
  return 'status' in asked;
}
