import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { TypedDocumentNode } from '@urql/core';
import { readWhole } from '#lib/form/fields.ts';
import { LOG_IN_FIELDS } from '#lib/form/log-in-fields.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import type { NewSession } from '#lib/graph/session.operation.ts';
import { deviceOf, keepDevice } from '#lib/server/device.ts';
import { isSignedIn } from '#lib/server/frame.ts';
import { home, returnPath, secondStepPath } from '#lib/server/return-path.ts';
import { save } from '#lib/server/save.ts';
import { keepSession, type SessionKind } from '#lib/server/session.ts';

interface LogInInput {
  email: string;
  password: string;
  device?: ReturnType<typeof deviceOf>;
}
type LogInAnswer =
  | ({ __typename: 'LoggedIn' } & ResultOf<typeof NewSession>)
  | { __typename: 'InvalidInput' | 'LogInsBusy' | 'PortalClosed' | 'TooManyAttempts' | 'WrongCredentials' };

type Area = 'portal' | 'console';

/** Whose sessions begin at a door. */
export const kindOf = (area: Area): SessionKind => (area === 'console' ? 'staff' : 'portal');

/** The log-in of one of the two doors. */
export type LogInDocument = TypedDocumentNode<Record<string, LogInAnswer>, { input: LogInInput }>;

/** The page of a log-in; whoever is logged in has no business there. */
export function openLogIn({ locals, url }: RequestEvent, store: string, area: Area) {
  if (isSignedIn(locals)) redirect(303, home(store, area));
  return { returnTo: url.searchParams.get('return') };
}

/** The session that has begun, in the place of the one before. */
export function keepLogIn(
  { cookies }: RequestEvent,
  store: string,
  area: Area,
  session: ResultOf<typeof NewSession>,
): void {
  const kind = kindOf(area);
  keepSession(cookies, store, kind, session);
  keepDevice(cookies, store, kind, session.deviceToken);
}

/** Logs in at one of the two doors, and leads to where the reader wanted to be. */
export function logIn(event: RequestEvent, store: string, area: Area, document: LogInDocument) {
  return save(event, {
    read: (form) => readWhole<LogInInput>(LOG_IN_FIELDS, form),
    document,
    variables: ({ input }) => ({ input: { ...input, device: deviceOf(event, store, kindOf(area)) } }),
    made: 'LoggedIn',
    to: (session, _stay, values) => {
      keepLogIn(event, store, area, session);
      const asked = values['return'] ?? '';
      return session.secondStep ? secondStepPath(store, area, asked) : returnPath(asked, store, area);
    },
  });
}
