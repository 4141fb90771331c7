import { withSaid, type SaidColumn } from '../../kernel/import/by-hand';
import {
  freshPart,
  isClean,
  OpenPart,
  resultOf,
  type FilePart,
  type PartState,
} from '../../kernel/import/part';
import type { JobRow } from '../../kernel/job/job.rows';
import type { JobKind, Step, Steps } from '../../kernel/job/run';
import type { Ports } from '../../kernel/subgraph/service';
import type { TableFile } from '../../kernel/table/table-file';
import { getStore, type Store } from '../store/store';
import { frameOf, tillFile, type TillValues } from './till.columns';
import { lockUnits } from './till.known';
import { planTillSales, type TillPlan } from './till.plan';
import { Receipts } from './till.receipts';
import { writeTillSales } from './till.write';

export const TILL_JOB = 'TILL_SALES';

/** What was asked for, as the job's row keeps it. */
export interface TillImportInput {
  fileId: string;
  fileName: string;
  /** Of the file's columns, by hand. */
  said: readonly SaidColumn[];
}

const partOf = (job: JobRow): PartState => ({ ...freshPart, ...(job.cursor as Partial<PartState>) });

/** The step that leaves the job like this. */
function standing(part: PartState, more: Step = {}): Step {
  const { done, total } = part;
  return { done, total, cursor: part, result: resultOf([['SALES', part]]), ...more };
}

/**
 * The sales of a till's file: judged as a whole, then written piece by piece. What was rung up on one receipt is in one piece,
 * wherever its rows stand in the file, and so becomes one order. What was sold since the judgement is left out and said.
 */
export function tillImport({ files, clock }: Pick<Ports, 'files' | 'clock'>): JobKind {
  return {
    kind: TILL_JOB,
    first: 'JUDGING',
    async open({ input, startedBy }, { write }) {
      const { fileId, said } = input as TillImportInput;
      const { storeId } = startedBy;
      const store = await write(getStore);
      // It is another service's: while it comes in, its time begins anew.
      await files.renew(storeId, fileId);
      const wanted = withSaid({ ...tillFile(frameOf(store, clock)), together: 'receipt' }, said);
      return stepsOf(
        await OpenPart.open(
          files,
          { storeId, fileId },
          wanted,
          tillPart(store, () => clock.now()),
        ),
      );
    },
  };
}

function tillPart(store: Store, now: () => Date): FilePart<TillValues, TillPlan> {
  const receiptsOf = onceAFile();
  return {
    lock: lockUnits,
    plan: async (tx, table, { file }) => planTillSales(tx, store, table, await receiptsOf(file)),
    write: (tx, plan) => writeTillSales(tx, store, plan, now()),
  };
}

/** Looks through a file for its receipts once, however many of its pieces are asked about. */
export function onceAFile(): (file: TableFile<TillValues>) => Promise<Receipts> {
  let receipts: Promise<Receipts> | undefined;
  return (file) => (receipts ??= Receipts.in(file));
}

function stepsOf(file: OpenPart<TillValues, TillPlan>): Steps {
  return {
    async JUDGING(tx, job) {
      const part = partOf(job);
      if (!part.judged) return standing(await file.judge(tx));
      return { state: isClean(part) ? 'RUNNING' : 'REFUSED' };
    },
    async RUNNING(tx, job) {
      const part = partOf(job);
      if (part.done === (part.total ?? 0))
        return standing(part, { state: part.faultCount > 0 ? 'PARTLY' : 'DONE' });
      const written = await file.writeNext(tx, part);
      return written === null ? { rests: 'A_MOMENT' } : standing(written.part);
    },
  };
}
