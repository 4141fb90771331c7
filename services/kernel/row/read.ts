import type { QueryResultRow } from 'pg';
import type { Column, Shape } from './shape';

/** How pg hands over what a page wants plain: float8 is exact far beyond any amount in minor units, a date is its text. */
const casts: Readonly<Record<string, string>> = {
  bigint: '::float8',
  numeric: '::float8',
  date: '::text',
};

/** A column as a statement reads it under an alias. */
export const readSql = (alias: string, { name, type }: Column): string =>
  `${alias}.${name}${casts[type] ?? ''}`;

/** Every page runs this for every row: the object has all its properties at once, which the engine stores fastest. */
export function readerOf(shape: Shape, prefix: string): (row: QueryResultRow) => object {
  const columns = shape.columns.map(({ key, readAs, transformer }) => ({
    key,
    at: prefix + readAs,
    from: transformer?.from.bind(transformer) as ((value: unknown) => unknown) | undefined,
  }));
  const parts = shape.parts.map((part) => ({ key: part.key, of: readerOf(part.shape, prefix) }));
  const empty = Object.fromEntries([...columns, ...parts].map(({ key }): [string, unknown] => [key, null]));
  return (row) => {
    const read = { ...empty };
    for (const { key, at, from } of columns) read[key] = from === undefined ? row[at] : from(row[at]);
    for (const { key, of } of parts) read[key] = of(row);
    return read;
  };
}
