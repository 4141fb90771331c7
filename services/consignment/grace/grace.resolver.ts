import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { GraceEnding, GraceEndingArguments } from './grace';
import type { GraceService } from './grace.service';

/** What is done by itself with goods that nobody collected in time. */
@Resolver()
export class GraceResolver {
  constructor(private readonly service: GraceService) {}

  @Query(() => GraceEnding, {
    nullable: true,
    description:
      'What was done by itself with goods that nobody collected in time, and what would be next, before it is; null where the store has no consignment. Staff only.',
  })
  graceEnding(
    @Ctx() call: Call,
    @Args(() => GraceEndingArguments) { afterGrace }: GraceEndingArguments,
  ): Promise<GraceEnding | null> {
    return this.service.find(call, afterGrace ?? null);
  }
}
