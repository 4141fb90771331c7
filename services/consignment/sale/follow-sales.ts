import type { UnitSale, UnitSaleState } from '../../../schema/events/commerce';
import { localDateIn, type Clock } from '../../kernel/clock/clock';
import type { Transaction } from '../../kernel/database/transaction';
import { copyIfNewer } from '../../kernel/event/copy';
import { holdBalances } from '../balance/hold-balances';
import { readConsignors } from '../consignor/consignor.rows';
import type { ItemChanges, StoredItem } from '../item/change-item';
import { emitItemsChanged, heardOf } from '../item/item.event';
import { moveOf, type Act } from '../item/item.moves';
import type { ItemState } from '../item/item';
import { itemRows } from '../item/item.rows';
import { loweredToday } from '../markdown/markdown';
import { offeredAt, offeredOn, type Offered } from '../markdown/markdown.rules';
import { readPrices, type StoredPrice } from '../price/item-price';
import { pricedNow } from '../price/price.rules';
import { findStore, type Store } from '../store/store';
import { bookSales, undoSales, type BookedSale } from './book-sale';
import { saleRows } from './sale.rows';
import { divideUnitSale, soldFromOf, stateAfterUndoing, type SoldTerms } from './unit-sale.rules';

type StandingSale = Awaited<ReturnType<typeof saleRows.where>>[number];

/** What follows from the news of one item: its sale that is no more, the one that is booked, and the item as it is then. */
interface Following {
  undone: string[];
  booked: BookedSale[];
  written: StoredItem[];
}

const nothing: Following = { undone: [], booked: [], written: [] };

/** Remembers up to which news of an item was followed; answers of which ones these are newer. */
const noteVersions = copyIfNewer<UnitSaleState>({
  table: 'consignment.item',
  columns: { id: 'id uuid', version: 'sale_version bigint' },
  key: 'id',
  version: 'version',
  onlyKnown: true,
});

/**
 * Follows what commerce says of items that it sold [R-CO3 R-CM8], in whatever order and however often it does: the newest says
 * all. A sale stands whatever became of the item meanwhile, as a buyer has it. Whether the store has consignment is not asked:
 * what is owed is owed. Answers whose items they are, also of those that were followed before: who tells them may have died.
 */
export async function followSales(
  tx: Transaction,
  clock: Clock,
  told: readonly UnitSaleState[],
): Promise<string[]> {
  const ids = [...new Set(told.map(({ id }) => id))];
  const [store, held] = [
    await findStore(tx),
    await itemRows.where(tx, 't.id = ANY ($1) ORDER BY t.id FOR UPDATE', [ids]),
  ];
  // Both are here before commerce has heard of them: it is told again.
  if (store === null || held.length < ids.length) throw new Error('Sales of items that are not here');
  const consignorIds = [...new Set(held.map(({ customerId }) => customerId))];
  const newer = new Set(await noteVersions(tx, told));
  if (newer.size === 0) return consignorIds;
  const items = held.filter(({ id }) => newer.has(id));
  const [standing, termsOf] = [await standingSales(tx, [...newer]), await readTerms(tx, store, items)];
  const news = newestOf(told);
  const all = items.map((item): Following => {
    const unit = news.get(item.id);
    if (unit === undefined) return nothing;
    const sold = standing.get(item.id);
    if (unit.sale === null) return undoing(clock, store, item, sold);
    return selling(clock, item, sold, unit.sale, termsOf(item, unit));
  });
  const now = clock.now();
  await holdBalances(tx, consignorIds);
  const undone = all.flatMap((each) => each.undone);
  if (undone.length > 0) await undoSales(tx, 's.id = ANY ($2)', undone, now);
  await bookSales(
    tx,
    store,
    all.flatMap((each) => each.booked),
    now,
  );
  const written = all.flatMap((each) => each.written);
  await itemRows.updateMany(tx, written);
  await emitItemsChanged(
    tx,
    written.map((item) => heardOf(item, store.currency)),
  );
  return consignorIds;
}

/** The sale that stands is booked, unless it is, and takes the place of one that stood before. */
function selling(
  clock: Clock,
  item: StoredItem,
  standing: StandingSale | undefined,
  sale: UnitSale,
  terms: SoldTerms,
): Following {
  if (standing?.id === sale.lineId) return nothing;
  const soldFrom = soldFromOf(item.state, standing);
  const { soldOn, soldForMinor, vatPercent, vatScheme, isOnline } = sale;
  const booked: BookedSale = {
    ...{ id: sale.lineId, customerId: item.customerId, itemId: item.id, origin: 'SALE' },
    ...{ soldOn, soldForMinor, ...divideUnitSale(sale, terms, soldFrom) },
    ...{ vatPercent, vatScheme, soldFrom, isOnline },
  };
  // What was never received has got no split yet.
  const { sharePercent, shareBase } = terms;
  const written = movedTo(clock, item, 'SOLD', 'SALE', { sharePercent, shareBase });
  return { undone: standing === undefined ? [] : [standing.id], booked: [booked], written: [written] };
}

/** Only a sale of commerce's is undone by commerce: one that a file told of it knows nothing of. */
function undoing(
  clock: Clock,
  store: Store,
  item: StoredItem,
  standing: StandingSale | undefined,
): Following {
  if (standing === undefined || standing.origin !== 'SALE') return nothing;
  const to = stateAfterUndoing(standing.soldFrom, item.priceMinor);
  const written = movedTo(clock, item, to, 'UNDOING', loweredToday({ ...item, state: to }, store, clock));
  return { undone: [standing.id], booked: [], written: [written] };
}

function movedTo(
  clock: Clock,
  item: StoredItem,
  to: ItemState,
  by: Act,
  changes: ItemChanges & Partial<Pick<StoredItem, 'sharePercent' | 'shareBase'>>,
): StoredItem {
  if (item.state !== to && moveOf(item.state, to, by) === undefined)
    throw new Error(`An item that is ${item.state} does not become ${to} by ${by}`);
  const because = item.pricedAt === null ? 'ASKED' : 'BY_HAND';
  const priced = { ...pricedNow(item, clock.now(), because), ...changes };
  return { ...item, ...priced, state: to, version: item.version + 1 };
}

async function standingSales(tx: Transaction, itemIds: string[]): Promise<Map<string, StandingSale>> {
  const sales = await saleRows.where(tx, 't.item_id = ANY ($1) AND t.undone_at IS NULL', [itemIds]);
  return new Map(sales.map((sale) => [sale.itemId, sale]));
}

/** By which split each is divided, and what it was on sale at when it was sold: it may have another price by now. */
async function readTerms(
  tx: Transaction,
  store: Store,
  items: readonly StoredItem[],
): Promise<(item: StoredItem, told: UnitSaleState) => SoldTerms> {
  const unsplit = items.filter(({ sharePercent }) => sharePercent === null);
  const consignors =
    unsplit.length === 0
      ? null
      : await readConsignors(
          tx,
          unsplit.map(({ customerId }) => customerId),
        );
  const prices = await readPrices(
    tx,
    items.map(({ id }) => id),
  );
  return ({ id, customerId, sharePercent, shareBase, markdownBorneBy }, told) => ({
    ...offeredWhenSold(prices.get(id) ?? [], told, store.timeZone),
    ...{ markdownBorneBy, shareBase: shareBase ?? store.shareBase },
    sharePercent:
      sharePercent ?? consignors?.get(customerId)?.effectiveSharePercent ?? store.consignorSharePercent,
  });
}

/** At the moment of the sale; of one that was told of days later nobody knows that: at the end of its day. */
function offeredWhenSold(
  prices: readonly StoredPrice[],
  { sale, at }: UnitSaleState,
  timeZone: string,
): Offered {
  const told = new Date(at);
  return sale !== null && sale.soldOn < localDateIn(timeZone, told)
    ? offeredOn(prices, sale.soldOn, timeZone)
    : offeredAt(prices, told);
}

function newestOf(told: readonly UnitSaleState[]): Map<string, UnitSaleState> {
  return new Map(told.toSorted((a, b) => a.version - b.version).map((unit) => [unit.id, unit]));
}
