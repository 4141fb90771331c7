import type { CronItem } from 'graphile-worker';
import { todayIn } from '../../kernel/clock/clock';
import type { Transaction } from '../../kernel/database/transaction';
import { inEachStore } from '../../kernel/event/each-store';
import type { OwnJob } from '../../kernel/event/handler';
import type { Ports } from '../../kernel/subgraph/service';
import { emitItemsChanged, heardOf } from '../item/item.event';
import { itemRows } from '../item/item.rows';
import { pricedNow } from '../price/price.rules';
import { findStore } from '../store/store';
import { isClosed } from '../store/store.rules';

const task = 'consignment.release-held';
/** So many in one transaction: the locks of a store's whole stock would be in the way of its till. */
const AT_ONCE = 500;

/** Every quarter of an hour, because midnight comes to each store in its own; missed ones are made up at the next start. */
export const heldCron: CronItem[] = [
  { task, match: '*/15 * * * *', options: { backfillPeriod: 86_400_000 }, payload: { storeId: '00000' } },
];

/** Puts on sale what was held until today, one store after the other, each as the system of that store. */
export function heldJob(ports: Pick<Ports, 'clock'>): OwnJob {
  return {
    task,
    run: async (_job, tools) => {
      const stores = await tools.write((tx) =>
        tx.sql<{ id: string }>('SELECT id FROM consignment.stores_with_held($1) AS id', [ports.clock.now()]),
      );
      await inEachStore(
        stores.map(({ id }) => id),
        async (id) => {
          const inStore = tools.inStore(id);
          while ((await inStore.write((tx) => release(tx, ports))) === AT_ONCE);
        },
      );
    },
  };
}

async function release(tx: Transaction, { clock }: Pick<Ports, 'clock'>): Promise<number> {
  const store = await findStore(tx);
  if (store === null || isClosed(store)) return 0;
  const due = await itemRows.where(
    tx,
    `t.state = 'RECEIVED' AND t.held_until <= $1 ORDER BY t.held_until, t.id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`,
    [todayIn(store.timeZone, clock)],
  );
  const released = due.map((item) => ({
    ...item,
    state: 'ON_SALE' as const,
    heldUntil: null,
    ...pricedNow(item, clock.now(), 'ASKED'),
    version: item.version + 1,
  }));
  await itemRows.updateMany(tx, released);
  await emitItemsChanged(
    tx,
    released.map((item) => heardOf(item, store.currency)),
  );
  return due.length;
}
