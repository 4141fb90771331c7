import { vatSchemeDescription, vatSchemes, type VatScheme as Scheme } from '../../../schema/vat';
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { codesOf } from '../../kernel/graph/codes';
import { Money, Percent, UUID } from '../../kernel/graph/shared';
import { ConsignmentItem } from '../sellable-unit/sellable-unit';

/** Of what VAT is owed [L5]. */
export const VatScheme = codesOf('VatScheme', vatSchemeDescription, vatSchemes);

@Entity('order_line', { schema: 'commerce' })
@ObjectType({
  description: 'One thing that was bought. Of what it says only what became of its pieces changes.',
})
export class OrderLine {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'UUIDv7. What a consignor is owed for it follows from this id.' })
  id: string;
  @Column('uuid')
  orderId: string;
  @Column('uuid', { nullable: true })
  customerId: string | null;
  @Column('smallint')
  @Field(() => Int, { description: 'Its place in the order, from 1.' })
  position: number;
  @Column('uuid')
  unitId: string;
  @Field(() => ConsignmentItem, {
    nullable: true,
    description:
      'The consigned item that was sold: with it the share of its consignor. Staff; null of other goods.',
  })
  item: ConsignmentItem | null;
  @Column('text')
  @Field(() => String, {
    description: 'Stock-keeping unit, as it was then; of a consigned item its number: "100023".',
  })
  sku: string;
  @Column('text')
  @Field(() => String, {
    description: 'What it was, in the words of the store; empty where nobody described it.',
  })
  description: string;
  @Column('int')
  @Field(() => Int, { description: 'Pieces that were ordered.' })
  ordered: number;
  @Column('int')
  @Field(() => Int, { description: 'Of them, sent or handed over.' })
  shipped: number;
  @Column('int')
  @Field(() => Int, { description: 'Of them, cancelled before they were sent.' })
  cancelled: number;
  @Column('int')
  @Field(() => Int, {
    description: 'Of those handed over, how many came back; of a sale that was undone, all.',
  })
  returned: number;
  @Column('int')
  @Field(() => Int, { description: 'Of them, on an invoice.' })
  invoiced: number;
  @Column('bigint')
  priceMinor: number;
  @Field(() => Money, { description: 'Of one piece before what came off it, VAT included.' })
  price: Money;
  @Column('bigint')
  discountMinor: number;
  @Field(() => Money, {
    description: 'What came off the line, its part of what came off the whole order included.',
  })
  discount: Money;
  @Column('bigint')
  borneByStoreMinor: number;
  @Field(() => Money, {
    nullable: true,
    description:
      'How much of that the store bears alone: a share is reckoned as if it had been paid. Staff; null for anybody else.',
  })
  borneByStore: Money | null;
  @Column('numeric')
  @Field(() => Percent, { description: 'The rate of VAT that held on the day, also where no VAT is shown.' })
  vatPercent: number;
  @Column('text')
  @Field(() => VatScheme, { description: 'How it was taxed.' })
  vatScheme: Scheme;
  @Column('bigint')
  netMinor: number;
  @Field(() => Money, { description: 'To be paid without the VAT that is shown.' })
  net: Money;
  @Column('bigint')
  vatMinor: number;
  @Field(() => Money, { description: 'The VAT that is shown: 0 under the margin scheme.' })
  vat: Money;
  @Column('bigint')
  grossMinor: number;
  @Field(() => Money, { description: 'To be paid for the line, VAT included.' })
  gross: Money;
  @Column('bigint')
  reversedMinor: number;
  @Field(() => Money, { description: 'Of that, what is for pieces that were cancelled or came back.' })
  reversed: Money;
}
