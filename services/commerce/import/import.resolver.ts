import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { aroundRowArgument, ImportDryRunResult } from '../../kernel/graph/import';
import { columnsArgument, ImportColumnInput } from '../../kernel/graph/import-column';
import { Job } from '../../kernel/graph/job';
import { UUID } from '../../kernel/graph/shared';
import { saidOf } from '../../kernel/import/by-hand';
import { TakesLong } from '../../kernel/operation/marks';
import './codes';
import {
  StartTillImportInput,
  StartTillImportResult,
  StopTillImportInput,
  StopTillImportResult,
} from './import';
import type { ImportService } from './import.service';

@Resolver()
export class ImportResolver {
  constructor(private readonly imports: ImportService) {}

  @Query(() => ImportDryRunResult, {
    description:
      "What importing a file of a till's sales would do: item number, day, what was paid, receipt. Staff who may sell.",
  })
  @TakesLong()
  dryRunTillSales(
    @Ctx() call: Call,
    @Arg('fileId', () => UUID, { description: 'The uploaded file.' }) fileId: string,
    @Arg('aroundRow', () => Int, aroundRowArgument) aroundRow?: number,
    @Arg('columns', () => [ImportColumnInput], columnsArgument) columns?: ImportColumnInput[] | null,
  ): Promise<typeof ImportDryRunResult> {
    return this.imports.dryRun(call, { fileId, aroundRow: aroundRow ?? null, said: saidOf(columns) });
  }

  @Query(() => Job, {
    nullable: true,
    description: "An import of a till's sales, as it is now; null where there is none. Staff who may sell.",
  })
  tillImport(
    @Ctx() call: Call,
    @Arg('id', () => UUID, { description: 'Its id.' }) id: string,
  ): Promise<Job | null> {
    return this.imports.find(call, id);
  }

  @Query(() => [Job], {
    description: "Imports of a till's sales, under way and ended, the newest 50. Staff who may sell.",
  })
  tillImports(@Ctx() call: Call): Promise<Job[]> {
    return this.imports.list(call);
  }

  @Mutation(() => StartTillImportResult, {
    description:
      "Starts to import an uploaded file of a till's sales, and answers at once. The file is judged as a whole first; where nothing is wrong it is written piece by piece: rows with one receipt are one order of their day, delivered, and paid at the cash register; consigned items are sold, and their consignors owed their share. What was recorded before is left as it is. One at a time in a store. Staff who may sell.",
  })
  startTillImport(
    @Ctx() call: Call,
    @Arg('input', { description: 'The file.' }) input: StartTillImportInput,
  ): Promise<typeof StartTillImportResult> {
    return this.imports.start(call, input);
  }

  @Mutation(() => StopTillImportResult, {
    description:
      "Asks an import of a till's sales to stop: it leaves off after the piece it is at, what was done stays, and the same file again completes it. Asked twice, it is done once. Staff who may sell.",
  })
  stopTillImport(
    @Ctx() call: Call,
    @Arg('input', { description: 'Which.' }) input: StopTillImportInput,
  ): Promise<typeof StopTillImportResult> {
    return this.imports.stop(call, input.jobId);
  }
}
