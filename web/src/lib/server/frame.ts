import type { RequestEvent } from '@sveltejs/kit';
import { ConsoleFrame, PortalFrame, VisitorFrame } from '#lib/graph/frame.operation.ts';
import { portalViewer, staffViewer } from '#lib/graph/frame.ts';
import { run, type Trouble } from '#lib/server/ask.ts';
import { senderAddress } from '#lib/server/address.ts';
import { createGraph } from '#lib/server/graph.ts';
import { dropSession, readSession } from '#lib/server/session.ts';

async function askWithSession({ locals }: RequestEvent): Promise<Trouble | undefined> {
  if (!locals.graph) return 'UNAVAILABLE';
  if (locals.area === 'console') {
    const { data, trouble } = await run(locals.graph, ConsoleFrame, {});
    locals.store = data?.store ?? null;
    locals.viewer = data?.viewer ? staffViewer(data.viewer) : null;
    return trouble;
  }
  const { data, trouble } = await run(locals.graph, PortalFrame, {});
  locals.store = data?.store ?? null;
  locals.viewer = data?.viewer ? portalViewer(data.viewer) : null;
  return trouble;
}

async function askAsVisitor({ locals }: RequestEvent): Promise<void> {
  if (!locals.graph) return;
  const { data, trouble } = await run(locals.graph, VisitorFrame, {});
  locals.unavailable = trouble !== undefined && trouble !== 'NO_STORE';
  locals.store = data?.store ?? null;
}

/** Whether the session is of the kind this area asks for. */
export function isSignedIn({ area, viewer }: App.Locals): boolean {
  return viewer?.kind === (area === 'console' ? 'STAFF' : 'PORTAL');
}

/**
 * Fills `locals` with the store and the viewer of this request. A token the graph no longer knows is
 * forgotten at once, and the page is made for a visitor.
 */
export async function fillFrame(event: RequestEvent): Promise<void> {
  const { locals, cookies } = event;
  const { storeId, area, requestId } = locals;
  if (!storeId || area === 'outside') return;
  const kind = area === 'console' ? 'staff' : 'portal';
  const path = area === 'console' ? `/${storeId}/console/graphql` : `/${storeId}/graphql`;
  const clientAddress = senderAddress(event);
  const token = readSession(cookies, storeId, kind);
  locals.graph = createGraph({ path, token, requestId, clientAddress });
  if (token) {
    const trouble = await askWithSession(event);
    if (isSignedIn(locals)) return;
    if (trouble === 'UNAVAILABLE') {
      locals.unavailable = true;
      return;
    }
    dropSession(cookies, storeId, kind);
    locals.viewer = null;
    locals.graph = createGraph({ path, token: null, requestId, clientAddress });
  }
  await askAsVisitor(event);
}
