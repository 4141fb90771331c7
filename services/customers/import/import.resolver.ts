import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { ImportDryRunResult, ImportInput, ImportResult } from '../../kernel/graph/import';
import { UUID } from '../../kernel/graph/shared';
import { TakesLong } from '../../kernel/operation/marks';
import type { Ports } from '../../kernel/subgraph/service';
import { dryRunConsignorCustomers, importConsignorCustomers } from './consignors.import';

@Resolver()
export class ImportResolver {
  constructor(private readonly ports: Ports) {}

  @Query(() => ImportDryRunResult, {
    description: 'What a consignors file would do to the customers [I1 R-IM1]. Staff with the right import.',
  })
  @TakesLong()
  dryRunConsignorCustomers(
    @Ctx() call: Call,
    @Arg('fileId', () => UUID, { description: 'The uploaded file.' }) fileId: string,
  ): Promise<typeof ImportDryRunResult> {
    return dryRunConsignorCustomers({ ...this.ports, owner: 'customers' }, call, fileId);
  }

  @Mutation(() => ImportResult, {
    description:
      'Writes the customers of a consignors file, once its agreements have been judged too: until then it answers ImportWaiting. Call it before importConsignorSettings [I1]. Staff with the right import.',
  })
  importConsignorCustomers(
    @Ctx() call: Call,
    @Arg('input', { description: 'The file.' }) input: ImportInput,
  ): Promise<typeof ImportResult> {
    return importConsignorCustomers(this.ports, call, input.fileId);
  }
}
