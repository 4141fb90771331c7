import type { CronItem } from 'graphile-worker';
import type { OwnJob } from '../event/handler';
import type { Ports } from '../subgraph/service';
import type { Transaction } from '../database/transaction';

/** A passing file is for the work that follows it; after a day nobody will come for it. */
const PASSING_MS = 86_400_000;

/** The files of a store that a service still works on. */
export type NeededFiles = (tx: Transaction) => Promise<string[]>;

const taskOf = (service: string): string => `${service}.sweep-files`;

/** Every hour, or once at the next start. Cron has no store: it starts as the operator's, 00000. */
export function sweepFilesCron(service: string): CronItem {
  return {
    task: taskOf(service),
    match: '41 * * * *',
    options: { backfillPeriod: PASSING_MS },
    payload: { storeId: '00000' },
  };
}

/** Throws away the service's own passing files that have had their time, but none that it still works on. */
export function sweepFilesJob(
  service: string,
  { files, clock }: Pick<Ports, 'files' | 'clock'>,
  needed: NeededFiles,
): OwnJob {
  return {
    task: taskOf(service),
    run: async (_job, tools) => {
      await files.sweep({
        owner: service,
        olderThan: new Date(clock.now().getTime() - PASSING_MS),
        neededIn: async (storeId) => new Set(await tools.inStore(storeId).write(needed)),
      });
    },
  };
}
