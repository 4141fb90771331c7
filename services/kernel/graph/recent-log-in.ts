import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { DateTime, Problem } from './shared';

@Directive('@shareable')
@ObjectType({
  implements: Problem,
  description:
    'It costs money or access, and the log-in is older than it may be for that: log in again, then repeat it. Nothing was read or written.',
})
export class LogInNotRecent extends Problem {
  @Field(() => DateTime, {
    nullable: true,
    description: 'When the caller logged in, UTC, however long the session was in use since; null = never.',
  })
  loggedInAt: Date | null;
  @Field(() => Int, { description: 'How many minutes old a log-in may be for it.' })
  mostMinutes: number;
}
