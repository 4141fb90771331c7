import type { Call } from '../../kernel/database/call';
import type { UnreadableFile } from '../../kernel/graph/import';
import type { Job } from '../../kernel/graph/job';
import { saidOf } from '../../kernel/import/by-hand';
import { IMPORT_FILE, IMPORT_PLACE, unreadable, type Typed } from '../../kernel/import/import';
import { startJob, stopJob } from '../../kernel/job/job';
import { findJob, listJobs } from '../../kernel/job/job.rows';
import { shownJob } from '../../kernel/job/shown-job';
import { invalidInput, notFound } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import type { StartImportInput } from './import';
import { assertModule } from '../store/modules';
import { askOther, cursorOf, kindsOfFile, type ImportInput } from './import.job';

type ShownJob = Job & { __typename: 'Job' };

const mostListed = 50;

/** Starts imports, and shows how far they are; they go on by themselves. */
export class ImportService {
  constructor(private readonly ports: Pick<Ports, 'files' | 'clock'>) {}

  /** Starts one; while another is under way in the store, that one is named instead. */
  async start(
    call: Call,
    { kind, fileId, settledUntil = null, columns }: StartImportInput,
  ): Promise<ShownJob | Typed<'UnreadableFile', UnreadableFile>> {
    if (kind !== 'STOCK' && settledUntil !== null) {
      const message = 'Only sales of a stock file can have been paid out';
      throw invalidInput({ path: 'settledUntil', code: 'NOT_ALLOWED', message });
    }
    const said = saidOf(columns);
    const { files, clock } = this.ports;
    await call.read((tx) => assertModule(tx, kindsOfFile[kind].module));
    // Its time begins anew, so that no sweep comes between this look and the job that needs it.
    await files.renew(call.actor.storeId, fileId);
    const file = await files.open(call.actor.storeId, fileId);
    if (file === null || file.kind !== IMPORT_FILE) return unreadable('GONE', null);
    const input: ImportInput = { fileId, fileName: file.name, settledUntil, said };
    return call.write(async (tx) => {
      const job = await startJob(tx, 'customers', { kind, place: IMPORT_PLACE, input, at: clock.now() });
      await askOther(tx, job, cursorOf(job));
      return shownJob(job);
    });
  }

  /** Asks one to stop. */
  async stop(call: Call, id: string): Promise<ShownJob> {
    const job = await call.write((tx) => stopJob(tx, 'customers', id));
    if (job === null) throw notFound();
    return shownJob(job);
  }

  /** One, or null. */
  async find(call: Call, id: string): Promise<ShownJob | null> {
    const job = await call.read((tx) => findJob(tx, 'customers', id));
    return job && shownJob(job);
  }

  /** The newest. */
  async list(call: Call): Promise<ShownJob[]> {
    return (await call.read((tx) => listJobs(tx, 'customers', mostListed))).map(shownJob);
  }
}
