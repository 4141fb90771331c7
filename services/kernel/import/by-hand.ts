import type { ImportColumn, ImportColumnInput } from '../graph/import-column';
import { invalidInput } from '../refusal/refusal';
import type { ColumnSpec } from '../table/column';
import { columnLetter, withJoined, type ByHand, type ColumnPosition } from '../table/header';
import { MAX_COLUMNS } from '../table/table';
import type { FileWanted } from './laid-file';

/** What somebody said of a file's columns, plain: it is kept with a job and goes by event. */
export interface SaidColumn {
  readonly letter: string;
  /** As the graph names it; null = it is not read. */
  readonly name: string | null;
}

/** What was said, without what the graph leaves out; refused where a column is spoken of twice. */
export function saidOf(columns: readonly ImportColumnInput[] | null | undefined): SaidColumn[] {
  const said = (columns ?? []).map(({ letter, name = null }) => ({ letter, name }));
  const places = said.map(({ letter }) => indexOf(letter));
  if (new Set(places).size < places.length || places.some((place) => place >= MAX_COLUMNS))
    throw invalidInput({
      path: 'columns',
      code: 'NOT_ALLOWED',
      message: `Each of the first ${MAX_COLUMNS} columns once at most`,
    });
  return said;
}

/** The same for whoever looks for these columns: what it does not know is nothing to it. Undefined where nothing was said. */
function byHandOf(said: readonly SaidColumn[], specs: readonly ColumnSpec[]): ByHand | undefined {
  const keys = new Map(specs.flatMap(withJoined).map(({ key }) => [columnNameOf(key), key]));
  if (said.length === 0) return undefined;
  return said.map(({ letter, name }) => [indexOf(letter), keys.get(name ?? '') ?? null] as const);
}

/** A file as a service looks for it, with what somebody said of its columns. */
export function withSaid<Wanted extends FileWanted>(
  wanted: Wanted,
  said: readonly SaidColumn[],
): Wanted & { readonly byHand?: ByHand } {
  const byHand = byHandOf(said, wanted.columns);
  return byHand === undefined ? wanted : { ...wanted, byHand };
}

/** Each column of a file that has a heading, or of which something is read, with what it is read as. */
export function columnsRead(
  headings: readonly string[],
  positions: Iterable<readonly [key: string, position: ColumnPosition]>,
): ImportColumn[] {
  const keys = new Map([...positions].map(([key, { index }]): [number, string] => [index, key]));
  return headings.map((heading, index) => {
    const key = keys.get(index);
    return { letter: columnLetter(index), heading, name: key === undefined ? null : columnNameOf(key) };
  });
}

/** What a column of a file may be for whoever looks for these. */
export function namesOf(specs: readonly ColumnSpec[]): string[] {
  return specs.flatMap(withJoined).map(({ key }) => columnNameOf(key));
}

/** A key of ours as the graph names it: "houseNumber" is HOUSE_NUMBER, "telephone2" is TELEPHONE_2. */
export function columnNameOf(key: string): string {
  return key.replace(/[A-Z]|\d+/g, (part) => `_${part}`).toUpperCase();
}

/** Which column a spreadsheet's letter stands above: A is 0, AA is 26. */
function indexOf(letter: string): number {
  return [...letter].reduce((sum, each) => sum * 26 + each.charCodeAt(0) - 64, 0) - 1;
}
