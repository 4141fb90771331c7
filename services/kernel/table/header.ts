import type { ColumnSpec } from './column';

/** Where a column of ours stands in this file. */
export interface ColumnPosition {
  readonly index: number;
  /** The header as the file has it. */
  readonly column: string;
  readonly letter: string;
}

export interface MatchedHeader {
  readonly positions: ReadonlyMap<string, ColumnPosition>;
  readonly missing: readonly ColumnSpec[];
  /** Two columns of the file that mean the same. */
  readonly repeated: readonly (readonly [ColumnPosition, ColumnPosition])[];
}

/** A name reduced to what people do not vary: "E-mail" and "email", "Förnamn" and "fornamn" become equal. */
export function foldName(name: string): string {
  const folded = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '');
  // "%" or "#" alone is a name too.
  return folded || name.trim();
}

/** The letter above a column in a spreadsheet: 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}

/** What people said of a file's columns: which of ours stands there, by its key; null where it is none of ours. */
export type ByHand = readonly (readonly [index: number, key: string | null])[];

/** Finds our columns in a header row, in whatever order it has them. What was said by hand counts more than a heading. */
export function matchHeader(
  header: readonly string[],
  columns: readonly ColumnSpec[],
  byHand: ByHand = [],
): MatchedHeader {
  const keys = new Map(
    columns
      .flatMap(withJoined)
      .flatMap(({ key, names }) => names.map((name) => [foldName(name), key] as const)),
  );
  const said = new Map(byHand);
  const given = new Set(byHand.flatMap(([, key]) => key ?? []));
  const positions = new Map<string, ColumnPosition>();
  const repeated: (readonly [ColumnPosition, ColumnPosition])[] = [];
  header.forEach((column, index) => {
    const found = keys.get(foldName(column));
    // Where another column was said to be it, a heading does not count.
    const key = said.has(index) ? said.get(index) : found !== undefined && !given.has(found) ? found : null;
    if (key == null) return;
    const position = { index, column, letter: columnLetter(index) };
    const first = positions.get(key);
    if (first) repeated.push([first, position]);
    else positions.set(key, position);
  });
  for (const spec of columns) standIn(positions, spec);
  return {
    positions,
    repeated,
    missing: columns.filter((spec) => spec.required && !positions.has(spec.key)),
  };
}

/** A column and those that some files keep apart from it. */
export function withJoined(spec: ColumnSpec): readonly Pick<ColumnSpec, 'key' | 'names'>[] {
  return [spec, ...(spec.joins ?? [])];
}

/** Where a file has only parts of a column, it stands at the first of them. */
function standIn(positions: Map<string, ColumnPosition>, { key, joins = [] }: ColumnSpec): void {
  if (positions.has(key)) return;
  const [first] = joins.flatMap((part) => positions.get(part.key) ?? []);
  if (first) positions.set(key, first);
}
