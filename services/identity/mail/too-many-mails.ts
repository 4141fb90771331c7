import { Field, Int, ObjectType } from 'type-graphql';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { Problem } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';
import type { AttemptLimit } from '../login/attempts';

export const MailLimit = codesOf('MailLimit', 'Whose mails are counted.', {
  RECIPIENT: 'Those to one person, whoever asked for them.',
  SENDER: 'Those one staff member asked for, to anybody.',
});
export type MailLimit = CodeOf<typeof MailLimit>;

@ObjectType({
  implements: Problem,
  description: 'As many mails as may be sent within an hour have been. This one was not.',
})
export class TooManyMails extends Problem {
  @Field(() => MailLimit, { description: 'Which limit was met.' })
  limit: MailLimit;
  @Field(() => Int, { description: 'How many that is an hour.' })
  most: number;
  @Field(() => Int, { description: 'In how many seconds there will be room again.' })
  retryAfterSeconds: number;
}

/** Refuses another mail for so many seconds. */
export function tooManyMails(limit: MailLimit, { most }: AttemptLimit, retryAfterSeconds: number): Refusal {
  return new Refusal(
    Object.assign(
      { __typename: 'TooManyMails', message: 'Too many mails within an hour' },
      { limit, most, retryAfterSeconds },
    ),
  );
}
