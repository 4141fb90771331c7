import { isRefusal, whoAsks, type AskingOptions } from '../asking';
import { cookieName, sessionToken } from '../credential';
import { refused, type Incoming, type Outgoing } from '../exchange';
import type { StreamsFull } from './stream-places';
import type { Streams } from './streams';

/** What opening a stream needs. */
export interface NoticesEndpointOptions extends AskingOptions {
  streams: Streams;
}

/** As it is, at once, and kept by nobody between us: what is held back to be sent together comes too late. */
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
  // Its connection ends with it: what comes after a stream that was cut would be read as part of it.
  connection: 'close',
};

const WORDS: Record<StreamsFull['limit'], (most: number) => string> = {
  streams: (most) => `Too many pages are told what changes (${most}), please try again later.`,
  streamsOfAddress: (most) => `Too many pages of your address are told what changes (${most}).`,
  streamsOfSession: (most) => `Too many pages of this session are told what changes (${most}).`,
};

/**
 * A page that stands open is told that something of its reader's changed (server-sent events), for as long as their
 * session holds. Only a page of ours: another site's could not read it, and shall not hold it open either.
 */
export async function answerNotices(
  options: NoticesEndpointOptions,
  incoming: Incoming,
  storeId: string,
  requestId: string,
): Promise<Outgoing> {
  if (!/\btext\/event-stream\b/i.test(incoming.header('accept') ?? ''))
    return refused(406, 'NOT_ACCEPTABLE', 'Here is a text/event-stream, for who asks for one.');
  if (isForeign(incoming, options.publicUrl))
    return refused(403, 'FOREIGN_ORIGIN', `Other pages are told nothing; this is ${options.publicUrl}.`);
  const { streams, publicUrl } = options;
  const headers = { authorization: incoming.header('authorization'), cookie: incoming.header('cookie') };
  const token = sessionToken(headers, cookieName(storeId, 'portal', publicUrl));
  // Nobody has to be asked for that.
  if (token === null) return refused(401, 'UNAUTHENTICATED', 'Log in first.');
  const place = streams.take(incoming.address, token);
  if (typeof place !== 'function')
    return refused(503, 'TOO_BUSY', WORDS[place.limit](place.most), { 'retry-after': '60' }, place.limit);
  const { sessionsHeard } = streams;
  const actor = await whoAsks(
    { ...options, resolveActor: streams.ask },
    incoming,
    storeId,
    'portal',
    requestId,
  );
  const isNobody = !isRefusal(actor) && actor.kind !== 'portal';
  if (isRefusal(actor) || isNobody || incoming.method === 'HEAD' || incoming.isGone()) {
    place();
    if (isRefusal(actor)) return actor;
    if (isNobody) return refused(401, 'UNAUTHENTICATED', 'Log in first.');
    return { status: 200, headers: HEADERS };
  }
  const credential = { storeId, kind: 'portal' as const, sessionToken: token };
  const lastEventId = incoming.header('last-event-id');
  const at = Number(incoming.query.get('at') ?? NaN);
  const stream = streams.begin(credential, actor, { lastEventId, at, sessionsHeard }, place);
  return { status: 200, headers: HEADERS, body: stream.body };
}

/** Browsers say so of themselves; who says nothing is no other site's page. */
function isForeign(incoming: Incoming, publicUrl: string): boolean {
  const [origin, site] = [incoming.header('origin'), incoming.header('sec-fetch-site')];
  if (origin !== undefined && origin !== publicUrl) return true;
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
