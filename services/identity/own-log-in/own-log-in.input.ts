import { IsNotEmpty, MaxLength } from 'class-validator';
import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { LogInNotRecent } from '../../kernel/graph/recent-log-in';
import { DateTime, InvalidInput } from '../../kernel/graph/shared';
import { AsTyped } from '../../kernel/text/typed';
import { PasswordTooWeak } from '../activation/activation.problems';
import { LogInsBusy, TooManyAttempts } from '../login/login.problems';

@InputType({ description: 'Another password of whoever is logged in.' })
export class ChangePasswordInput {
  @Field(() => String, {
    description: 'The new password. Any characters; see PasswordTooWeak for what is refused.',
  })
  @AsTyped()
  @MaxLength(1000)
  @IsNotEmpty()
  password: string;
}

@ObjectType({
  description:
    'The password is another one. All other sessions have ended; this one goes on, by another token.',
})
export class PasswordChanged {
  @Field(() => String, {
    description: "The session's new token, told this once: for the cookie, never for a page or a log.",
  })
  sessionToken: string;
  @Field(() => DateTime, { description: 'When the session ends, UTC: as it did before.' })
  expiresAt: Date;
}

export const ChangePasswordResult = createUnionType({
  name: 'ChangePasswordResult',
  description: 'The password has changed, or why it has not.',
  types: () =>
    [PasswordChanged, PasswordTooWeak, LogInNotRecent, TooManyAttempts, LogInsBusy, InvalidInput] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
