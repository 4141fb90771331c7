import type { RequestEvent } from '@sveltejs/kit';
import {
  ConsoleFrame,
  LackingFrame,
  type LackingStep,
  PortalFrame,
  VisitorFrame,
  WaitingFrame,
} from '#lib/graph/frame.operation.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import { type PageStore, portalViewer, staffViewer } from '#lib/graph/frame.ts';
import { Kept } from '#lib/kept.ts';
import { LIST_OF_ROUTE } from '#lib/list/routes.ts';
import { run, type Trouble } from '#lib/server/ask.ts';
import { senderAddress } from '#lib/server/address.ts';
import { createGraph } from '#lib/server/graph.ts';
import { dropSession, readSession } from '#lib/server/session.ts';

/** Which list's columns the page needs to know before it asks for anything. */
function listOf(route: string | null): { list: string; isList: boolean } {
  const list = LIST_OF_ROUTE[route ?? ''];
  return { list: list ?? '', isList: list !== undefined };
}

async function askWithSession(event: RequestEvent): Promise<Trouble | undefined> {
  const { locals, route } = event;
  if (!locals.graph) return 'UNAVAILABLE';
  if (locals.area === 'console') {
    const { data, trouble } = await run(locals.graph, ConsoleFrame, listOf(route.id));
    locals.store = data?.store ?? null;
    locals.viewer = data?.viewer ? staffViewer(data.viewer, data.failedJobCount ?? 0) : null;
    return isRefused(trouble) ? askAsLacking(event) : trouble;
  }
  const { data, trouble } = await run(locals.graph, PortalFrame, {});
  locals.store = data?.store ?? null;
  locals.viewer = data?.viewer ? portalViewer(data.viewer) : null;
  return isRefused(trouble) ? askAsWaiting(event) : trouble;
}

const isRefused = (trouble: Trouble | undefined): boolean =>
  trouble === 'BAD_INPUT' || trouble === 'FORBIDDEN';

/** At the console who may not be asked for has only given a password. */
async function askAsLacking({ locals }: RequestEvent): Promise<Trouble | undefined> {
  if (!locals.graph) return 'UNAVAILABLE';
  const { data, trouble } = await run(locals.graph, LackingFrame, {});
  locals.store = data?.store ?? null;
  locals.secondStep = lackingIn(data);
  return trouble;
}

function lackingIn(data: ResultOf<typeof LackingStep> | undefined): App.Locals['secondStep'] {
  if (!data?.secondStep) return null;
  return { step: data.secondStep.step, since: data.viewer?.loggedInAt ?? null };
}

/** What a visitor may not ask is refused to a session that shows a registration, or lacks its second step, too. */
async function askAsWaiting({ locals }: RequestEvent): Promise<Trouble | undefined> {
  if (!locals.graph) return 'UNAVAILABLE';
  const { data, trouble } = await run(locals.graph, WaitingFrame, {});
  locals.store = data?.store ?? null;
  locals.isWaiting = data?.registration != null;
  locals.secondStep = lackingIn(data);
  return trouble;
}

async function askAsVisitor({ locals }: RequestEvent): Promise<void> {
  if (!locals.graph) return;
  const { data, trouble } = await run(locals.graph, VisitorFrame, {});
  locals.store = data?.store ?? null;
  locals.unavailable = !locals.store && trouble !== 'NO_STORE';
}

/**
 * Stores as last seen, for the one case that the graph is away: a form that was just sent comes back in its
 * own page with what was typed. Never read while the graph answers, so a change is seen at once.
 */
const lastSeen = new Kept<PageStore>('stores');

/** Names, an address, what stands at the foot and hours with their exceptions, each of which the graph bounds. */
const STORE_BYTES = 20_000;

function rememberOrRecall(locals: App.Locals, storeId: string): void {
  if (locals.store) {
    lastSeen.keep(storeId, locals.store, STORE_BYTES);
  } else if (locals.unavailable) {
    locals.store = lastSeen.find(storeId) ?? null;
  }
}

/** Whether the session is of the kind this area asks for. */
export function isSignedIn({ area, viewer }: App.Locals): boolean {
  return viewer?.kind === (area === 'console' ? 'STAFF' : 'PORTAL');
}

/**
 * Fills `locals` with the store and the viewer of this request. Only where the graph says that it knows the token no
 * more it is forgotten, and the page is made for a visitor: no answer, or one without the viewer, says nothing.
 */
export async function fillFrame(event: RequestEvent): Promise<void> {
  const { storeId, area } = event.locals;
  if (!storeId || area === 'outside') return;
  await askFrame(event, storeId, area);
  rememberOrRecall(event.locals, storeId);
}

/** The graph as whoever has this session sees it: what a form has just begun counts for the page that answers it. */
export function graphWith(event: RequestEvent, token: string | null) {
  const { storeId, area, requestId } = event.locals;
  const path = `/${storeId}${area === 'console' ? '/console' : ''}/graphql`;
  return createGraph({ path, token, requestId, clientAddress: senderAddress(event) });
}

async function askFrame(event: RequestEvent, storeId: string, area: 'portal' | 'console'): Promise<void> {
  const { locals, cookies } = event;
  const kind = area === 'console' ? 'staff' : 'portal';
  const token = readSession(cookies, storeId, kind);
  locals.graph = graphWith(event, token);
  if (token) {
    const trouble = await askWithSession(event);
    if (trouble !== 'SIGNED_OUT' && trouble !== 'NO_STORE') {
      locals.unavailable = !(isSignedIn(locals) || locals.isWaiting || locals.secondStep) || !locals.store;
      return;
    }
    if (trouble === 'SIGNED_OUT') dropSession(cookies, storeId, kind);
    locals.viewer = null;
    locals.graph = graphWith(event, null);
  }
  await askAsVisitor(event);
}
