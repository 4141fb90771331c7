import { importAsked } from '../../../schema/events/customers';
import type { Actor } from '../../kernel/actor/actor';
import type { Transaction } from '../../kernel/database/transaction';
import { handles } from '../../kernel/event/handler';
import { startJob } from '../../kernel/job/job';
import { changeJob, findRunning, lockJob, wakeJob } from '../../kernel/job/job.rows';
import { hasEnded } from '../../kernel/job/states';
import type { HalfInput } from './import.job';

/** Customers asks for our half of a file: to judge it, to write it, to leave off. The last asked is what counts. */
export const onImportAsked = handles(importAsked, async ({ version, data }, { write }, { clock }) => {
  const { importId, startedBy, ...wish } = data;
  const input: HalfInput = { ...wish, version };
  const stopAsked = input.wanted === 'STOP';
  await write(async (tx) => {
    const job = await lockJob(tx, 'consignment', importId);
    if (job === null) {
      await endForgotten(tx, input.kind);
      const by = startedBy as unknown as Actor;
      const wanted = { id: importId, kind: input.kind, input, at: clock.now(), startedBy: by, stopAsked };
      await startJob(tx, 'consignment', wanted);
      return;
    }
    if (hasEnded(job.state) || version <= (job.input as HalfInput).version) return;
    await changeJob(tx, 'consignment', job, { input, stopAsked });
    await wakeJob(tx, 'consignment', importId);
  });
});

/** There is one import of a kind at a time: one that still waits here is over there, and its last word is on its way. */
async function endForgotten(tx: Transaction, kind: string): Promise<void> {
  const waiting = await findRunning(tx, 'consignment', kind);
  const job = waiting && (await lockJob(tx, 'consignment', waiting.id));
  if (job && !hasEnded(job.state)) await changeJob(tx, 'consignment', job, { state: 'STOPPED' });
}
