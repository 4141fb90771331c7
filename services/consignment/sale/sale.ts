import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalDate, Money, Percent, UUID } from '../../kernel/graph/shared';
import { ItemState } from '../item/item-state';
import { VatScheme } from '../vat/vat.rules';

@Entity('sale', { schema: 'consignment' })
@ObjectType({
  description: 'How an item was sold, and how the money was divided. The parts add up to the cent.',
})
export class ConsignmentSale {
  @Column('date')
  @Field(() => LocalDate, { description: "Day of the sale, in the store's time zone." })
  soldOn: string;
  @Column('bigint')
  soldForMinor: number;
  @Column('bigint')
  shareMinor: number;
  @Column('bigint')
  storePartMinor: number;
  @Field(() => Money, { description: 'What the buyer paid, VAT included.' })
  soldFor: Money;
  @Field(() => Money, { description: "The consignor's part." })
  share: Money;
  @Field(() => Money, {
    description:
      "The store's part: the rest. Negative where it bears a markdown that was more than its part.",
  })
  storePart: Money;
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: "UUIDv7. What the sale's lines on the consignor's balance follow from." })
  id: string;
  @Column('text', { nullable: true })
  @Field(() => ItemState, {
    nullable: true,
    description:
      'What had become of it when it was sold: ON_SALE, as a rule. From any other state it was sold all the same, as the buyer has it; what was DONATED by then is the store’s. Null where the sale was imported. Staff only.',
  })
  soldFrom: ItemState | null;
  @Column('text')
  @Field(() => VatScheme, { description: 'Of what VAT is owed. Staff only.' })
  vatScheme: VatScheme;
  @Column('numeric')
  @Field(() => Percent, {
    description: 'The rate of VAT on the day of the sale, in percent. Staff only.',
  })
  vatPercent: number;
}

@ObjectType({ description: 'Sales figures: what was sold for a consignor. Not what they bought.' })
export class SalesSummary {
  @Field(() => Int, { description: 'Items sold.' })
  count: number;
  @Field(() => Money, { description: 'What the buyers paid.' })
  soldFor: Money;
  @Field(() => Money, { description: "The consignor's part of it." })
  share: Money;
}

@ObjectType({ description: 'Sales figures of one calendar month.' })
export class MonthlySales extends SalesSummary {
  @Field(() => String, { description: 'The month: "2026-11".' })
  month: string;
}
