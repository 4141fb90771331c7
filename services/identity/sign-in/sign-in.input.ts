import { IsNotEmpty, MaxLength } from 'class-validator';
import { createUnionType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { InvalidInput, UUID } from '../../kernel/graph/shared';
import { LinkNotValid } from '../activation/activation.problems';
import { TooManyAttempts } from '../login/login.problems';

@InputType({ description: 'Which of one’s own sessions to end.' })
export class EndSessionInput {
  @Field(() => UUID, {
    description: 'The session. One that is gone, or somebody else’s, is none: nothing ends.',
  })
  sessionId: string;
}

@InputType({ description: 'A link that says that a log-in was somebody else’s.' })
export class DisownSignInInput {
  @Field(() => String, { description: 'The token of the link in the mail, at most 200 characters.' })
  @MaxLength(200)
  @IsNotEmpty()
  token: string;
}

@ObjectType({ description: 'Sessions have ended, or were gone already.' })
export class SessionsEnded {
  @Field(() => Int, { description: 'How many ended now; 0 where there was none.' })
  count: number;
}

@ObjectType({
  description:
    'The session of that log-in has ended, its device counts as unknown, and a link to another password is on its way.',
})
export class SignInDisowned {
  @Field(() => String, { description: 'The address that the link goes to: the one that is logged in with.' })
  email: string;
}

const resolveType = (value: object): string => (value as { __typename: string }).__typename;

export const EndSessionResult = createUnionType({
  name: 'EndSessionResult',
  description: 'What ended, or why nothing was tried.',
  types: () => [SessionsEnded, InvalidInput] as const,
  resolveType,
});

export const DisownSignInResult = createUnionType({
  name: 'DisownSignInResult',
  description: 'What was done, or why nothing was.',
  types: () => [SignInDisowned, LinkNotValid, InvalidInput, TooManyAttempts] as const,
  resolveType,
});
