import { Field, ObjectType } from 'type-graphql';
import { DateTime, UUID } from '../../kernel/graph/shared';
import { SecondFactorUsed } from '../two-factor/two-factor.rules';

@ObjectType({
  description: 'What a browser said of itself at a log-in. Seen by whom it belongs to.',
})
export class SignInDevice {
  @Field(() => String, {
    nullable: true,
    description: 'The name of the browser, without a version: "Chrome"; null where it is not known.',
  })
  browser: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What it runs on: "Android", "iPhone", "Windows"; null where it is not known.',
  })
  system: string | null;
}

@ObjectType({ description: 'A session that is open. Seen by whose it is, at the door it was begun at.' })
export class OpenSession {
  @Field(() => UUID, { description: 'By which it is ended; it opens nothing.' })
  id: string;
  @Field(() => SignInDevice, { description: 'From which device; nothing is known of old ones.' })
  device: SignInDevice;
  @Field(() => DateTime, { description: 'When it began, UTC.' })
  firstSeenAt: Date;
  @Field(() => DateTime, {
    description: 'When it was last in use, UTC; written down every five minutes at most.',
  })
  lastSeenAt: Date;
  @Field(() => Boolean, { description: 'Whether it is the session of this request.' })
  isThisOne: boolean;
}

@ObjectType({ description: 'A log-in that succeeded; others are not kept. Seen by whose it is.' })
export class SignIn {
  @Field(() => DateTime, { description: 'When, UTC.' })
  at: Date;
  @Field(() => SignInDevice, { description: 'From which device.' })
  device: SignInDevice;
  @Field(() => SecondFactorUsed, {
    nullable: true,
    description: 'By what its second step was proven; null where none was asked, or it was never done.',
  })
  secondFactor: SecondFactorUsed | null;
}

@ObjectType({
  description:
    'Where whoever is logged in has sessions, and when they logged in. Of the portal alone, or the console alone.',
})
export class SignIns {
  @Field(() => [OpenSession], {
    description: 'Open sessions: the one of this request first, then those in use last; at most 50.',
  })
  sessions: OpenSession[];
  @Field(() => [SignIn], { description: 'Log-ins of the last 30 days, the last first; at most 100.' })
  recent: SignIn[];
}
