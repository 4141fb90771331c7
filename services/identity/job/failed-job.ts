import { IsNotEmpty, Matches } from 'class-validator';
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, InvalidInput, NotFound } from '../../kernel/graph/shared';

@ObjectType({
  description: 'Background work that failed and is tried again, or has been given up. Staff only.',
})
export class FailedJob {
  @Field(() => ID, { description: 'Number of the job.' })
  id: string;
  @Field(() => String, { description: 'What it does: "identity.send-mail".' })
  task: string;
  @Field(() => String, {
    nullable: true,
    description: 'Of a mail which one: "activation", "reset"; null where it is no mail.',
  })
  kind: string | null;
  @Field(() => Int, { description: 'How often it was tried.' })
  attempts: number;
  @Field(() => Int, { description: 'After how many tries it is given up.' })
  maxAttempts: number;
  @Field(() => String, {
    description: 'First line of the last error. What the job was about is not told: it may name people.',
  })
  lastError: string;
  @Field(() => DateTime, { description: 'Since when, UTC.' })
  createdAt: Date;
  @Field(() => DateTime, { description: 'When it is tried next, UTC; past where it was given up.' })
  nextRunAt: Date;
}

@InputType({ description: 'Which job to try again.' })
export class RetryJobInput {
  @Field(() => ID, { description: 'Number of the job.' })
  @Matches(/^\d{1,18}$/)
  @IsNotEmpty()
  id: string;
}

@ObjectType({ description: 'The job is tried again now. Staff only.' })
export class JobRetried {
  @Field(() => ID, { description: 'Number of the job.' })
  id: string;
}

export const RetryJobResult = createUnionType({
  name: 'RetryJobResult',
  description: 'The job, or that there is none that waits.',
  types: () => [JobRetried, NotFound, InvalidInput] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
