import type { CronItem } from 'graphile-worker';
import { todayIn, type Clock, type LocalDate } from '../../kernel/clock/clock';
import type { Transaction } from '../../kernel/database/transaction';
import { inEachStore } from '../../kernel/event/each-store';
import type { HandlerTools, OwnJob } from '../../kernel/event/handler';
import type { Ports } from '../../kernel/subgraph/service';
import { judgeLocked, leftOf } from '../due/due.choice';
import { MOST_AT_ONCE } from '../due/due.input';
import { dueDayOn } from '../due/due.rules';
import { writeDecided } from '../due/due.write';
import { findStore, storeRows } from '../store/store';
import { firstByItself } from './grace.list';
import { BY_ITSELF, isDoneByItself } from './grace.rules';

const task = 'consignment.end-grace';

/** Every quarter of an hour, because night comes to each store in its own; missed ones are made up at the next start. */
export const graceCron: CronItem[] = [
  { task, match: '*/15 * * * *', options: { backfillPeriod: 86_400_000 }, payload: { storeId: '00000' } },
];

/**
 * Does in the stores that want it by itself what is agreed for goods that nobody collected in time [S23], once a night. An item
 * goes once, however often it is done, and whenever it is: what was moved is not due any more.
 */
export function graceJob({ clock }: Pick<Ports, 'clock'>): OwnJob {
  return {
    task,
    run: async (_job, tools) => {
      const stores = await tools.write((tx) =>
        tx.sql<{ id: string }>('SELECT consignment.stores_to_end_grace($1) AS id', [clock.now()]),
      );
      await inEachStore(
        stores.map(({ id }) => id),
        (id) => endGrace(tools.inStore(id), id, clock),
      );
    },
  };
}

async function endGrace(tools: HandlerTools, id: string, clock: Clock): Promise<void> {
  const store = await tools.write(findStore);
  if (store === null) return;
  // Of one day, also where midnight comes meanwhile: the next one has its own.
  const today = todayIn(store.timeZone, clock);
  for (const way of BY_ITSELF)
    while ((await tools.write((tx) => moveSome(tx, way, today, clock.now()))) === MOST_AT_ONCE);
  await tools.write((tx) => storeRows.update(tx, id, { graceEndedOn: today }));
}

/** Moves the next ones; answers how many there were to move. Whoever switches it off meanwhile ends it here. */
async function moveSome(
  tx: Transaction,
  { goesTo, to }: (typeof BY_ITSELF)[number],
  today: LocalDate,
  now: Date,
): Promise<number> {
  const store = await findStore(tx);
  if (store === null || !store.isOpen || !isDoneByItself(store)) return 0;
  const day = dueDayOn(store, today);
  const found = await firstByItself(tx, goesTo, day, MOST_AT_ONCE);
  if (found.length === 0) return 0;
  const judged = await judgeLocked(tx, found, { filter: { graceOver: true, goesTo }, day, pathOf: null });
  // Now that nobody else sells, returns or moves them.
  const still = new Set(await firstByItself(tx, goesTo, day, MOST_AT_ONCE, found));
  const written = judged
    .filter(({ item, reason }) => reason === null && still.has(item.id))
    .map(({ item }) => ({ ...item, state: to, version: item.version + 1 }));
  if (written.length > 0) {
    const said = { toState: to, percentOff: null, remaining: 0, madeAt: now, byItselfOn: today };
    await writeDecided(tx, store, { written, left: leftOf(judged), said });
  }
  return found.length;
}
