import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Transaction } from '../../kernel/database/transaction';
import { DateTime, Money } from '../../kernel/graph/shared';
import { rowsOf } from '../../kernel/row/rows';
import { PriceReason } from './price.rules';

@Entity('item_price', { schema: 'consignment' })
@ObjectType({
  description: 'A price at which an item has been on sale. Its consignor sees it, and staff.',
})
export class ItemPrice {
  @PrimaryColumn('uuid')
  itemId: string;
  @PrimaryColumn('timestamptz')
  @Field(() => DateTime, { description: 'Since when, UTC: until the next one.' })
  at: Date;
  @Column('bigint')
  priceMinor: number;
  @Field(() => Money, { description: 'What it cost, VAT included.' })
  price: Money;
  @Column('text')
  @Field(() => PriceReason, { description: 'Why it cost that.' })
  because: PriceReason;
}

/** The history of prices as it is read; the database writes it, whoever sets a price. */
const rows = rowsOf<Omit<ItemPrice, 'price'>>(ItemPrice).as('p');
export type StoredPrice = Omit<ItemPrice, 'price'>;

/** As many of an item as are shown; nobody changes a price so often. */
const MOST = 100;

/** What items have cost, newest first, whoever asks: the batch of the loader 'prices'. */
export async function readPrices(tx: Transaction, itemIds: string[]): Promise<Map<string, StoredPrice[]>> {
  const found = await tx.sql(
    `SELECT ${rows.columns} FROM unnest($1::uuid[]) AS asked (id) CROSS JOIN LATERAL (
       SELECT * FROM consignment.item_price p WHERE p.item_id = asked.id ORDER BY p.at DESC LIMIT ${MOST}) p`,
    [itemIds],
  );
  const prices = new Map(itemIds.map((id): [string, StoredPrice[]] => [id, []]));
  for (const price of found.map(rows.of)) prices.get(price.itemId)?.push(price);
  return prices;
}
