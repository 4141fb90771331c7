import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { ImportDryRunResult } from '../../kernel/graph/import';
import { Job } from '../../kernel/graph/job';
import { UUID } from '../../kernel/graph/shared';
import { TakesLong } from '../../kernel/operation/marks';
import type { Ports } from '../../kernel/subgraph/service';
import './codes';
import { dryRunConsignorCustomers } from './consignors.import';
import { StartImportInput, StartImportResult, StopJobInput, StopJobResult } from './import';
import type { ImportService } from './import.service';

@Resolver()
export class ImportResolver {
  constructor(
    private readonly ports: Ports,
    private readonly imports: ImportService,
  ) {}

  @Query(() => ImportDryRunResult, {
    description: 'What a consignors file would do to the customers. Staff with the right import.',
  })
  @TakesLong()
  dryRunConsignorCustomers(
    @Ctx() call: Call,
    @Arg('fileId', () => UUID, { description: 'The uploaded file.' }) fileId: string,
  ): Promise<typeof ImportDryRunResult> {
    return dryRunConsignorCustomers(this.ports, call, fileId);
  }

  @Query(() => Job, {
    nullable: true,
    description:
      'Long work of the store, as it is now; null where there is none. Staff with the right import.',
  })
  job(@Ctx() call: Call, @Arg('id', () => UUID, { description: 'Its id.' }) id: string): Promise<Job | null> {
    return this.imports.find(call, id);
  }

  @Query(() => [Job], {
    description: 'Long work of the store, under way and ended, the newest 50. Staff with the right import.',
  })
  jobs(@Ctx() call: Call): Promise<Job[]> {
    return this.imports.list(call);
  }

  @Mutation(() => StartImportResult, {
    description:
      'Starts to import an uploaded file, and answers at once. The file is judged as a whole first, by every part of the product that reads it; where nothing is wrong it is written piece by piece, to its end, whoever watches. One at a time in a store. Staff with the right import.',
  })
  startImport(
    @Ctx() call: Call,
    @Arg('input', { description: 'The file.' }) input: StartImportInput,
  ): Promise<typeof StartImportResult> {
    return this.imports.start(call, input);
  }

  @Mutation(() => StopJobResult, {
    description:
      'Asks long work to stop: it leaves off after the piece it is at, what was done stays, and the same again completes it. Asked twice, it is done once. Staff with the right import.',
  })
  stopJob(
    @Ctx() call: Call,
    @Arg('input', { description: 'Which.' }) input: StopJobInput,
  ): Promise<typeof StopJobResult> {
    return this.imports.stop(call, input.jobId);
  }
}
