import { redirect, type RequestEvent } from '@sveltejs/kit';
import { readWhole } from '#lib/form/fields.ts';
import { CONFIRM_FIELDS } from '#lib/form/log-in-fields.ts';
import { refused } from '#lib/server/form.ts';
import { deviceOf } from '#lib/server/device.ts';
import { isSignedIn } from '#lib/server/frame.ts';
import { keepLogIn, kindOf, type LogInDocument } from '#lib/server/log-in.ts';
import { confirmPath, home, returnPath, secondStepPath } from '#lib/server/return-path.ts';
import { save } from '#lib/server/save.ts';

/** What costs money or access asks for a log-in of the last 15 minutes: one is left for the form itself. */
const ASKED_AFTER_MS = 14 * 60_000;

type Area = 'portal' | 'console';

/** Whether what asks for a recent log-in would refuse one of then. */
export const isLongAgo = (since: string | null): boolean =>
  since === null || Date.now() - Date.parse(since) >= ASKED_AFTER_MS;

const isRecent = ({ viewer }: App.Locals): boolean => !isLongAgo(viewer?.loggedInAt ?? null);

/**
 * For `load` of a page whose form asks for a recent log-in: who has none is asked before the form is filled in, and comes
 * back. A POST goes on: the graph answers, and the form comes back with what was typed and the way to confirm.
 */
export function needRecentLogIn({ locals, url, request }: RequestEvent): void {
  const { storeId, area } = locals;
  // Nobody knows since when: the graph judges what is sent, and nobody is led away for that.
  if (locals.viewer?.loggedInAt == null) return;
  if (request.method === 'POST' || !isSignedIn(locals) || isRecent(locals)) return;
  if (storeId && area !== 'outside') redirect(303, confirmPath(storeId, area, url.pathname + url.search));
}

/** The page that asks; who has just proved who they are is where they wanted to be. */
export function openConfirm({ locals, url, request }: RequestEvent, store: string, area: Area) {
  const asked = url.searchParams.get('return');
  const isDone = isRecent(locals) && request.method !== 'POST';
  if (isDone && asked !== null) redirect(303, returnPath(asked, store, area));
  return {
    returnTo: asked ?? '',
    isDone: isDone && url.searchParams.has('done'),
    email: locals.viewer?.email ?? '',
  };
}

/** Proves the password of who is logged in, whatever else the form says: the log-in itself, with all its counters. */
export function confirmLogIn(event: RequestEvent, store: string, area: Area, document: LogInDocument) {
  const { locals } = event;
  const email = isSignedIn(locals) ? locals.viewer?.email : null;
  return save(event, {
    trouble: email ? null : locals.unavailable ? 'UNAVAILABLE' : 'SIGNED_OUT',
    read: (form) => readWhole<{ password: string }>(CONFIRM_FIELDS, form),
    document,
    variables: ({ input }) => ({
      input: { ...input, email: email ?? '', device: deviceOf(event, store, kindOf(area)) },
    }),
    made: 'LoggedIn',
    to: (session, _stay, values) => {
      keepLogIn(event, store, area, session);
      if (session.secondStep) return secondStepPath(store, area, values['return'] ?? '');
      const asked = values['return'] ?? '';
      return asked === '' ? `${home(store, area)}/confirm?done=yes` : returnPath(asked, store, area);
    },
    refuse: ({ __typename }, values) =>
      __typename === 'WrongCredentials'
        ? refused({ __typename: 'WrongPassword' }, values, locals.requestId)
        : null,
  });
}
