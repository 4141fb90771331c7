import type { Call } from '../../kernel/database/call';
import type { UnreadableFile } from '../../kernel/graph/import';
import type { Job } from '../../kernel/graph/job';
import { saidOf } from '../../kernel/import/by-hand';
import { dryRun, type DryRun, type FileAsked, type PiecePlan } from '../../kernel/import/dry-run';
import { IMPORT_FILE, noteOf, unreadable, type Typed } from '../../kernel/import/import';
import { startJob, stopJob } from '../../kernel/job/job';
import { findJob, listJobs } from '../../kernel/job/job.rows';
import { shownJob } from '../../kernel/job/shown-job';
import { notFound } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import { getStore } from '../store/store';
import { onceAFile, TILL_JOB, type TillImportInput } from './import.job';
import type { StartTillImportInput } from './import';
import { frameOf, tillFile } from './till.columns';
import { planTillSales, type PlannedLine, type TillPlan } from './till.plan';

type ShownJob = Job & { __typename: 'Job' };

const MOST_LISTED = 50;

/** What was sold at the shop's own till, by file [K13]. A dry run and an import share one plan, so they cannot differ. */
export class ImportService {
  constructor(private readonly ports: Pick<Ports, 'files' | 'secret' | 'clock'>) {}

  /** What a file would do; nothing is written. */
  async dryRun(call: Call, asked: FileAsked): Promise<DryRun> {
    const store = await call.read(getStore);
    const [receiptsOf, begun] = [onceAFile(), new Set<string>()];
    return dryRun(
      this.ports,
      call,
      asked,
      tillFile(frameOf(store, this.ports.clock)),
      async (table, file) => {
        const receipts = await receiptsOf(file);
        const plan = await call.read((tx) => planTillSales(tx, store, table, receipts));
        return seenIn(plan, begun);
      },
    );
  }

  /** Starts one; while another is under way in the store, that one is named instead. */
  async start(
    call: Call,
    { fileId, columns }: StartTillImportInput,
  ): Promise<ShownJob | Typed<'UnreadableFile', UnreadableFile>> {
    const said = saidOf(columns);
    const { files, clock } = this.ports;
    const { storeId } = call.actor;
    // Its time begins anew, so that no sweep comes between this look and the job that needs it.
    await files.renew(storeId, fileId);
    const file = await files.open(storeId, fileId);
    if (file === null || file.kind !== IMPORT_FILE) return unreadable('GONE', null);
    const input: TillImportInput = { fileId, fileName: file.name, said };
    return call.write(async (tx) =>
      shownJob(await startJob(tx, 'commerce', { kind: TILL_JOB, input, at: clock.now() })),
    );
  }

  /** Asks one to stop. */
  async stop(call: Call, id: string): Promise<ShownJob> {
    const job = await call.write((tx) => stopJob(tx, 'commerce', id));
    if (job === null) throw notFound();
    return shownJob(job);
  }

  /** One, or null. */
  async find(call: Call, id: string): Promise<ShownJob | null> {
    const job = await call.read((tx) => findJob(tx, 'commerce', id));
    return job && shownJob(job);
  }

  /** The newest. */
  async list(call: Call): Promise<ShownJob[]> {
    return (await call.read((tx) => listJobs(tx, 'commerce', MOST_LISTED))).map(shownJob);
  }
}

/** A piece as a dry run adds it up: a receipt whose rows stand in several is one sale. `begun` are those of pieces before. */
function seenIn({ sales, undone, farAbove, total, ...plan }: TillPlan, begun: Set<string>): PiecePlan {
  const isNew = ([line]: PlannedLine[]): boolean => !line?.receipt || !begun.has(line.receipt);
  const fresh = sales.filter(isNew).flatMap(([line]) => line ?? []);
  for (const { receipt } of fresh) if (receipt) begun.add(receipt);
  const notes = [
    noteOf(
      'ORDERS',
      fresh.map(({ row }) => row),
    ),
    noteOf('UNDONE_HERE', undone),
    noteOf('SOLD_FAR_ABOVE_PRICE', farAbove),
  ];
  return { ...plan, ...(sales.length > 0 ? { total } : {}), differences: [], notes };
}
