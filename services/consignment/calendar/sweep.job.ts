import type { CronItem } from 'graphile-worker';
import { addDays, todayIn, type LocalDate } from '../../kernel/clock/clock';
import type { Transaction } from '../../kernel/database/transaction';
import { inEachStore } from '../../kernel/event/each-store';
import type { OwnJob } from '../../kernel/event/handler';
import type { Ports } from '../../kernel/subgraph/service';

const task = 'consignment.sweep-ticks';
/** Nobody looks back further than two years. */
const KEPT_DAYS = 730;
/** So many in one transaction. */
const AT_ONCE = 500;

/** Once a night; one that was missed is for the next start. */
export const sweepTicksCron: CronItem[] = [
  { task, match: '17 2 * * *', options: { backfillPeriod: 86_400_000 }, payload: { storeId: '00000' } },
];

/** Throws away ticks of the calendar that are long past their day [K25b]; a note that still stands keeps its own. */
export function sweepTicksJob({ clock }: Pick<Ports, 'clock'>): OwnJob {
  return {
    task,
    run: async (_job, tools) => {
      const before = addDays(todayIn('UTC', clock), -KEPT_DAYS);
      const stores = await tools.write((tx) =>
        tx.sql<{ id: string }>('SELECT consignment.stores_with_ticks($1) AS id', [before]),
      );
      await inEachStore(
        stores.map(({ id }) => id),
        async (id) => {
          const inStore = tools.inStore(id);
          while ((await inStore.write((tx) => sweepSome(tx, before))) === AT_ONCE);
        },
      );
    },
  };
}

/** Throws the next ones away; answers how many. Two who do it at once leave each other theirs. */
async function sweepSome(tx: Transaction, before: LocalDate): Promise<number> {
  const swept = await tx.sql(
    `DELETE FROM consignment.calendar_tick t USING (
       SELECT o.store_id, o.customer_id, o.return_on FROM consignment.calendar_tick o WHERE o.return_on < $1
          AND NOT EXISTS (SELECT FROM consignment.item i WHERE i.store_id = o.store_id AND i.customer_id = o.customer_id
                             AND i.return_on = o.return_on AND i.state = 'ON_SALE')
        ORDER BY o.return_on, o.customer_id LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED) old
      WHERE t.store_id = old.store_id AND t.customer_id = old.customer_id AND t.return_on = old.return_on RETURNING t.return_on`,
    [before],
  );
  return swept.length;
}
