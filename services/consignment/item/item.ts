import type { VatRate } from '../../../schema/events/commerce';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { connectionType } from '../../kernel/connection/connection-type';
import { DateTime, LocalDate, Money, Percent, UUID } from '../../kernel/graph/shared';
import { text } from '../../kernel/row/columns';
import { Customer } from '../customer/customer';
import { MarkdownBearer, type Schedule } from '../markdown/markdown.rules';
import type { PriceReason } from '../price/price.rules';
import type { LabelNeed } from '../label/need';
import { ConsignmentSale } from '../sale/sale';
import { VatScheme } from '../vat/vat.rules';
import { ItemState } from './item-state';

export { ItemState };

/** Of what a share is reckoned [R-CO5]. */
export const ShareBase = codesOf('ShareBase', 'What the share of a consignor is a part of.', {
  GROSS: 'The price paid.',
  NET_OF_VAT: 'The price paid without the VAT in it.',
});
export type ShareBase = CodeOf<typeof ShareBase>;

@Entity('item', { schema: 'consignment' })
@Directive('@key(fields: "id")')
@ObjectType({
  description: 'One piece that a consignor handed in to be sold. Its consignor sees it, and staff.',
})
export class ConsignmentItem {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'Id; also of its sellable unit in commerce.' })
  id: string;
  @Column('int')
  @Field(() => Int, { description: 'Item number, counting per store; on its label.' })
  number: number;
  @Column('uuid')
  customerId: string;
  @Column('uuid', { nullable: true })
  intakeId: string | null;
  @Column('text')
  @Field(() => String, { description: 'What it is; empty where nobody described it.' })
  description: string;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'Category in the words of the store; null = none given.',
  })
  category: string | null;
  @Column(text)
  @Field(() => String, { nullable: true, description: 'Size; null = none given.' })
  size: string | null;
  @Column(text)
  @Field(() => String, { nullable: true, description: 'Brand; null = none given.' })
  brand: string | null;
  @Column('bigint', { nullable: true })
  priceMinor: number | null;
  @Field(() => Money, {
    nullable: true,
    description: 'Asking price, VAT included; null before there is one.',
  })
  price: Money | null;
  @Column('bigint', { nullable: true })
  firstPriceMinor: number | null;
  @Field(() => Money, {
    nullable: true,
    description:
      'Price first asked, or asked anew by hand: later markdowns are reckoned of it, and the share where the store bears them; null before it was on sale.',
  })
  firstPrice: Money | null;
  /** From which day on that was asked. */
  @Column('date', { nullable: true })
  firstAskedOn: string | null;
  /** Since when it is on sale at its price, and why. */
  @Column('timestamptz', { nullable: true })
  pricedAt: Date | null;
  @Column('text', { nullable: true })
  pricedBecause: PriceReason | null;
  @Column('date', { nullable: true })
  @Field(() => LocalDate, {
    nullable: true,
    description:
      'First day on sale, of an imported one the day it was handed in: markdowns count from it; null before.',
  })
  onSaleOn: string | null;
  @Column('boolean')
  @Field(() => Boolean, { description: "The store's schedule of markdowns leaves it alone." })
  markdownOff: boolean;
  @Column('text')
  @Field(() => MarkdownBearer, {
    description: 'Who bears what it is marked down by, frozen at receipt; before that it means nothing.',
  })
  markdownBorneBy: MarkdownBearer;
  @Column('text')
  @Field(() => VatScheme, {
    description:
      'Of what VAT is owed where it is sold, settled at receipt by who its consignor is; before that it means nothing. Staff only.',
  })
  vatScheme: VatScheme;
  @Column('text')
  @Field(() => ItemState, { description: 'What became of it.' })
  state: ItemState;
  @Field(() => Boolean, {
    description: "On sale past its return date, as today is in the store's time zone: to be collected.",
  })
  isDue: boolean;
  @Column('date', { nullable: true })
  @Field(() => LocalDate, { nullable: true, description: 'Handed in on; null before.' })
  intakeOn: string | null;
  @Column('date', { nullable: true })
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Received by the store on; null before. The split was frozen then.',
  })
  receivedOn: string | null;
  @Column('date', { nullable: true })
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day on sale for the consignor; null before receipt.',
  })
  returnOn: string | null;
  @Column('numeric', { nullable: true })
  @Field(() => Percent, {
    nullable: true,
    description: "The consignor's share in percent, frozen at receipt; null before.",
  })
  sharePercent: number | null;
  @Column('text', { nullable: true })
  @Field(() => ShareBase, {
    nullable: true,
    description: 'Of what that share is, frozen at receipt; null before.',
  })
  shareBase: ShareBase | null;
  @Column('date', { nullable: true })
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Accepted, but not on sale before this day; null where it is not held.',
  })
  heldUntil: string | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'Why the store did not take it; null where it was not refused.',
  })
  rejectedBecause: string | null;
  @Column('date', { nullable: true })
  collectBy: string | null;
  @Column('uuid', { nullable: true })
  photoId: string | null;
  /** The store's currency, zone, days of grace, VAT and markdowns, to reckon with. */
  currency: string;
  timeZone: string;
  schedule: Schedule;
  graceDays: number;
  vatRates: readonly VatRate[];
  /** Of its label: how often one was printed, with which price the last, when, and why another one is to be. */
  @Column('int')
  labelsPrinted: number;
  @Column('bigint', { nullable: true })
  labelPriceMinor: number | null;
  @Column('timestamptz', { nullable: true })
  labelledAt: Date | null;
  labelNeed: LabelNeed | null;
  @Column('timestamptz')
  @Field(() => DateTime, {
    description:
      'When anything here was last written, UTC: when that began. Who keeps a copy asks from a minute before the last look.',
  })
  updatedAt: Date;
  @Column('boolean')
  @Field(() => Boolean, {
    description:
      'Its consignor entered it, and it took one from what they may enter; false for what the store entered or imported.',
  })
  fromAllowance: boolean;
  @Column('int')
  @Field(() => Int, { description: 'Grows with every change.' })
  version: number;
  @Field(() => ConsignmentSale, { nullable: true, description: 'The sale; null where it is not sold.' })
  sale: ConsignmentSale | null;
  @Field(() => Customer, { description: 'Whose it is.' })
  customer: Customer;
}

export const ConsignmentItemConnection = connectionType(ConsignmentItem, {
  name: 'ConsignmentItem',
  many: 'items',
});
