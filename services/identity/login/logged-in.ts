import { createUnionType, Field, ObjectType } from 'type-graphql';
import { DateTime, InvalidInput } from '../../kernel/graph/shared';
import { SecondStep } from '../two-factor/two-factor.rules';
import { Viewer } from '../viewer/viewer';
import { LogInsBusy, PortalClosed, TooManyAttempts, WrongCredentials } from './login.problems';

@ObjectType({ description: 'Logged in. The session before, if any, has ended.' })
export class LoggedIn {
  @Field(() => String, {
    description: "The session's token, told this once: for the cookie, never for a page or a log.",
  })
  sessionToken: string;
  @Field(() => DateTime, {
    description:
      'When it ends: a portal session 30 days after its last use, a staff session 12 hours after log-in.',
  })
  expiresAt: Date;
  @Field(() => String, {
    description:
      'By which this device is known at the next log-in: for a cookie of its own, never for a page or a log. It opens nothing.',
  })
  deviceToken: string;
  @Field(() => SecondStep, {
    nullable: true,
    description:
      'What the session still lacks: until then it opens nothing but that, and `viewer` is a visitor. Null = nothing.',
  })
  secondStep: SecondStep | null;
  @Field(() => Viewer, { description: 'Who is logged in now.' })
  viewer: Viewer;
}

@ObjectType({ description: 'Logged out. The same when nobody was logged in.' })
export class LoggedOut {
  @Field(() => Boolean, { description: 'Always true.' })
  done: boolean;
}

export const LogInResult = createUnionType({
  name: 'LogInResult',
  description: 'The session, or why there is none.',
  types: () => [LoggedIn, WrongCredentials, TooManyAttempts, LogInsBusy, InvalidInput, PortalClosed] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
