import { importAsked } from '../../../schema/events/customers';
import type { Actor } from '../../kernel/actor/actor';
import type { Transaction } from '../../kernel/database/transaction';
import { handles } from '../../kernel/event/handler';
import { IMPORT_PLACE } from '../../kernel/import/import';
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
      if (!(await isNewest(tx, importId))) return;
      const by = startedBy as unknown as Actor;
      const wanted = { id: importId, kind: input.kind, place: IMPORT_PLACE, input, at: clock.now() };
      await startJob(tx, 'consignment', { ...wanted, startedBy: by, stopAsked });
      return;
    }
    if (hasEnded(job.state) || version <= (job.input as HalfInput).version) return;
    await changeJob(tx, 'consignment', job, { input, stopAsked });
    await wakeJob(tx, 'consignment', importId);
  });
});

/**
 * There is one import at a time, so of two the one begun first is over there, and its last word is on its way: where it
 * still waits here it ends, and where it only comes now it is not begun. Ids grow with time.
 */
async function isNewest(tx: Transaction, importId: string): Promise<boolean> {
  const waiting = await findRunning(tx, 'consignment', IMPORT_PLACE);
  const job = waiting && (await lockJob(tx, 'consignment', waiting.id));
  if (!job || hasEnded(job.state)) return true;
  if (job.id > importId) return false;
  await changeJob(tx, 'consignment', job, { state: 'STOPPED' });
  return true;
}
