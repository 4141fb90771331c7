import type { RequestEvent } from '@sveltejs/kit';
import type { TypedDocumentNode } from '@urql/core';
import { readWhole, type Values } from '#lib/form/fields.ts';
import { PASSWORD_FIELDS } from '#lib/form/log-in-fields.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import type { NewSession } from '#lib/graph/session.operation.ts';
import { deviceOf } from '#lib/server/device.ts';
import { refused } from '#lib/server/form.ts';
import { keepLogIn, kindOf } from '#lib/server/log-in.ts';
import { keepToken } from '#lib/server/mailed-link.ts';
import { home, secondStepPath } from '#lib/server/return-path.ts';
import { save } from '#lib/server/save.ts';

interface PasswordInput {
  token: string;
  password: string;
  device?: ReturnType<typeof deviceOf>;
}
interface Door<Input extends PasswordInput> {
  area: 'portal' | 'console';
  document: TypedDocumentNode<Record<string, PasswordAnswer>, { input: Input }>;
  /** What its form brings besides token and password. */
  besides: (form: FormData) => Omit<Input, keyof PasswordInput>;
}
type PasswordAnswer =
  | ({ __typename: 'LoggedIn' } & ResultOf<typeof NewSession>)
  | { __typename: 'PasswordTooWeak'; code: string; minimumLength: number }
  | {
      __typename:
        'EmailTaken' | 'InvalidInput' | 'LinkNotValid' | 'LogInsBusy' | 'PortalClosed' | 'TooManyAttempts';
    };

/** Uses a link that sets a password, at one of the two doors, and logs in there. */
export async function setPassword<Input extends PasswordInput>(
  event: RequestEvent,
  store: string,
  { area, document, besides }: Door<Input>,
) {
  await keepToken(event);
  return save(event, {
    read: (form) => {
      const read = readWhole<PasswordInput>(PASSWORD_FIELDS, form);
      return { ...read, input: { ...read.input, ...besides(form) } as Input };
    },
    document,
    variables: ({ input }) => ({ input: { ...input, device: deviceOf(event, store, kindOf(area)) } }),
    made: 'LoggedIn',
    to: (session) => {
      keepLogIn(event, store, area, session);
      return session.secondStep ? secondStepPath(store, area) : home(store, area);
    },
    refuse: (result, values) =>
      result.__typename === 'PasswordTooWeak' ? tooWeak(result, values, event.locals.requestId) : null,
  });
}

/** The form again, for a password that is not accepted: why, and what would do. */
export function tooWeak(
  { __typename, code, minimumLength }: { __typename: 'PasswordTooWeak'; code: string; minimumLength: number },
  values: Values,
  requestId: string,
) {
  const fields = [{ path: 'password', code: `PASSWORD_${code}` }];
  return refused({ __typename, fields }, values, requestId, { minimumLength });
}
