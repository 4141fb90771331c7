import type { Transaction } from '../database/transaction';
import type { FileStore } from '../file/file';
import type { JobPart, JobReason } from '../graph/job';
import type { JobResult } from '../job/shown-job';
import type { State } from '../job/states';
import type { ValuesOf } from '../table/column';
import type { Table, TableFault } from '../table/table';
import type { TableFile } from '../table/table-file';
import { CHILD_OF_JOB } from '../work/limits';
import { readingTurns } from '../work/read';
import { readImport, SHOWN_FAULTS, type ImportCounts } from './import';
import type { FileWanted } from './laid-file';

/** How far a service is with its half of a file: plain JSON, kept in its job's row and told by event. */
export interface PartState {
  state: State;
  /** It has been looked at as a whole. */
  judged: boolean;
  done: number;
  total: number | null;
  created: number;
  updated: number;
  unchanged: number;
  faultCount: number;
  /** The first of them, by row. */
  faults: TableFault[];
  reason: JobReason | null;
}

export const freshPart: Readonly<PartState> = {
  ...{ state: 'JUDGING', judged: false, done: 0, total: null },
  ...{ created: 0, updated: 0, unchanged: 0, faultCount: 0, faults: [], reason: null },
};

/** The file that rows are a piece of, for what one row says of another. */
export interface Whole<Values> {
  file: TableFile<Values>;
  /** Numbers whose rows are left out while it is written: what they say does not come about. */
  leftOut: ReadonlySet<number>;
}

/** What a service does with a kind of file: the same plan for a dry run, the judgement and each piece. */
export interface FilePart<Values, Plan extends ImportCounts> {
  /** Compares rows of a file with what stands here; adds the faults that only the store can know to the table. */
  plan(tx: Transaction, table: Table<Values>, whole: Whole<Values>): Promise<Plan>;
  write(tx: Transaction, plan: Plan): Promise<void>;
  /** Before a piece is planned: what it is compared with stays as it is until it is written. */
  lock?(tx: Transaction, numbers: number[]): Promise<void>;
  /** Whether all that the piece needs has arrived here; left out: it needs nothing. */
  isReady?(tx: Transaction, plan: Plan): Promise<boolean>;
}

type Numbered = { number: number | null };

/** A file opened for one half of its import. */
export class OpenPart<Values extends Numbered, Plan extends ImportCounts> {
  private constructor(
    private readonly part: FilePart<Values, Plan>,
    /** Null where it cannot be read. */
    readonly table: TableFile<Values> | null,
    private readonly reason: JobReason | null,
  ) {}

  /** Reads it in the store's turn, where it was not read before: as many wait here as the worker has jobs under way. */
  static async open<const Wanted extends FileWanted, Plan extends ImportCounts>(
    files: FileStore,
    { storeId, fileId }: { storeId: string; fileId: string },
    wanted: Wanted,
    part: FilePart<ValuesOf<Wanted['columns']> & Numbered, Plan>,
  ): Promise<OpenPart<ValuesOf<Wanted['columns']> & Numbered, Plan>> {
    type Values = ValuesOf<Wanted['columns']> & Numbered;
    const read = await readingTurns.takePatiently(storeId, () =>
      readImport(files, storeId, fileId, wanted, CHILD_OF_JOB),
    );
    if (read.ok) return new OpenPart(part, read.table as unknown as TableFile<Values>, null);
    const { code, detail } = read.problem;
    // Nothing is wrong with the file: the job goes on by trying again.
    if (code === 'INTERRUPTED') throw new Error(`Reading ${fileId} was interrupted: ${detail}`);
    return new OpenPart(part, null, { code, field: null, detail });
  }

  /** Looks at the whole file; nothing is written. */
  async judge(tx: Transaction): Promise<PartState> {
    if (this.table === null) return { ...freshPart, judged: true, reason: this.reason };
    let judged: PartState = { ...freshPart, judged: true, total: this.table.rowCount };
    for await (const table of this.table.pieces()) {
      await this.part.plan(tx, table, { file: this.table, leftOut: new Set() });
      judged = withFaults(judged, table.faults);
    }
    return judged;
  }

  /** How many rows the piece behind the first so many has. */
  rowsFrom(done: number): number {
    return this.table?.rowsFrom(done) ?? 0;
  }

  /**
   * Writes the next rows. What has become wrong since the judgement is left out and said; `skipped` are numbers that
   * somebody else has left out of this file. Null where something it needs is still on its way.
   */
  async writeNext(
    tx: Transaction,
    so: PartState,
    skipped: ReadonlySet<number> = new Set(),
  ): Promise<{ part: PartState; leftOut: number[] } | null> {
    if (this.table === null) throw new Error('A file that was judged cannot be read any more');
    const table = await this.table.pieceFrom(so.done);
    const { rows } = table;
    const wanted = rows.filter(({ values: { number } }) => number !== null && !skipped.has(number));
    await this.part.lock?.(tx, numbersOf(wanted));
    const whole = { file: this.table, leftOut: new Set(skipped) };
    let right = piece(table, wanted);
    let plan = await this.part.plan(tx, right, whole);
    if (this.part.isReady && !(await this.part.isReady(tx, plan))) return null;
    const faults: TableFault[] = [];
    const leftOut: number[] = [];
    // What one row lets go another may get: where the first is left out, so is the second.
    while (right.faults.length > 0) {
      faults.push(...right.faults);
      const wrong = numbersOf(right.rows.filter((row) => row.faults.length > 0));
      leftOut.push(...wrong);
      for (const number of wrong) whole.leftOut.add(number);
      const others = wanted.filter(({ values }) => !whole.leftOut.has(values.number ?? 0));
      right = piece(table, others);
      plan = await this.part.plan(tx, right, whole);
    }
    await this.part.write(tx, plan);
    const { created, updated, unchanged } = so;
    return {
      part: withFaults(
        {
          ...so,
          ...{ state: 'RUNNING', done: so.done + rows.length },
          ...{ created: created + plan.toCreate, updated: updated + plan.toUpdate },
          unchanged: unchanged + plan.unchanged,
        },
        faults,
      ),
      leftOut,
    };
  }
}

/** Some rows as a table of their own: they may be planned again, and each plan notes its own faults. */
function piece<Values>(table: Table<Values>, rows: Table<Values>['rows']): Table<Values> {
  const own = rows.map((row) => ({ ...row, faults: [...row.faults] }));
  return { ...table, rows: own, faults: own.flatMap((row) => row.faults) };
}

function numbersOf(rows: readonly { values: Numbered }[]): number[] {
  return rows.flatMap(({ values: { number } }) => number ?? []);
}

function withFaults(part: PartState, more: readonly TableFault[]): PartState {
  const faults = [...part.faults, ...more].sort((one, other) => one.row - other.row).slice(0, SHOWN_FAULTS);
  return { ...part, faultCount: part.faultCount + more.length, faults };
}

/** Whether the half can be written as it was judged. */
export function isClean({ judged, faultCount, reason }: PartState): boolean {
  return judged && faultCount === 0 && reason === null;
}

/** The halves of a file as its job's result. */
export function resultOf(parts: readonly (readonly [name: string, part: PartState])[]): JobResult {
  const shown = parts.map(([name, { done, total, created, updated, unchanged }]): JobPart => {
    return { name, done, total, created, updated, unchanged };
  });
  const states = parts.map(([, part]) => part);
  // A column that two halves read has its fault once.
  const listed = states.flatMap(({ faults }) => faults);
  const once = [...new Map(listed.map((fault) => [keyOf(fault), fault])).values()];
  const counted = states.reduce((sum, { faultCount }) => sum + faultCount, 0);
  return {
    parts: shown,
    faultCount: counted - (listed.length - once.length),
    faults: once.sort((one, other) => one.row - other.row).slice(0, SHOWN_FAULTS),
    reason: states.find(({ reason }) => reason !== null)?.reason ?? null,
  };
}

const keyOf = ({ row, letter, code, value }: TableFault): string => `${row} ${letter} ${code} ${value}`;

/** Pieces done and to do, of all halves; the whole is unknown until each half is. */
export function progressOf(parts: readonly PartState[]): { done: number; total: number | null } {
  const totals = parts.map(({ total }) => total);
  return {
    done: parts.reduce((sum, { done }) => sum + done, 0),
    total: totals.reduce<number | null>(
      (sum, total) => (sum === null || total === null ? null : sum + total),
      0,
    ),
  };
}
