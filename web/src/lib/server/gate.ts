import { error, type RequestEvent, redirect } from '@sveltejs/kit';
import { may, type Right } from '#lib/rights.ts';
import { type Trouble, unavailable } from '#lib/server/ask.ts';
import { isSignedIn } from '#lib/server/frame.ts';
import { logInPath } from '#lib/server/return-path.ts';

/** Everything below these needs a session; log-in itself does not. */
const CLOSED = ['/[store]/my', '/[store]/console'];
const OPEN = new Set(['/[store]/console/login']);

/**
 * Sends a reader without a session to the log-in, with the way back. Deny by default: a new page below
 * My page or the console is closed without anyone thinking of it. A POST goes on: its action answers
 * SIGNED_OUT and the form comes back with what was typed.
 */
export function gate({ route, locals, url, request }: RequestEvent): void {
  const id = route.id ?? '';
  const closed = CLOSED.some((prefix) => id === prefix || id.startsWith(`${prefix}/`)) && !OPEN.has(id);
  if (!closed || locals.unavailable || isSignedIn(locals) || request.method === 'POST') return;
  if (!locals.store || !locals.storeId || locals.area === 'outside') return;
  redirect(303, logInPath(locals.storeId, locals.area, url.pathname + url.search));
}

/**
 * For `load`: the page that says 403 where the reader lacks a right. A POST goes on: its action answers, and
 * the form comes back with what was typed.
 */
export function needRight({ locals, request }: RequestEvent, right: Right): void {
  if (request.method === 'POST' || may(locals.viewer, right)) return;
  if (locals.unavailable) unavailable(locals.requestId);
  error(403, { message: 'Not allowed', code: 'FORBIDDEN' });
}

/** For actions that do not leave it to the graph alone: what stands in the way of a reader who needs this right. */
export function lacking({ viewer, unavailable }: App.Locals, right: Right): Trouble | null {
  if (!viewer) return unavailable ? 'UNAVAILABLE' : 'SIGNED_OUT';
  return may(viewer, right) ? null : 'FORBIDDEN';
}
