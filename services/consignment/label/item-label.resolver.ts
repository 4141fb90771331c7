import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { DateTime, Money } from '../../kernel/graph/shared';
import { ConsignmentItem } from '../item/item';
import { LabelNeed } from './need';

/** What there is to say of an item's label. */
@Resolver(() => ConsignmentItem)
export class ItemLabelResolver {
  @FieldResolver(() => Int, {
    description: 'How often a label of it was printed, each time counted. Staff only.',
  })
  labelsPrinted(@Root() { labelsPrinted }: ConsignmentItem): number {
    return labelsPrinted;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      'When its label was last printed, UTC; null where never, or where that is not known. Staff only.',
  })
  labelledAt(@Root() { labelledAt }: ConsignmentItem): Date | null {
    return labelledAt;
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description:
      'The price on the label that was printed last, or that it was imported with; null where no label has one. Staff only.',
  })
  labelPrice(@Root() { labelPriceMinor, currency }: ConsignmentItem): Money | null {
    return labelPriceMinor === null ? null : { amountMinor: labelPriceMinor, currency };
  }

  @FieldResolver(() => LabelNeed, {
    nullable: true,
    description: 'Why a label of it is to be printed; null where none is. Staff only.',
  })
  labelNeed(@Root() { labelNeed }: ConsignmentItem): LabelNeed | null {
    return labelNeed;
  }

  @FieldResolver(() => Boolean, {
    description: 'It is to be sold, and the price on its label is not its price any more. Staff only.',
  })
  isLabelStale(@Root() { labelNeed }: ConsignmentItem): boolean {
    return labelNeed === 'STALE';
  }
}
