import { newId } from '../../kernel/id/id';
import { divide } from '../sale/sale.rules';
import type { Shop } from './shop';

/** An item as a spec wants it; what it does not say is an ordinary jacket on sale. */
export interface GivenItem {
  state?: string;
  returnOn?: string;
  priceMinor?: number;
  /** The split that was frozen. */
  sharePercent?: number;
  shareBase?: 'GROSS' | 'NET_OF_VAT';
  soldOn?: string;
  soldForMinor?: number;
  settled?: boolean;
}

let lastNumber = 500_000;

/** Puts items straight into the tables, sold ones with their sale and its balance line: states that no operation reaches yet. As if imported, with a label. */
export async function addItems(
  shop: Shop,
  customerId: string,
  given: GivenItem[],
): Promise<{ id: string; number: number }[]> {
  const made: { id: string; number: number }[] = [];
  for (const { state = 'ON_SALE', returnOn = '2026-12-14', priceMinor = 1000, ...more } of given) {
    const { sharePercent = 50, shareBase = 'GROSS', ...sale } = more;
    const item = { id: newId(), number: (lastNumber += 1) };
    made.push(item);
    await shop.world.database.admin(
      `INSERT INTO consignment.item (store_id, id, number, customer_id, description, price_minor, state, intake_on, received_on, return_on, share_percent, share_base, rejected_because, collect_by, label_price_minor)
       VALUES ($1, $2, $3, $4, 'Jas groen', $5, $6, '2026-10-19', '2026-10-19', $7, $8, $9,
               CASE $6 WHEN 'REJECTED' THEN 'Vlek' ELSE '' END, CASE $6 WHEN 'REJECTED' THEN '2026-11-30'::date END, CASE WHEN $6 <> 'DRAFT' THEN $5::bigint END)`,
      [shop.storeId, item.id, item.number, customerId, priceMinor, state, returnOn, sharePercent, shareBase],
    );
    if (state === 'SOLD') await addSale(shop, customerId, item.id, sale);
  }
  return made;
}

async function addSale(shop: Shop, customerId: string, itemId: string, sale: GivenItem): Promise<void> {
  const { soldOn = '2026-11-01', soldForMinor = 1000, settled = false } = sale;
  const { shareMinor, storePartMinor } = divide(soldForMinor, 50, 'GROSS', 21);
  const { admin } = shop.world.database;
  const [id, settlementId] = [newId(), newId()];
  await admin(
    `INSERT INTO consignment.sale (store_id, id, customer_id, item_id, origin, sold_on, sold_for_minor, share_minor, store_part_minor, vat_percent, vat_scheme, sold_from)
     VALUES ($1, $2, $3, $4, 'SALE', $5, $6, $7, $8, 21, 'MARGIN', 'ON_SALE')`,
    [shop.storeId, id, customerId, itemId, soldOn, soldForMinor, shareMinor, storePartMinor],
  );
  await admin(
    `INSERT INTO consignment.balance_line (store_id, id, customer_id, kind, amount_minor, cause_kind, cause_id, item_id, payable_on, made_at)
     VALUES ($1, $2, $3, 'SALE', $4, 'SALE', $2, $5, $6::date, $6::date)`,
    [shop.storeId, id, customerId, shareMinor, itemId, soldOn],
  );
  if (!settled) return;
  await admin(
    `INSERT INTO consignment.settlement (store_id, id, file_id, file_name, settled_until, sale_count, share_minor, made_at)
     VALUES ($1, $2, $2, 'stock.csv', $3::date, 1, $4, $3::date)`,
    [shop.storeId, settlementId, soldOn, shareMinor],
  );
  await admin(
    `INSERT INTO consignment.payout_line (store_id, balance_line_id, customer_id, settlement_id) VALUES ($1, $2, $3, $4)`,
    [shop.storeId, id, customerId, settlementId],
  );
}
