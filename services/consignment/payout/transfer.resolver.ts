import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { UUID } from '../../kernel/graph/shared';
import { TakesLong } from '../../kernel/operation/marks';
import { PayoutRun } from './payout-run';
import { readRuns, type ShownRun } from './payout.rows';
import { PayoutTransfers, TransferFormat } from './transfer';
import type { TransferFile } from './transfer.file';

/** What the bank is to transfer. */
@Resolver(() => PayoutRun)
export class TransferResolver {
  constructor(private readonly file: TransferFile) {}

  @FieldResolver(() => PayoutTransfers, {
    nullable: true,
    description:
      'What the bank is to transfer for it; null while it goes on, and where it takes another run back.',
  })
  transfers(@Ctx() call: Call, @Root() run: ShownRun): Promise<PayoutTransfers | null> {
    return this.file.transfersOf(call, run);
  }

  @Query(() => String, {
    nullable: true,
    description:
      'Where the transfers of a payout run can be had, as `transfers` counts them: a path below the address of the product, for five minutes, for this viewer alone. The bank knows the file by the run, so that one handed in twice can be told. Null where `transfers` has no such format, or there is no such run. Staff who may pay out.',
  })
  @TakesLong()
  async transferFilePath(
    @Ctx() call: Call,
    @Arg('runId', () => UUID, { description: 'The run.' }) runId: string,
    @Arg('format', () => TransferFormat, { description: 'As what.' }) format: TransferFormat,
  ): Promise<string | null> {
    return this.file.pathOf(call, await call.load('payoutRun', runId, readRuns), format);
  }
}
