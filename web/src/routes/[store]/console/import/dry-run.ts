import type { ResultOf } from '#lib/graph/graphql.ts';
import type { DryRunAnswer } from './import.operation.ts';

type Answer = ResultOf<typeof DryRunAnswer>;
type Found = Extract<Answer, { __typename: 'ImportDryRun' }>;
export type Fault = Found['faults'][number];
export type ReadRow = Found['firstRows'][number];
export type Change = Found['changes'][number];
export type ImportValue = Pick<ReadRow['cells'][number], 'kind' | 'value'>;

/** The files people import. */
export const KINDS = ['consignors', 'stock'] as const;
export type ImportKind = (typeof KINDS)[number];

/** What a part of the product would write of a file. */
export type ImportPart = 'customers' | 'settings' | 'stock';
export interface PartCounts {
  part: ImportPart;
  created: number;
  updated: number;
  unchanged: number;
}

/** The dry runs of all parts that read one file, as one. */
export interface DryRun {
  fileName: string;
  rows: number;
  encoding: string;
  delimiter: string;
  columns: string[];
  /** Columns that no part reads, and those that a part would read but the file does not have. */
  ignored: string[];
  absent: string[];
  firstRows: ReadRow[];
  /** What the first rows that change something change. */
  changes: Change[];
  /** There are more than these. */
  moreChanges: boolean;
  parts: PartCounts[];
  notes: Found['notes'];
  faultCount: number;
  faults: Fault[];
  /** Where each part's faults can be had as a file; for five minutes. */
  downloads: { part: ImportPart; path: string }[];
  /** How many faults such a file lists, where that is not all of them. */
  faultsKept: number | null;
  /** The file beside its first fault. */
  around: Found['around'];
}
export type DryRunView =
  | { run: DryRun; unreadable?: undefined }
  | { run?: undefined; unreadable: { code: string; detail: string | null } };

/** Which field of the page the dry run was refused for; null where it was not. */
export function refusedField(answers: [ImportPart, Answer][]): { path: string; code: string } | null {
  for (const [, answer] of answers) if (answer.__typename === 'InvalidInput') return answer.fields[0] ?? null;
  return null;
}

/** The kind of import an address names. */
export function kindOf(text: string | null): ImportKind | null {
  return KINDS.find((each) => each === text) ?? null;
}

const keyOf = ({ row, letter, code, value }: Fault) => `${row} ${letter} ${code} ${value}`;

/** By row, and within it as the columns stand: A before B before AA. */
function inOrder(a: Fault, b: Fault): number {
  const [one, other] = [a.letter ?? '', b.letter ?? ''];
  return a.row - b.row || one.length - other.length || one.localeCompare(other);
}

/** Puts the answers together: a column that two parts read has its fault once. One that cannot be read ends it. */
export function combine(answers: [ImportPart, Answer][]): DryRunView {
  const found: [ImportPart, Found][] = [];
  for (const [part, answer] of answers) {
    if (answer.__typename === 'ImportDryRun') found.push([part, answer]);
    else if (answer.__typename === 'UnreadableFile')
      return { unreadable: { code: answer.code, detail: answer.detail } };
    else return { unreadable: { code: 'GONE', detail: null } };
  }
  const [first] = found;
  if (!first) return { unreadable: { code: 'GONE', detail: null } };
  const listed = found.flatMap(([, run]) => run.faults);
  const faults = [...new Map(listed.map((fault) => [keyOf(fault), fault])).values()].sort(inOrder);
  const counted = found.reduce((sum, [, run]) => sum + run.faultCount, 0);
  const { fileName, rows, encoding, delimiter, columns } = first[1];
  return {
    run: {
      fileName,
      rows,
      encoding,
      delimiter,
      columns,
      ...columnsOf(found),
      firstRows: byRow(found.flatMap(([, run]) => run.firstRows)).map(({ row, cells }) => ({
        row,
        cells: asColumnsStand(columns, cells),
      })),
      changes: byRow(found.flatMap(([, run]) => run.changes)),
      moreChanges: found.some(([, run]) => run.toUpdate > run.changes.length),
      parts: found.map(([part, { toCreate, toUpdate, unchanged }]) => ({
        part,
        created: toCreate,
        updated: toUpdate,
        unchanged,
      })),
      notes: found.flatMap(([, run]) => run.notes),
      faultCount: counted - (listed.length - faults.length),
      faults,
      downloads: found.flatMap(([part, { faultsPath }]) => (faultsPath ? [{ part, path: faultsPath }] : [])),
      faultsKept: found.find(([, run]) => run.faultsKept < run.faultCount)?.[1].faultsKept ?? null,
      around: found.find(([, run]) => run.around.some(({ row }) => row === faults[0]?.row))?.[1].around ?? [],
    },
  };
}

/** A column that one of the parts reads is read; one without a heading goes by its letter. */
function columnsOf(found: [ImportPart, Found][]): Pick<DryRun, 'ignored' | 'absent'> {
  const [first, ...others] = found.map(([, run]) => run.columnsIgnored);
  return {
    ignored: [...new Set(first?.filter((column) => others.every((ignored) => ignored.includes(column))))],
    absent: [...new Set(found.flatMap(([, run]) => run.columnsAbsent))],
  };
}

/** What the parts say of one row, as one row, in the order of the file. */
function byRow<Row extends { row: number; cells: { column: string }[] }>(rows: Row[]): Row[] {
  const joined = new Map<number, Row>();
  for (const each of rows) {
    const known = joined.get(each.row);
    joined.set(each.row, known ? { ...known, cells: [...known.cells, ...each.cells] } : each);
  }
  return [...joined.values()].sort((one, other) => one.row - other.row);
}

/** A column that two parts read stands once. */
function asColumnsStand<Cell extends { column: string }>(columns: string[], cells: Cell[]): Cell[] {
  const first = new Map(cells.toReversed().map((cell) => [cell.column, cell]));
  return columns.flatMap((column) => first.get(column) ?? []);
}

/** Whether importing would write anything at all: rows, or that sales were paid out before. */
export function isNews({ parts, notes }: DryRun): boolean {
  const settles = notes.some(({ code, count }) => code === 'SETTLED' && count > 0);
  return settles || parts.some(({ created, updated }) => created + updated > 0);
}

/** Faults counted by column, the fullest first, for the filter above the list. */
export function faultsByColumn(faults: Fault[]): { letter: string; column: string; count: number }[] {
  const columns = new Map<string, { letter: string; column: string; count: number }>();
  for (const { letter, column } of faults) {
    const key = letter ?? '';
    const known = columns.get(key) ?? { letter: key, column, count: 0 };
    known.count += 1;
    columns.set(key, known);
  }
  return [...columns.values()].sort((a, b) => b.count - a.count);
}

/** The letter above a column in a spreadsheet: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}
