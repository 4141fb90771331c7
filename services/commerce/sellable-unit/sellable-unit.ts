import type { VatScheme } from '../../../schema/vat';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Money, UUID } from '../../kernel/graph/shared';
import type { VatClass } from '../vat/vat-law';

@Entity('sellable_unit', { schema: 'commerce' })
@Directive('@key(fields: "id")')
@ObjectType({ description: 'Something that can be sold. Everyone sees the ones on sale, staff all of them.' })
export class SellableUnit {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: "Its id; for a consignment item, the item's id." })
  id: string;
  @Column('text')
  @Field(() => String, {
    description: 'Stock-keeping unit; for a consignment item, the item\'s number: "100023".',
  })
  sku: string;
  @Column('text')
  @Field(() => String, {
    description: 'What it is, in the words of the store; empty where nobody described it.',
  })
  description: string;
  /** Null before the first price: such a unit is shown to nobody. */
  @Column('bigint', { nullable: true })
  priceMinor: number | null;
  @Column('text')
  currency: string;
  @Field(() => Money, { description: 'Asking price, VAT included.' })
  price: Money;
  /** Generated: what is offered less what was sold. */
  @Column('int')
  @Field(() => Int, {
    description: 'Pieces in stock. A consignment item is one piece, or none once it is sold or gone.',
  })
  stock: number;
  @Column('text')
  vatClass: VatClass;
  @Column('text')
  vatScheme: VatScheme;
  /** Since when it is in the store; null where nobody has said. */
  @Column('date', { nullable: true })
  receivedOn: string | null;
  @Field(() => Boolean, { description: 'It can be bought now: there is at least one.' })
  isOnSale: boolean;
  @Column('bigint')
  @Field(() => Int, { description: 'Grows with every change.' })
  version: number;
}

/** Only the key: what an item is, consignment says. */
@Directive('@key(fields: "id")')
@ObjectType()
export class ConsignmentItem {
  @Field(() => UUID)
  id: string;
}
