import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { UUID } from '../../kernel/graph/shared';
import { TakesLong } from '../../kernel/operation/marks';
import type { IntakeReceiptService } from './intake-receipt.service';

/** Receipts to download. */
@Resolver()
export class IntakeReceiptResolver {
  constructor(private readonly service: IntakeReceiptService) {}

  @Query(() => String, {
    nullable: true,
    description:
      'Where the receipt of an intake can be had as PDF: a path below the address of the product, for five minutes, for this viewer alone. Null before it is received, and where there is no such intake that this viewer may see. Its consignor, and staff.',
  })
  @TakesLong()
  intakeReceiptPath(
    @Ctx() call: Call,
    @Arg('intakeId', () => UUID, { description: 'The intake.' }) intakeId: string,
  ): Promise<string | null> {
    return this.service.pathOf(call, intakeId);
  }
}
