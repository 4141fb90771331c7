import type { Call } from '../database/call';
import type { ImportDryRun, ImportNote, UnreadableFile } from '../graph/import';
import type { ImportChange, ImportReadRow } from '../graph/import-preview';
import type { Ports } from '../subgraph/service';
import type { ValuesOf } from '../table/column';
import type { Table } from '../table/table';
import type { TableFile } from '../table/table-file';
import { NoTurn } from '../work/turns';
import { readingTurns } from '../work/read';
import { Around } from './around';
import { FaultList } from './fault-list';
import { readImport, SHOWN_NOTE_ROWS, unreadable, type ImportCounts, type Typed } from './import';
import type { FileWanted } from './laid-file';
import { columnsOf, firstRowsOf, SHOWN_CHANGES } from './preview';

/** What a dry run needs to read a file and to offer its faults as another. */
export type DryRunPorts = Pick<Ports, 'files' | 'secret' | 'clock'>;

/** What some rows of a file would do. The faults only the store can know are added to the table they are in. */
export interface PiecePlan extends ImportCounts {
  notes: readonly ImportNote[];
  /** What the rows that change something would change. */
  differences: readonly ImportChange[];
}

export type DryRun = Typed<'ImportDryRun', ImportDryRun> | Typed<'UnreadableFile', UnreadableFile>;

/**
 * Says what importing a file would do: nothing is written [R-IM1]. Reading it and comparing it are one turn of the
 * store's: one at a time, and the others in order. `plan` is asked piece by piece.
 */
export async function dryRun<const Wanted extends FileWanted>(
  ports: DryRunPorts,
  call: Pick<Call, 'actor' | 'rest'>,
  fileId: string,
  wanted: Wanted,
  plan: (table: Table<ValuesOf<Wanted['columns']>>) => Promise<PiecePlan>,
): Promise<DryRun> {
  const { storeId } = call.actor;
  // Whoever waits for their turn keeps nobody from the database.
  await call.rest();
  try {
    return await readingTurns.take(storeId, async () => {
      const read = await readImport(ports.files, storeId, fileId, wanted);
      if (!read.ok) return read.problem;
      const { table, fileName } = read;
      const faults = new FaultList(ports, { storeId, owner: wanted.owner, fileName });
      return answerOf({ fileId, fileName }, table, await addUp(table, faults, plan), faults);
    });
  } catch (error) {
    if (error instanceof NoTurn) return unreadable('BUSY', `${error.retryAfterSeconds} s`);
    throw error;
  }
}

/** What the pieces of a file came to. */
class Sum implements ImportCounts {
  toCreate = 0;
  toUpdate = 0;
  unchanged = 0;
  readonly changes: ImportChange[] = [];
  firstRows: ImportReadRow[] = [];
  readonly around = new Around();
  private readonly notesByCode = new Map<string, ImportNote>();

  add(table: Table<unknown>, plan: PiecePlan): void {
    if (this.firstRows.length === 0) this.firstRows = firstRowsOf(table);
    this.toCreate += plan.toCreate;
    this.toUpdate += plan.toUpdate;
    this.unchanged += plan.unchanged;
    this.changes.push(...plan.differences.slice(0, SHOWN_CHANGES - this.changes.length));
    for (const note of plan.notes) this.addNote(note);
    this.around.add(table);
  }

  /** Notes that concern no row are left out. */
  get notes(): ImportNote[] {
    return [...this.notesByCode.values()].filter(({ count }) => count > 0);
  }

  private addNote({ code, count, rows }: ImportNote): void {
    const before = this.notesByCode.get(code) ?? { code, count: 0, rows: [] };
    const all = [...before.rows, ...rows].slice(0, SHOWN_NOTE_ROWS);
    this.notesByCode.set(code, { code, count: before.count + count, rows: all });
  }
}

async function addUp<Values>(
  file: TableFile<Values>,
  faults: FaultList,
  plan: (table: Table<Values>) => Promise<PiecePlan>,
): Promise<Sum> {
  const sum = new Sum();
  for await (const table of file.pieces()) {
    sum.add(table, await plan(table));
    faults.add(table.faults);
  }
  return sum;
}

async function answerOf(
  file: Pick<ImportDryRun, 'fileId' | 'fileName'>,
  { head, rowCount }: TableFile<unknown>,
  sum: Sum,
  faults: FaultList,
): Promise<Typed<'ImportDryRun', ImportDryRun>> {
  const { toCreate, toUpdate, unchanged, notes, changes, firstRows, around } = sum;
  return {
    __typename: 'ImportDryRun',
    ...file,
    rows: rowCount,
    encoding: head.encoding,
    delimiter: head.delimiter,
    columns: [...head.columns],
    ...columnsOf(head),
    ...{ firstRows, toCreate, toUpdate, unchanged, changes, notes },
    faultCount: faults.count,
    faults: faults.first,
    faultsPath: await faults.keep(),
    faultsKept: faults.kept,
    around: around.rows,
  };
}
