import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { FailedJob, JobRetried, RetryJobInput, RetryJobResult } from './failed-job';
import type { FailedJobService } from './failed-job.service';

@Resolver(() => FailedJob)
export class FailedJobResolver {
  constructor(private readonly jobs: FailedJobService) {}

  @Query(() => [FailedJob], {
    description: 'Failing background work of the store, the newest 200. Staff only.',
  })
  failedJobs(@Ctx() call: Call): Promise<FailedJob[]> {
    return this.jobs.list(call);
  }

  @Query(() => Int, {
    nullable: true,
    description:
      'How much background work of the store is failing, counted up to 200; null where it cannot be told. Staff only.',
  })
  failedJobCount(@Ctx() call: Call): Promise<number> {
    return this.jobs.count(call);
  }

  @Mutation(() => RetryJobResult, {
    description: 'Tries a failing job again now. For staff with the right "jobs".',
  })
  async retryJob(
    @Ctx() call: Call,
    @Arg('input', () => RetryJobInput, { description: 'The job.' }) input: RetryJobInput,
  ): Promise<JobRetried> {
    await this.jobs.retry(call, input.id);
    return Object.assign({ __typename: 'JobRetried' }, { id: input.id });
  }
}
