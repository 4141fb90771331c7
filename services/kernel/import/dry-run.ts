import type { Call } from '../database/call';
import type { ImportDryRun, ImportNote, UnreadableFile } from '../graph/import';
import type { ImportChange, ImportReadRow } from '../graph/import-preview';
import type { Money } from '../money/money';
import type { Ports } from '../subgraph/service';
import type { ValuesOf } from '../table/column';
import type { Table } from '../table/table';
import type { TableFile } from '../table/table-file';
import { NoTurn } from '../work/turns';
import { readingTurns } from '../work/read';
import { Around } from './around';
import { columnsRead, namesOf, withSaid, type SaidColumn } from './by-hand';
import { FaultList } from './fault-list';
import {
  noteOf,
  readImport,
  SHOWN_NOTE_ROWS,
  SHOWN_NOTE_WORDS,
  unreadable,
  type ImportCounts,
  type Typed,
} from './import';
import type { FileWanted } from './laid-file';
import { reachOf, type Numbering } from './numbering';
import { columnsOf, firstRowsOf, SHOWN_CHANGES } from './preview';

/** What a dry run needs to read a file and to offer its faults as another. */
export type DryRunPorts = Pick<Ports, 'files' | 'secret' | 'clock'>;

/** What some rows of a file would do. The faults only the store can know are added to the table they are in. */
export interface PiecePlan extends ImportCounts {
  notes: readonly ImportNote[];
  /** What the rows that change something would change. */
  differences: readonly ImportChange[];
  /** What would be made, by number; left out by who gives no numbers. */
  created?: readonly { number: number }[];
  /** What the rows that make something come to; left out where that is no amount. */
  total?: Money;
  /** What the store comes to owe by the rows that make something; left out where that is nothing. */
  owed?: Money;
}

/** Which upload is asked about, and how. */
export interface FileAsked {
  fileId: string;
  /** The row whose surroundings are wanted; null means its first fault. */
  aroundRow?: number | null;
  /** What somebody said of its columns. */
  said?: readonly SaidColumn[];
}

/** Compares some rows of a file with what stands here. */
type PlanPiece<Values> = (table: Table<Values>, file: TableFile<Values>) => Promise<PiecePlan>;

/** Whose numbers a file gives: where the store's stand, and the largest there may be. */
export interface NumbersGiven {
  stand(): Promise<Numbering>;
  largest: number;
}

export type DryRun = Typed<'ImportDryRun', ImportDryRun> | Typed<'UnreadableFile', UnreadableFile>;

/**
 * Says what importing a file would do: nothing is written [R-IM1]. Reading it and comparing it are one turn of the
 * store's: one at a time, and the others in order. `plan` is asked piece by piece.
 */
export async function dryRun<const Wanted extends FileWanted>(
  ports: DryRunPorts,
  call: Pick<Call, 'actor' | 'rest'>,
  { fileId, aroundRow = null, said = [] }: FileAsked,
  wanted: Wanted,
  plan: PlanPiece<ValuesOf<Wanted['columns']>>,
  numbers?: NumbersGiven,
): Promise<DryRun> {
  const { storeId } = call.actor;
  // Whoever waits for their turn keeps nobody from the database.
  await call.rest();
  try {
    return await readingTurns.take(storeId, async () => {
      const read = await readImport(ports.files, storeId, fileId, withSaid(wanted, said));
      if (!read.ok) return read.problem;
      const { table, fileName } = read;
      const faults = new FaultList(ports, { storeId, owner: wanted.owner, fileName });
      const sum = await addUp(table, faults, plan, aroundRow);
      if (numbers) sum.addJump(await numbers.stand(), numbers.largest);
      return answerOf({ fileId, fileName }, table, sum, faults);
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
  total: Money | null = null;
  owed: Money | null = null;
  readonly around: Around;
  private readonly notesByCode = new Map<string, ImportNote>();
  private readonly rowsByNumber = new Map<number, number>();
  private readonly created = new Set<number>();

  constructor(aroundRow: number | null) {
    this.around = new Around(aroundRow);
  }

  add(table: Table<unknown>, plan: PiecePlan): void {
    if (this.firstRows.length === 0) this.firstRows = firstRowsOf(table);
    this.toCreate += plan.toCreate;
    this.toUpdate += plan.toUpdate;
    this.unchanged += plan.unchanged;
    this.changes.push(...plan.differences.slice(0, SHOWN_CHANGES - this.changes.length));
    this.total = added(this.total, plan.total);
    this.owed = added(this.owed, plan.owed);
    for (const note of plan.notes) this.addNote(note);
    for (const { number } of plan.created ?? []) this.created.add(number);
    for (const { row, values } of table.rows) {
      const { number } = values as { number?: unknown };
      if (typeof number === 'number') this.rowsByNumber.set(number, row);
    }
    this.around.add(table);
  }

  /** Who would be made far beyond the store's numbers: often a number that was mistyped. */
  addJump(numbering: Numbering, largest: number): void {
    const { last, jump } = reachOf(numbering, [...this.rowsByNumber.keys()], largest);
    if (jump === null) return;
    const rows = [...this.created].flatMap((number) =>
      number < jump ? [] : { row: this.rowsByNumber.get(number) ?? 0 },
    );
    this.addNote(noteOf('NUMBER_JUMP', rows, { before: last, after: jump }));
  }

  /** Notes that concern no row are left out. */
  get notes(): ImportNote[] {
    return [...this.notesByCode.values()].filter(({ count }) => count > 0);
  }

  private addNote(note: ImportNote): void {
    const so = this.notesByCode.get(note.code) ?? { ...note, count: 0, rows: [] };
    const rows = [...so.rows, ...note.rows].slice(0, SHOWN_NOTE_ROWS);
    const words = [...new Set([...so.words, ...note.words])].slice(0, SHOWN_NOTE_WORDS);
    this.notesByCode.set(note.code, { ...so, count: so.count + note.count, rows, words });
  }
}

function added(sum: Money | null, more: Money | undefined): Money | null {
  return more ? { ...more, amountMinor: (sum?.amountMinor ?? 0) + more.amountMinor } : sum;
}

async function addUp<Values>(
  file: TableFile<Values>,
  faults: FaultList,
  plan: PlanPiece<Values>,
  aroundRow: number | null,
): Promise<Sum> {
  const sum = new Sum(aroundRow);
  for await (const table of file.pieces()) {
    sum.add(table, await plan(table, file));
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
  const { toCreate, toUpdate, unchanged, total, owed, notes, changes, firstRows, around } = sum;
  return {
    __typename: 'ImportDryRun',
    ...file,
    rows: rowCount,
    encoding: head.encoding,
    delimiter: head.delimiter,
    columns: [...head.columns],
    mapping: columnsRead(head.columns, head.positions),
    columnNames: namesOf(head.specs),
    ...columnsOf(head),
    ...{ firstRows, toCreate, toUpdate, unchanged, total, owed, changes, notes },
    faultCount: faults.count,
    faults: faults.first,
    faultGroups: faults.groups.all,
    faultsPath: await faults.keep(),
    faultsKept: faults.kept,
    around: around.rows,
  };
}
