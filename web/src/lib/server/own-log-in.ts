import type { RequestEvent } from '@sveltejs/kit';
import { readWhole } from '#lib/form/fields.ts';
import { OWN_EMAIL_FIELDS, OWN_PASSWORD_FIELDS, TOKEN } from '#lib/form/log-in-fields.ts';
import {
  CancelEmailChange,
  ChangeEmail,
  ChangePassword,
  DisownEmailChange,
  MyEmailChange,
} from '#lib/graph/own-log-in.operation.ts';
import { askOrKeep } from '#lib/server/ask.ts';
import { isSignedIn } from '#lib/server/frame.ts';
import { kindOf } from '#lib/server/log-in.ts';
import { keepToken, openLink } from '#lib/server/mailed-link.ts';
import { needRecentLogIn } from '#lib/server/recent-log-in.ts';
import { save } from '#lib/server/save.ts';
import { keepSession } from '#lib/server/session.ts';
import { tooWeak } from '#lib/server/set-password.ts';
import { tellingAddress, toldAddress } from '#lib/server/told-address.ts';

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

/** The page of another address: what waits already, and the form. */
export async function openOwnEmail(event: RequestEvent) {
  const page = openOwnLogIn(event);
  const answer = await askOrKeep(event, MyEmailChange, {});
  return { ...page, waits: answer?.data.ownEmailChange ?? null, partial: answer?.partial ?? true };
}

/** Asks for another address; whether somebody has it is not told. */
export function changeEmail(event: RequestEvent) {
  return save(event, {
    trouble: troubleOf(event),
    read: (form) => readWhole<{ email: string }>(OWN_EMAIL_FIELDS, form),
    document: ChangeEmail,
    variables: ({ input }) => ({ input }),
    made: 'MailOnItsWay',
    to: () => doneHere(event),
  });
}

/** Takes back what waits. */
export function cancelEmail(event: RequestEvent) {
  const { pathname, searchParams } = event.url;
  const customer = searchParams.get('customer');
  return save(event, {
    trouble: troubleOf(event),
    read: () => ({ values: {}, input: {} }),
    document: CancelEmailChange,
    variables: () => ({}),
    made: 'EmailKept',
    to: () => pathname + (customer === null ? '' : `?${new URLSearchParams({ customer })}`),
  });
}

/** The page that the mail to the address that was leads to; what it is for happens by its button alone [R-ID4]. */
export async function openKeepEmail(event: RequestEvent, purpose: 'EMAIL_UNDO' | 'STAFF_EMAIL_UNDO') {
  const kept = toldAddress(event);
  return { ...(await openLink(event, purpose)), kept };
}

/** Uses its link. */
export async function keepEmail(event: RequestEvent) {
  await keepToken(event);
  return save(event, {
    read: (form) => readWhole<{ token: string }>([TOKEN], form),
    document: DisownEmailChange,
    variables: ({ input }) => ({ input }),
    made: 'EmailKept',
    to: ({ email }) => tellingAddress(event, email),
  });
}
