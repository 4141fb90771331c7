import type { RequestEvent } from '@sveltejs/kit';
import { readWhole } from '#lib/form/fields.ts';
import { TOKEN } from '#lib/form/log-in-fields.ts';
import { DisownSignIn, EndOtherSessions, EndSession, MySignIns } from '#lib/graph/sign-ins.operation.ts';
import { askOrKeep } from '#lib/server/ask.ts';
import { text } from '#lib/server/form.ts';
import { keepToken, openLink } from '#lib/server/mailed-link.ts';
import { save } from '#lib/server/save.ts';
import { tellingAddress, toldAddress } from '#lib/server/told-address.ts';

/** Where the reader is logged in, at the portal or in the console, and whether they are asked before all else is ended. */
export async function openSignIns(event: RequestEvent) {
  const answer = await askOrKeep(event, MySignIns, {});
  const { searchParams } = event.url;
  return {
    signIns: answer?.data.signIns ?? null,
    asks: searchParams.has('ask'),
    isDone: searchParams.has('ended'),
    partial: answer?.partial ?? true,
  };
}

/** This page again, for the same customer. */
function here({ url }: RequestEvent): string {
  const customer = url.searchParams.get('customer');
  return `${url.pathname}?${new URLSearchParams({ ...(customer !== null && { customer }), ended: '1' })}`;
}

/** Ends the session that the form names; one that was gone has ended, too. */
export function endSession(event: RequestEvent) {
  return save(event, {
    read: (form) => ({ values: {}, input: { sessionId: text(form, 'sessionId') } }),
    document: EndSession,
    variables: ({ input }) => ({ input }),
    made: 'SessionsEnded',
    to: () => here(event),
  });
}

/** Ends all but this one. */
export function endOtherSessions(event: RequestEvent) {
  return save(event, {
    read: () => ({ values: {}, input: {} }),
    document: EndOtherSessions,
    variables: () => ({}),
    made: 'SessionsEnded',
    to: () => here(event),
  });
}

/** The page that a mail about a new device leads to; what it is for happens by its button alone [R-ID4]. */
export async function openNotMe(event: RequestEvent, purpose: 'SIGN_IN' | 'STAFF_SIGN_IN') {
  const mailedTo = toldAddress(event);
  return { ...(await openLink(event, purpose)), mailedTo };
}

/** Uses the link. */
export async function disownSignIn(event: RequestEvent) {
  await keepToken(event);
  return save(event, {
    read: (form) => readWhole<{ token: string }>([TOKEN], form),
    document: DisownSignIn,
    variables: ({ input }) => ({ input }),
    made: 'SignInDisowned',
    to: ({ email }) => tellingAddress(event, email),
  });
}
