import type { ResultOf } from '#lib/graph/graphql.ts';
import { joinGroups } from './fault-groups.ts';
import { KINDS, type ImportKind } from './kinds.ts';
import type { DryRunAnswer } from './import.operation.ts';
import { joinedMapping, type Mapping } from './mapping.ts';

type Answer = ResultOf<typeof DryRunAnswer>;
type Found = Extract<Answer, { __typename: 'ImportDryRun' }>;
export type Fault = Found['faults'][number];
export type ReadRow = Found['firstRows'][number];
export type Change = Found['changes'][number];
export type Note = Found['notes'][number];
export type FaultGroup = Found['faultGroups'][number];
export type ImportValue = Pick<ReadRow['cells'][number], 'kind' | 'value'>;

export type { ImportKind };

/** What a part of the product would write of a file. */
export type ImportPart = 'customers' | 'settings' | 'stock' | 'sales';
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
  /** Each of its columns, with what it is read as. */
  mapping: Mapping;
  firstRows: ReadRow[];
  /** What the first rows that change something change. */
  changes: Change[];
  /** There are more than these. */
  moreChanges: boolean;
  parts: PartCounts[];
  /** What the rows that make something come to; null where that is no amount. */
  total: Found['total'];
  /** What the shop comes to owe consignors by it; null where that is no question. */
  owed: Found['owed'];
  notes: Found['notes'];
  faultCount: number;
  faults: Fault[];
  /** All of them, by their cause. */
  groups: FaultGroup[];
  /** Where each part's faults can be had as a file; for five minutes. */
  downloads: { part: ImportPart; path: string }[];
  /** How many faults such a file lists, where that is not all of them. */
  faultsKept: number | null;
  /** The file beside the row that was asked for, or its first fault. */
  around: Found['around'];
}
export type DryRunView =
  | { run: DryRun; unreadable?: undefined }
  | { run?: undefined; unreadable: { code: string; detail: string | null; mapping: Mapping } };

/** Which field of the page the dry run was refused for; null where it was not. */
export function refusedField(answers: [ImportPart, Answer][]): { path: string; code: string } | null {
  for (const [, answer] of answers) if (answer.__typename === 'InvalidInput') return answer.fields[0] ?? null;
  return null;
}

/** The kind of import an address names. */
export function kindOf(text: string | null): ImportKind | null {
  return KINDS.find((each) => each === text) ?? null;
}

/** The row an address names, as a spreadsheet counts; null where it names none. */
export function rowOf(text: string | null): number | null {
  return /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : null;
}

const keyOf = ({ row, letter, code, value }: Fault) => `${row} ${letter} ${code} ${value}`;

/** By row, and within it as the columns stand: A before B before AA. */
function inOrder(a: Fault, b: Fault): number {
  const [one, other] = [a.letter ?? '', b.letter ?? ''];
  return a.row - b.row || one.length - other.length || one.localeCompare(other);
}

/** Puts the answers together: a column that two parts read has its fault once. One that cannot be read ends it. */
export function combine(answers: [ImportPart, Answer][], aroundRow: number | null = null): DryRunView {
  const found: [ImportPart, Found][] = [];
  for (const [part, answer] of answers) {
    if (answer.__typename === 'ImportDryRun') found.push([part, answer]);
    else if (answer.__typename === 'UnreadableFile')
      return { unreadable: { code: answer.code, detail: answer.detail, mapping: mappingOf(answers) } };
    else return gone;
  }
  const [first] = found;
  if (!first) return gone;
  const listed = found.flatMap(([, run]) => run.faults);
  const faults = [...new Map(listed.map((fault) => [keyOf(fault), fault])).values()].sort(inOrder);
  const counted = found.reduce((sum, [, run]) => sum + run.faultCount, 0);
  const { groups, twice } = joinGroups(found.map(([, run]) => run.faultGroups));
  const { fileName, rows, encoding, delimiter, columns } = first[1];
  return {
    run: {
      fileName,
      rows,
      encoding,
      delimiter,
      columns,
      ...columnsOf(found),
      mapping: mappingOf(answers),
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
      total: found.find(([, run]) => run.total)?.[1].total ?? null,
      owed: found.find(([, run]) => run.owed)?.[1].owed ?? null,
      notes: found.flatMap(([, run]) => run.notes),
      faultCount: counted - twice,
      faults,
      groups,
      downloads: found.flatMap(([part, { faultsPath }]) => (faultsPath ? [{ part, path: faultsPath }] : [])),
      faultsKept: found.find(([, run]) => run.faultsKept < run.faultCount)?.[1].faultsKept ?? null,
      around: aroundIn(
        found.map(([, run]) => run.around),
        aroundRow ?? faults[0]?.row ?? null,
      ),
    },
  };
}

/** The rows beside one, with what any part says is wrong with them. */
function aroundIn(parts: Found['around'][], about: number | null): Found['around'] {
  const shown = parts.find((rows) => rows.some(({ row }) => row === about)) ?? parts.find(isFilled) ?? [];
  return shown.map(({ row, cells }) => {
    const said = parts
      .flatMap((rows) => rows.filter((each) => each.row === row))
      .flatMap(({ faults }) => faults);
    const faults = [...new Map(said.map((fault) => [keyOf(fault), fault])).values()].sort(inOrder);
    return { row, cells, faults };
  });
}

const isFilled = (rows: unknown[]): boolean => rows.length > 0;

const gone: DryRunView = { unreadable: { code: 'GONE', detail: null, mapping: { columns: [], names: [] } } };

function mappingOf(answers: [ImportPart, Answer][]): Mapping {
  return joinedMapping(answers.flatMap(([, answer]) => ('mapping' in answer ? [answer] : [])));
}

/** A column that one of the parts reads is read; one without a heading goes by its letter. */
function columnsOf(found: [ImportPart, Found][]): Pick<DryRun, 'ignored' | 'absent'> {
  const [first, ...others] = found.map(([, run]) => run.columnsIgnored);
  // One that somebody said is not read stands in the file all the same.
  const there = new Set(found.flatMap(([, run]) => run.columns));
  return {
    ignored: [...new Set(first?.filter((column) => others.every((ignored) => ignored.includes(column))))],
    absent: [...new Set(found.flatMap(([, run]) => run.columnsAbsent))].filter(
      (column) => !there.has(column),
    ),
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
export function faultsByColumn(
  faults: (Pick<Fault, 'letter' | 'column'> & { count?: number })[],
): { letter: string; column: string; count: number }[] {
  const columns = new Map<string, { letter: string; column: string; count: number }>();
  for (const { letter, column, count = 1 } of faults) {
    const key = letter ?? '';
    const known = columns.get(key) ?? { letter: key, column, count: 0 };
    known.count += count;
    columns.set(key, known);
  }
  return [...columns.values()].sort((a, b) => b.count - a.count);
}

/** The letter above a column in a spreadsheet: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}
