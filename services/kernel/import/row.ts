import { hash } from 'node:crypto';
import { Column, PrimaryColumn } from 'typeorm';
import type { CellValue } from '../table/column';

/**
 * What a row says, by key, in the order of our columns. Null is a blank cell; undefined, or a key left out, is a column
 * the file does not have.
 */
export type RowValues = Readonly<Record<string, CellValue | null | undefined>>;

/** Each value as the last import that had its column left it, hashed, by key. */
export type LastValues = Readonly<Record<string, string>>;

/** What is kept of a row as it was last imported; each service that imports has a table of them. */
export abstract class ImportedRow {
  /** What kind of row, where a service reads more than one. */
  @PrimaryColumn('text')
  kind: string;
  /** The number in the file that it is about. */
  @PrimaryColumn('int')
  number: number;
  /** Equal to this: nothing new, skipped, whatever happened here since [R-IM3]. */
  @Column('text')
  hash: string;
  @Column('jsonb')
  lastValues: LastValues;
}

/** What a row means for one who is here already, column by column. */
export interface RowVerdict<Key> {
  /** Columns of which the file says something new. */
  readonly changed: Key[];
  /** Columns that were changed here since the file last spoke of them, and of which it says something else [R-IM3]. */
  readonly contradicted: Key[];
}

const HASH_CHARS = 16;

/**
 * What a row says, as one short text: equal to the one kept from the last import means "nothing new", in whatever
 * encoding or order of columns the file came. A column that is not in the file is no part of it.
 */
export function rowHash(values: RowValues): string {
  // Undefined is no part of JSON.
  return hashOf(values);
}

/** What is kept of a row now imported: of columns that the file has, the new value; of the others, what was kept. */
export function lastValuesAfter(given: RowValues, last: LastValues = {}): LastValues {
  const kept: Record<string, string> = { ...last };
  for (const [key, value] of Object.entries(given))
    if (value !== undefined) kept[key] = hashOf(value).slice(0, HASH_CHARS);
  return kept;
}

/**
 * Compares what a row says with what stands here. `last` is what the imports before left; `fresh` is what one has who
 * was never spoken of, so that a file may fill in what nobody said yet, and nothing else.
 */
export function judgeRow<Key extends string>(
  given: Readonly<Partial<Record<Key, CellValue | null>>>,
  here: Readonly<Record<Key, CellValue | null>>,
  last: LastValues,
  fresh: Readonly<Record<Key, CellValue | null>>,
): RowVerdict<Key> {
  const verdict: RowVerdict<Key> = { changed: [], contradicted: [] };
  for (const key of Object.keys(given) as Key[]) {
    const value = given[key];
    if (value === undefined || value === here[key]) continue;
    const kept = last[key];
    const untouched =
      kept === undefined ? here[key] === fresh[key] : kept === hashOf(here[key]).slice(0, HASH_CHARS);
    verdict[untouched ? 'changed' : 'contradicted'].push(key);
  }
  return verdict;
}

function hashOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'base64url');
}
