import { importAsked, type ImportWish } from '../../../schema/events/customers';
import type { Transaction } from '../../kernel/database/transaction';
import { freshPart, isClean, OpenPart, progressOf, resultOf, type PartState } from '../../kernel/import/part';
import type { JobRow } from '../../kernel/job/job.rows';
import type { JobKind, Step, Steps } from '../../kernel/job/run';
import { hasEnded, type State } from '../../kernel/job/states';
import type { Ports } from '../../kernel/subgraph/service';
import { consignorsFile } from './consignors.columns';
import { consignorsPart, passNumbersOf, type ConsignorsFile } from './consignors.import';
import type { ImportKind } from './import';

/** What was asked for, as the job's row keeps it. */
export interface ImportInput {
  fileId: string;
  fileName: string;
  settledUntil: string | null;
}

/** Where an import stands: the halves of its file, and what the other service was asked last. */
export interface ImportCursor {
  /** Ours; null where the file has no half of ours. */
  own: PartState | null;
  /** Consignment's, as it said last, and the version of what it said. */
  other: PartState;
  otherVersion: number;
  wanted: ImportWish['wanted'];
  leftOut: number[];
}

interface KindOfFile {
  /** Our part's name; null where consignment alone reads the file. */
  own: string | null;
  other: string;
  /** What consignment is asked at first: one that reads a file alone need not wait for anybody's verdict. */
  firstWanted: ImportWish['wanted'];
}

/** Who reads what: the owner of a kind has a half to write, and the other is asked by event. */
export const kindsOfFile: Readonly<Record<`${ImportKind}`, KindOfFile>> = {
  CONSIGNORS: { own: 'CUSTOMERS', other: 'AGREEMENTS', firstWanted: 'JUDGE' },
  STOCK: { own: null, other: 'STOCK', firstWanted: 'WRITE' },
};

const kindOf = (job: JobRow): KindOfFile => kindsOfFile[job.kind as `${ImportKind}`];

/** Where it stands, or begins. */
export function cursorOf(job: JobRow): ImportCursor {
  const { own, firstWanted } = kindOf(job);
  const fresh: ImportCursor = {
    ...{ own: own === null ? null : freshPart, other: freshPart, otherVersion: 0 },
    ...{ wanted: firstWanted, leftOut: [] },
  };
  return { ...fresh, ...(job.cursor as Partial<ImportCursor>) };
}

/** The step that leaves the job with this cursor: what it shows follows from it. */
export function standing(job: JobRow, cursor: ImportCursor, more: Step = {}): Step {
  const { own, other } = kindOf(job);
  const halves: [string, PartState][] = [
    ...(own === null || cursor.own === null ? [] : [[own, cursor.own] as [string, PartState]]),
    [other, cursor.other],
  ];
  const progress = progressOf(halves.map(([, part]) => part));
  return { ...progress, cursor, result: resultOf(halves), ...more };
}

const ranks: Record<ImportWish['wanted'], number> = { JUDGE: 1, WRITE: 2, STOP: 3 };

/** Asks consignment for its half: whatever order these come in, the last one asked is what counts. */
export async function askOther(tx: Transaction, job: JobRow, cursor: ImportCursor): Promise<void> {
  const { fileId, settledUntil } = job.input as ImportInput;
  const { wanted, leftOut } = cursor;
  const kind = job.kind as `${ImportKind}`;
  const wish = { importId: job.id, kind, fileId, settledUntil, wanted, leftOut };
  const aggregate = { id: job.id, version: ranks[wanted] };
  await tx.emit(importAsked, aggregate, { ...wish, startedBy: { ...job.startedBy } });
}

/** Asks, and remembers what. */
async function askFor(tx: Transaction, job: JobRow, wanted: ImportWish['wanted']): Promise<ImportCursor> {
  const cursor = { ...cursorOf(job), wanted };
  await askOther(tx, job, cursor);
  return cursor;
}

/** A consignors file: both halves are judged, ours is written piece by piece, then consignment is told to write its own. */
export function consignorsImport({ files, clock }: Pick<Ports, 'files' | 'clock'>): JobKind {
  const part = consignorsPart(() => clock.now());
  return {
    kind: 'CONSIGNORS',
    first: 'JUDGING',
    async open({ input, startedBy }) {
      const { fileId } = input as ImportInput;
      const file = { storeId: startedBy.storeId, fileId };
      const own = await OpenPart.open(files, file, consignorsFile, part);
      return consignorsSteps(own);
    },
  };
}

function consignorsSteps(file: ConsignorsFile): Steps {
  return {
    async JUDGING(tx, job) {
      const cursor = cursorOf(job);
      if (!cursor.own?.judged) return standing(job, { ...cursor, own: await file.judge(tx) });
      if (!cursor.other.judged && !hasEnded(cursor.other.state)) return { rests: 'UNTIL_WOKEN' };
      const isGone = hasEnded(cursor.other.state) && cursor.other.state !== 'REFUSED';
      if (isGone) return standing(job, cursor, { state: cursor.other.state });
      if (!isClean(cursor.own) || !isClean(cursor.other)) return refuse(tx, job);
      if (file.table !== null) await passNumbersOf(tx, file.table);
      return { state: 'RUNNING' };
    },
    async RUNNING(tx, job) {
      const cursor = cursorOf(job);
      const own = cursor.own ?? freshPart;
      if (own.done < (own.total ?? 0)) {
        const written = await file.writeNext(tx, own);
        if (written === null) return { rests: 'A_MOMENT' };
        const leftOut = [...cursor.leftOut, ...written.leftOut];
        return standing(job, { ...cursor, own: written.part, leftOut });
      }
      if (cursor.wanted === 'JUDGE') return standing(job, await askFor(tx, job, 'WRITE'));
      return endWith(job, cursor);
    },
    stopping,
    moved: leaveOff,
  };
}

/** Given up here, it is not waited for there. */
async function leaveOff(tx: Transaction, job: JobRow): Promise<void> {
  const cursor = cursorOf(job);
  if (job.state === 'FAILED' && !hasEnded(cursor.other.state))
    await askOther(tx, job, { ...cursor, wanted: 'STOP' });
}

async function refuse(tx: Transaction, job: JobRow): Promise<Step> {
  const cursor = hasEnded(cursorOf(job).other.state) ? cursorOf(job) : await askFor(tx, job, 'STOP');
  return standing(job, cursor, { state: 'REFUSED' });
}

/** A stock file: consignment judges and writes it; here it is only watched, and stopped. */
export const stockImport: JobKind = {
  kind: 'STOCK',
  first: 'JUDGING',
  open: async () => ({ JUDGING: follow, RUNNING: follow, stopping }),
};

async function follow(_tx: Transaction, job: JobRow): Promise<Step> {
  const cursor = cursorOf(job);
  if (job.state === 'JUDGING' && cursor.other.state === 'RUNNING') return { state: 'RUNNING' };
  return endWith(job, cursor);
}

/** Where consignment has ended, so have we; faults of ours make it PARTLY. */
function endWith(job: JobRow, cursor: ImportCursor): Step {
  const { own, other } = cursor;
  if (!hasEnded(other.state)) return { rests: 'UNTIL_WOKEN' };
  const isPart = other.state === 'DONE' && own !== null && own.faultCount > 0;
  const state: State = isPart ? 'PARTLY' : other.state;
  return standing(job, cursor, { state });
}

/** Consignment is asked to stop, and only when it has is the import over: nobody writes behind the page that says so. */
async function stopping(tx: Transaction, job: JobRow): Promise<Step> {
  const cursor = cursorOf(job);
  if (!hasEnded(cursor.other.state)) {
    if (cursor.wanted === 'STOP') return { rests: 'UNTIL_WOKEN' };
    return standing(job, await askFor(tx, job, 'STOP'));
  }
  const { own, other } = cursor;
  const isWhole = own === null || (own.total !== null && own.done === own.total);
  return isWhole ? endWith(job, cursor) : standing(job, cursor, { state: stoppedAs(other.state) });
}

/** Refused stays refused; whatever else consignment did, ours was stopped. */
const stoppedAs = (other: State): State => (other === 'FAILED' ? 'FAILED' : 'STOPPED');
