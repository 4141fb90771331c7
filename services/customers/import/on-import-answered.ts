import { importAnswered } from '../../../schema/events/consignment';
import { handles } from '../../kernel/event/handler';
import type { PartState } from '../../kernel/import/part';
import { changeJob, lockJob, wakeJob } from '../../kernel/job/job.rows';
import { hasEnded, type State } from '../../kernel/job/states';
import { cursorOf, standing } from './import.job';

/** Consignment says how far it is with its half of a file. */
export const onImportAnswered = handles(importAnswered, async ({ version, data }, { write }) => {
  await write(async (tx) => {
    const job = await lockJob(tx, 'customers', data.importId);
    if (job === null || hasEnded(job.state)) return;
    const cursor = cursorOf(job);
    if (version <= cursor.otherVersion) return;
    const { importId: _id, state, faults, reason, ...said } = data;
    const other: PartState = {
      ...{ ...said, state: state as State, faults: [...faults] },
      reason: reason as PartState['reason'],
    };
    await changeJob(tx, 'customers', job, standing(job, { ...cursor, other, otherVersion: version }));
    // A piece more is only to be seen; a verdict or an end is what the import waits for.
    if (other.state !== cursor.other.state || other.judged !== cursor.other.judged)
      await wakeJob(tx, 'customers', job.id);
  });
});
