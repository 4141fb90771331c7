import type { VatRate } from '../../../schema/events/commerce';
import type { StoreModule } from '../../../schema/modules';
import type { Clock, LocalDate } from '../../kernel/clock/clock';
import type { Transaction } from '../../kernel/database/transaction';
import type { Money } from '../../kernel/graph/shared';
import { rowsOf } from '../../kernel/row/rows';
import type { LabelNeed } from '../label/need';
import { scheduleOf } from '../markdown/markdown.rules';
import { vatRatesSql } from '../vat/vat-rates';
import { ConsignmentSale } from '../sale/sale';
import { ConsignmentItem, type ItemState } from './item';

type StoredItem = Omit<
  ConsignmentItem,
  | 'price'
  | 'firstPrice'
  | 'isDue'
  | 'sale'
  | 'customer'
  | 'currency'
  | 'graceDays'
  | 'vatRates'
  | 'timeZone'
  | 'schedule'
  | 'labelNeed'
>;
type StoredSale = Omit<ConsignmentSale, 'soldFor' | 'share' | 'storePart'>;

/** The table of items, as its classes declare it. */
export const itemRows = rowsOf<Omit<StoredItem, 'state'> & { state: `${ItemState}` }>(ConsignmentItem);

const items = rowsOf<StoredItem>(ConsignmentItem).as('i');
const sales = rowsOf<StoredSale>(ConsignmentSale).as('l', 'sale.');

/** What one statement reads of an item and its sale beside their own columns. */
export interface ItemRow {
  id: string;
  number: number;
  currency: string;
  graceDays: number;
  vatRates: VatRate[] | null;
  timeZone: string;
  modules: StoreModule[];
  markdownSince: LocalDate | null;
  markdownDays: number[];
  markdownPercents: number[];
  markdownFloorMinor: number;
  isDue: boolean;
  labelNeed: LabelNeed | null;
  /** Null where it is not sold. */
  'sale.id': string | null;
  'sale.soldOn': string;
}

/** Is the item due? `$1` is the instant now; the store's time zone says which day that is. */
export const isDueSql = `(i.state = 'ON_SALE' AND i.return_on < ($1::timestamptz AT TIME ZONE s.time_zone)::date)`;

/** What of its store an item is reckoned with: it stands beside each, so that nobody asks for the store. */
const storeColumnsSql = `s.currency, s.time_zone AS "timeZone", s.grace_days AS "graceDays", ${vatRatesSql} AS "vatRates",
  s.modules, s.markdown_since::text AS "markdownSince", s.markdown_days AS "markdownDays", s.markdown_percents AS "markdownPercents", s.markdown_floor_minor::float8 AS "markdownFloorMinor"`;

export const itemColumnsSql = `${items.columns}, ${storeColumnsSql}, coalesce(${isDueSql}, false) AS "isDue", i.label_need AS "labelNeed", ${sales.columns}`;

/** Items (i) and their store (s): none where the store has no consignment. */
export const openItemsSql = `consignment.item i JOIN consignment.store s ON s.store_id = i.store_id AND s.is_open`;

/** The same and, where sold, their sale (l). */
export const itemsSql = `${openItemsSql}
  LEFT JOIN consignment.sale l ON l.store_id = i.store_id AND l.item_id = i.id AND l.undone_at IS NULL`;

/** Reads items by id, whoever asks: the batch of the loader 'item'. */
export function itemsById(clock: Clock) {
  return async (tx: Transaction, ids: string[]): Promise<Map<string, ConsignmentItem>> => {
    const text = `SELECT ${itemColumnsSql} FROM ${itemsSql} WHERE i.id = ANY ($2)`;
    const rows = await tx.sql<ItemRow>(text, [clock.now(), ids]);
    return new Map(rows.map((row) => [row.id, itemOf(row)]));
  };
}

/** The row as the graph shows it. */
export function itemOf(row: ItemRow): ConsignmentItem {
  const { currency, timeZone, isDue, graceDays, vatRates, labelNeed } = row;
  const item = items.of(row);
  const money = (amountMinor: number) => ({ amountMinor, currency });
  return Object.assign(item, {
    price: item.priceMinor === null ? null : money(item.priceMinor),
    firstPrice: item.firstPriceMinor === null ? null : money(item.firstPriceMinor),
    ...{ isDue, currency, timeZone, graceDays, vatRates: vatRates ?? [], labelNeed },
    schedule: scheduleOf(row),
    sale: row['sale.id'] === null ? null : saleOf(sales.of(row), money),
    customer: { id: item.customerId },
  });
}

function saleOf(sale: StoredSale, money: (amountMinor: number) => Money): ConsignmentSale {
  const { soldForMinor, shareMinor, storePartMinor } = sale;
  return Object.assign(sale, {
    soldFor: money(soldForMinor),
    share: money(shareMinor),
    storePart: money(storePartMinor),
  });
}
