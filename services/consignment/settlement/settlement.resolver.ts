import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { UUID } from '../../kernel/graph/shared';
import { Settlement, UndoSettlementInput, UndoSettlementResult } from './settlement';
import type { SettlementService } from './settlement.service';

@Resolver()
export class SettlementResolver {
  constructor(private readonly service: SettlementService) {}

  @Query(() => [Settlement], {
    description:
      'Imported sales that were marked as paid out before, a settlement a file, newest first, at most 100. Staff who may import.',
  })
  settlements(
    @Ctx() call: Call,
    @Arg('fileId', () => UUID, { nullable: true, description: 'Only of this imported file; null = of all.' })
    fileId?: string,
  ): Promise<Settlement[]> {
    return this.service.listSettlements(call, fileId ?? null);
  }

  @Mutation(() => UndoSettlementResult, {
    description:
      'Takes a settlement back: its sales count for balances again, to the cent. Asked twice, it is done once. Staff who may import.',
  })
  undoSettlement(
    @Ctx() call: Call,
    @Arg('input', () => UndoSettlementInput, { description: 'Which one.' }) input: UndoSettlementInput,
  ): Promise<typeof UndoSettlementResult> {
    return this.service.undoSettlement(call, input.settlementId);
  }
}
