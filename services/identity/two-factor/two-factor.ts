import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../kernel/graph/shared';
import { Viewer } from '../viewer/viewer';
import { SecondStep } from './two-factor.rules';

@ObjectType({ description: 'A second step that a session still lacks. Seen by that session alone.' })
export class SecondStepAsked {
  @Field(() => SecondStep, { description: 'What it lacks.' })
  step: SecondStep;
}

@ObjectType({
  description:
    'The app that is being set up: it counts once a code of it was typed. Seen by whose it is, until then and never again.',
})
export class TotpSetUp {
  @Field(() => String, {
    description: 'What is typed into the app where no picture can be taken: 32 letters and digits, base 32.',
  })
  secret: string;
  @Field(() => String, { description: 'What the picture says, "otpauth://totp/…".' })
  totpUri: string;
}

@ObjectType({
  description:
    'How whoever asks proves a second step after the password. Seen by whose it is, once the second step was done or where there is none yet.',
})
export class TwoFactor {
  @Field(() => Boolean, { description: 'Whether the store has it; where not, nothing can be set up.' })
  isOffered: boolean;
  @Field(() => Boolean, { description: 'Whether they must have it: it can be replaced, and not taken away.' })
  isRequired: boolean;
  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when an app counts, UTC; null where none does.',
  })
  appSince: Date | null;
  @Field(() => TotpSetUp, { nullable: true, description: 'The app being set up; null where none is.' })
  setUp: TotpSetUp | null;
  @Field(() => Int, { description: 'How many recovery codes are left, 0 to 10.' })
  recoveryCodesLeft: number;
  @Field(() => DateTime, { nullable: true, description: 'When they were made, UTC; null where none were.' })
  recoveryCodesMadeAt: Date | null;
  @Field(() => Int, {
    description: 'Counts its changes: by it, codes are renewed once. 0 where nothing was set up.',
  })
  version: number;
}

@ObjectType({ description: 'The second step is done: the session opens what it is for.' })
export class SecondStepDone {
  @Field(() => String, {
    description:
      "The session's token from now on, told this once: for the cookie, never for a page or a log. The one before opens nothing.",
  })
  sessionToken: string;
  @Field(() => DateTime, { description: 'When the session ends, UTC.' })
  expiresAt: Date;
  @Field(() => Viewer, { description: 'Who is logged in now.' })
  viewer: Viewer;
}

@ObjectType({ description: 'The app counts from now on, and this session has done its second step by it.' })
export class TotpConfirmed {
  @Field(() => [String], {
    description: 'Ten recovery codes, "7KQF9-M2PXT", told this once. Those of before open nothing any more.',
  })
  recoveryCodes: string[];
  @Field(() => String, {
    description: "The session's token from now on: for the cookie, never for a page or a log.",
  })
  sessionToken: string;
  @Field(() => DateTime, { description: 'When the session ends, UTC.' })
  expiresAt: Date;
}

@ObjectType({ description: 'There are new recovery codes; those of before open nothing any more.' })
export class RecoveryCodesRenewed {
  @Field(() => [String], { description: 'Ten of them, "7KQF9-M2PXT", told this once.' })
  recoveryCodes: string[];
}
