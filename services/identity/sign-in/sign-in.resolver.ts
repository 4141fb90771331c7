import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { LogInStep } from '../../kernel/operation/marks';
import { SignIns } from './sign-in';
import {
  DisownSignInInput,
  DisownSignInResult,
  EndSessionInput,
  EndSessionResult,
  SessionsEnded,
  SignInDisowned,
} from './sign-in.input';
import type { SignInService } from './sign-in.service';

@Resolver()
export class SignInResolver {
  constructor(private readonly service: SignInService) {}

  @Query(() => SignIns, {
    description: 'Where whoever is logged in has sessions, and when they logged in; of nobody else.',
  })
  signIns(@Ctx() call: Call): Promise<SignIns> {
    return this.service.list(call);
  }

  @Mutation(() => EndSessionResult, {
    description:
      'Ends one of the sessions of whoever is logged in, at once; that of this request, too. One that is gone already is no error.',
  })
  async endSession(
    @Ctx() call: Call,
    @Arg('input', () => EndSessionInput, { description: 'Which one.' }) { sessionId }: EndSessionInput,
  ): Promise<SessionsEnded> {
    return ended(await this.service.end(call, sessionId));
  }

  @Mutation(() => SessionsEnded, {
    description: 'Ends all sessions of whoever is logged in but that of this request, at once.',
  })
  async endOtherSessions(@Ctx() call: Call): Promise<SessionsEnded> {
    return ended(await this.service.endOthers(call));
  }

  @Mutation(() => DisownSignInResult, {
    description:
      'Uses the link of a mail about a log-in from a new device, once: ends that session and all others of its device, and mails a link to another password.',
  })
  @LogInStep()
  async disownSignIn(
    @Ctx() call: Call,
    @Arg('input', () => DisownSignInInput, { description: 'The link.' }) { token }: DisownSignInInput,
  ): Promise<SignInDisowned> {
    const email = await this.service.disown(call, token);
    return Object.assign({ __typename: 'SignInDisowned' }, { email });
  }
}

const ended = (count: number): SessionsEnded => Object.assign({ __typename: 'SessionsEnded' }, { count });
