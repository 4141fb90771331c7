import { type RequestEvent, redirect } from '@sveltejs/kit';
import { LogOut } from '#lib/graph/log-out.operation.ts';
import { tell } from '#lib/server/ask.ts';
import { dropSession } from '#lib/server/session.ts';

/** Ends the session and forgets its token; the browser forgets even when the graph is away. */
export async function logOut(
  event: RequestEvent,
  storeId: string,
  area: 'portal' | 'console',
): Promise<never> {
  if (event.locals.viewer || event.locals.isWaiting || event.locals.secondStep) await tell(event, LogOut, {});
  dropSession(event.cookies, storeId, area === 'console' ? 'staff' : 'portal');
  redirect(303, area === 'console' ? `/${storeId}/console/login` : `/${storeId}`);
}
