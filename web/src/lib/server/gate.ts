import { error, type RequestEvent, redirect } from '@sveltejs/kit';
import { has, type Module } from '#lib/modules.ts';
import { may, type Right } from '#lib/rights.ts';
import { type Trouble, unavailable } from '#lib/server/ask.ts';
import { isSignedIn } from '#lib/server/frame.ts';
import { logInPath, secondStepPath, setUpPath } from '#lib/server/return-path.ts';

/** Everything below these needs a session; log-in itself does not. */
const CLOSED = ['/[store]/my', '/[store]/console'];
const OPEN = new Set([
  '/[store]/console/login',
  '/[store]/console/forgot',
  '/[store]/console/set-password',
  '/[store]/console/not-me',
  '/[store]/console/confirm-email',
  '/[store]/console/keep-email',
  '/[store]/console/second-step',
]);
/** Where who must have a second step sets it up, before anything else opens. */
const SET_UP = new Set(['/[store]/my/two-factor', '/[store]/console/two-factor']);

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
  // Of My page there is this for who has registered and not confirmed it.
  const from = url.pathname + url.search;
  if (locals.secondStep?.step === 'SET_UP') {
    if (SET_UP.has(id)) return;
    redirect(303, setUpPath(locals.storeId, locals.area, from));
  }
  if (locals.secondStep) redirect(303, secondStepPath(locals.storeId, locals.area, from));
  if (locals.isWaiting) redirect(303, `/${locals.storeId}/register/waiting`);
  redirect(303, logInPath(locals.storeId, locals.area, from));
}

/**
 * For `load`: the page that says 403 where the reader lacks a right. A POST goes on: its action answers, and
 * the form comes back with what was typed.
 */
export function needRight(event: RequestEvent, right: Right): void {
  needOneOf(event, [right]);
}

/** The same for a page that is there for whoever has one of several rights. */
export function needOneOf({ locals, request }: RequestEvent, rights: readonly Right[]): void {
  if (request.method === 'POST' || rights.some((right) => may(locals.viewer, right))) return;
  if (locals.unavailable) unavailable(locals.requestId);
  error(403, { message: 'Not allowed', code: 'FORBIDDEN' });
}

/** For `load`: what belongs to a module is not there in a store that has not got it. */
export function needModule({ locals }: RequestEvent, module: Module): void {
  if (locals.store && !has(locals.store, module))
    error(404, { message: 'Not in this store', code: 'NOT_FOUND' });
}

/** The same for a page that keeps what was typed: a POST goes on, its action answers, and the form comes back. */
export function needModuleOrKeep(event: RequestEvent, module: Module): void {
  if (event.request.method !== 'POST') needModule(event, module);
}

/** For actions that do not leave it to the graph alone: what stands in the way of a reader who needs this right. */
export function lacking(locals: App.Locals, right: Right): Trouble | null {
  return lackingAll(locals, [right]);
}

/** The same where one of several rights is enough. */
export function lackingAll({ viewer, unavailable }: App.Locals, rights: readonly Right[]): Trouble | null {
  if (!viewer) return unavailable ? 'UNAVAILABLE' : 'SIGNED_OUT';
  return rights.some((right) => may(viewer, right)) ? null : 'FORBIDDEN';
}
