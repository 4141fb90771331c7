import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { ImportDryRunResult } from '../../kernel/graph/import';
import { LocalDate, UUID } from '../../kernel/graph/shared';
import { TakesLong } from '../../kernel/operation/marks';
import './codes';
import type { ImportService } from './import.service';

const fileArgument = { description: 'Id given by the upload path; the file must be of this store.' };

const settledArgument = {
  nullable: true,
  description:
    'Sales in the file until this day, inclusive, were paid out before and count for no balance; today at the latest. Null = none were. No other sale is touched, and `undoSettlement` takes it back.',
};

@Resolver()
export class ImportResolver {
  constructor(private readonly imports: ImportService) {}

  @Query(() => ImportDryRunResult, {
    description:
      'What importing a consignors file would do to the agreements with consignors. Staff who may import.',
  })
  @TakesLong()
  dryRunConsignorSettings(
    @Ctx() call: Call,
    @Arg('fileId', () => UUID, fileArgument) fileId: string,
  ): Promise<typeof ImportDryRunResult> {
    return this.imports.dryRunConsignors(call, fileId);
  }

  @Query(() => ImportDryRunResult, {
    description: 'What importing a stock file would do. Staff who may import.',
  })
  @TakesLong()
  dryRunStock(
    @Ctx() call: Call,
    @Arg('fileId', () => UUID, fileArgument) fileId: string,
    @Arg('settledUntil', () => LocalDate, settledArgument) settledUntil?: string,
  ): Promise<typeof ImportDryRunResult> {
    return this.imports.dryRunStock(call, fileId, settledUntil ?? null);
  }
}
