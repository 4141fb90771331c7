import type { RequestEvent } from '@sveltejs/kit';
import { readWhole } from '#lib/form/fields.ts';
import { OWN_PASSWORD_FIELDS } from '#lib/form/log-in-fields.ts';
import { ChangePassword } from '#lib/graph/own-log-in.operation.ts';
import { isSignedIn } from '#lib/server/frame.ts';
import { kindOf } from '#lib/server/log-in.ts';
import { needRecentLogIn } from '#lib/server/recent-log-in.ts';
import { save } from '#lib/server/save.ts';
import { keepSession } from '#lib/server/session.ts';
import { tooWeak } from '#lib/server/set-password.ts';

type Area = 'portal' | 'console';

/** A page that changes how the reader logs in; `?done` once it has. */
export function openOwnLogIn(event: RequestEvent) {
  const isDone = event.url.searchParams.has('done');
  // What is done may be read for as long as one likes.
  if (!isDone) needRecentLogIn(event);
  return { isDone, email: event.locals.viewer?.email ?? '' };
}

/** This page, for the same customer, saying that it is done. */
export function doneHere({ url }: RequestEvent): string {
  const customer = url.searchParams.get('customer');
  return `${url.pathname}?${new URLSearchParams({ ...(customer !== null && { customer }), done: 'yes' })}`;
}

/** What stands in the way of somebody who is not logged in. */
export function troubleOf({ locals }: RequestEvent) {
  if (isSignedIn(locals)) return null;
  return locals.unavailable ? 'UNAVAILABLE' : 'SIGNED_OUT';
}

/** Sets another password of the reader, who stays logged in here. */
export function changePassword(event: RequestEvent, store: string, area: Area) {
  return save(event, {
    trouble: troubleOf(event),
    read: (form) => readWhole<{ password: string }>(OWN_PASSWORD_FIELDS, form),
    document: ChangePassword,
    variables: ({ input }) => ({ input }),
    made: 'PasswordChanged',
    to: (session) => {
      keepSession(event.cookies, store, kindOf(area), session);
      return doneHere(event);
    },
    refuse: (result, values) =>
      result.__typename === 'PasswordTooWeak' ? tooWeak(result, values, event.locals.requestId) : null,
  });
}
