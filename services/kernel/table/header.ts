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

/** Finds our columns in a header row, in whatever order it has them. */
export function matchHeader(header: readonly string[], columns: readonly ColumnSpec[]): MatchedHeader {
  const keys = new Map(
    columns.flatMap((spec) => spec.names.map((name) => [foldName(name), spec.key] as const)),
  );
  const positions = new Map<string, ColumnPosition>();
  const repeated: (readonly [ColumnPosition, ColumnPosition])[] = [];
  header.forEach((column, index) => {
    const key = keys.get(foldName(column));
    if (key === undefined) return;
    const position = { index, column, letter: columnLetter(index) };
    const first = positions.get(key);
    if (first) repeated.push([first, position]);
    else positions.set(key, position);
  });
  return {
    positions,
    repeated,
    missing: columns.filter((spec) => spec.required && !positions.has(spec.key)),
  };
}
