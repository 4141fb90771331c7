import type { CronItem } from 'graphile-worker';
import { addDays, todayIn, type LocalDate } from '../../kernel/clock/clock';
import type { Transaction } from '../../kernel/database/transaction';
import { inEachStore } from '../../kernel/event/each-store';
import type { HandlerTools, OwnJob } from '../../kernel/event/handler';
import type { Ports } from '../../kernel/subgraph/service';
import type { StoredItem } from '../item/change-item';
import { emitItemsChanged, heardOf } from '../item/item.event';
import { itemRows } from '../item/item.rows';
import { pricedNow } from '../price/price.rules';
import { findStore, storeRows, type Store } from '../store/store';
import { marksDown } from '../store/store.rules';
import { priceOn, scheduleOf } from './markdown.rules';

const task = 'consignment.mark-down';
const EVERY_STORE = '00000';
/** So many in one transaction: the locks of a store's whole stock would be in the way of its till. */
const AT_ONCE = 500;
/** No number is higher. */
const HIGHEST = 2 ** 31 - 1;

/** Every quarter of an hour, because midnight comes to each store in its own; missed ones are made up at the next start. */
export const markdownCron: CronItem[] = [
  { task, match: '*/15 * * * *', options: { backfillPeriod: 86_400_000 }, payload: { storeId: EVERY_STORE } },
];

/**
 * Has it done anew in this store as soon as this transaction is: of a schedule that was changed, or goods that came in long ago
 * by a file of today. However often it is asked for, one pass waits. Counted even where no day is done: a pass that is under
 * way did not see what this transaction writes.
 */
export async function markDownSoon(tx: Transaction): Promise<void> {
  await tx.sql('UPDATE consignment.store SET marked_down_on = NULL, markdowns_asked = markdowns_asked + 1');
  await tx.sql('SELECT kernel.enqueue($1, NULL, $2)', [task, `${task} ${tx.actor.storeId}`]);
}

/** What a pass through the items of a store goes by. */
interface Pass {
  today: LocalDate;
  settingsVersion: number;
  markdownsAsked: number;
}

/** What came of some of the items: on from which number, null after the last; and whether nobody else held one of them. */
interface Part {
  upTo: number | null;
  isWhole: boolean;
}

/**
 * Gives the items of each store the prices of its day [S22], once a day and again after its schedule was changed. What somebody
 * holds just now, or what fails, is for the next quarter of an hour: the price of a day is the same whenever one looks.
 */
export function markdownJob(ports: Pick<Ports, 'clock'>): OwnJob {
  return {
    task,
    run: async ({ storeId }, tools) => {
      const stores = await tools.write((tx) =>
        tx.sql<{ id: string }>('SELECT id FROM consignment.stores_to_mark_down($1) AS id', [
          ports.clock.now(),
        ]),
      );
      await inEachStore(
        stores.map(({ id }) => id).filter((id) => storeId === EVERY_STORE || storeId === id),
        (id) => markDown(tools.inStore(id), ports),
      );
    },
  };
}

async function markDown(tools: HandlerTools, { clock }: Pick<Ports, 'clock'>): Promise<void> {
  const store = await tools.write(findStore);
  if (store === null || !marksDown(store)) return;
  const { settingsVersion, markdownsAsked } = store;
  const pass = { today: todayIn(store.timeZone, clock), settingsVersion, markdownsAsked };
  let isWhole = true;
  let upTo: number | null = HIGHEST;
  while (upTo !== null) {
    const from: number = upTo;
    const part = await tools.write((tx) => markDownSome(tx, pass, from, clock.now()));
    upTo = part.upTo;
    isWhole &&= part.isWhole;
  }
  if (isWhole) await tools.write((tx) => finish(tx, pass));
}

/** The next items from a number downwards; those of another schedule than the pass began with are left to another pass. */
async function markDownSome(tx: Transaction, pass: Pass, upTo: number, now: Date): Promise<Part> {
  const store = await findStore(tx);
  if (!isOf(pass, store)) return { upTo: null, isWhole: false };
  const items = await itemRows.where(tx, candidatesSql, [
    upTo,
    addDays(pass.today, -Math.min(...store.markdownDays)),
    pass.today,
    store.markdownFloorMinor,
  ]);
  const priceOf = (item: StoredItem): number | null => priceOn(item, scheduleOf(store), pass.today);
  const dear = items.filter((item) => priceOf(item) !== item.priceMinor).map(({ id }) => id);
  const held = await itemRows.where(tx, 't.id = ANY ($1) ORDER BY t.id FOR UPDATE SKIP LOCKED', [dear]);
  const lowered = held
    .filter((item) => priceOf(item) !== item.priceMinor)
    .map((item) => ({
      ...item,
      priceMinor: priceOf(item),
      ...pricedNow(item, now, 'MARKDOWN'),
      version: item.version + 1,
    }));
  await itemRows.updateMany(tx, lowered);
  await emitItemsChanged(
    tx,
    lowered.map((item) => heardOf(item, store.currency)),
  );
  const last = items.length === AT_ONCE ? items.at(-1) : undefined;
  return { upTo: last === undefined ? null : last.number - 1, isWhole: held.length === dear.length };
}

/** Those that may have a step behind them: the rule says of each what it costs. */
const candidatesSql = `t.state = 'ON_SALE' AND t.number <= $1 AND NOT t.markdown_off AND t.on_sale_on <= $2
  AND (t.return_on IS NULL OR t.return_on >= $3::date) AND t.price_minor > $4 ORDER BY t.number DESC LIMIT ${AT_ONCE}`;

/** Whoever asks for another pass holds the row until what it is for can be seen: afterwards it has been counted here. */
async function finish(tx: Transaction, pass: Pass): Promise<void> {
  const store = await storeRows.lock(tx, tx.actor.storeId);
  if (isOf(pass, store) && store.markdownsAsked === pass.markdownsAsked)
    await storeRows.update(tx, store.id, { markedDownOn: pass.today });
}

const isOf = ({ settingsVersion }: Pass, store: Store | null): store is Store =>
  store !== null &&
  marksDown(store) &&
  store.settingsVersion === settingsVersion &&
  store.markdownDays.length > 0;
