import type { ResultOf } from '#lib/graph/graphql.ts';
import type { FileColumn } from './import.operation.ts';

/** A column of a file, with what it is read as; null where no part of the product reads it. */
export type Column = ResultOf<typeof FileColumn>;
export type ColumnName = NonNullable<Column['name']>;

/** What somebody said of a column: what it is, or null: it is not read. */
export interface SaidColumn {
  letter: string;
  name: ColumnName | null;
}

/** What is known of a file's columns, by all parts that read it. */
export interface Mapping {
  columns: Column[];
  /** What a column can be said to be. */
  names: ColumnName[];
}

/** In an address, once for each column that somebody spoke of: `map=D:STREET`, `map=E:` for one that is not read. */
export const MAP = 'map';
const SAID = /^([A-Z]{1,2}):([A-Z0-9_]*)$/;

/** What an address or a form says of the columns; what nobody can mean, and what is left as it was, says nothing. */
export function saidIn(given: Iterable<string>): SaidColumn[] {
  const said = [...given].flatMap((each) => {
    const [, letter, name] = SAID.exec(each) ?? [];
    return letter === undefined ? [] : [{ letter, name: (name || null) as ColumnName | null }];
  });
  return [...new Map(said.map((each) => [each.letter, each])).values()];
}

/** The same as an address says it. */
export function asParams(said: readonly SaidColumn[]): [string, string][] {
  return said.map(({ letter, name }) => [MAP, `${letter}:${name ?? ''}`]);
}

/** What the parts that read one file know of its columns: what one of them reads is read. */
export function joinedMapping(
  parts: readonly { mapping: readonly Column[]; columnNames: readonly ColumnName[] }[],
): Mapping {
  const columns = new Map<string, Column>();
  for (const { mapping } of parts)
    for (const column of mapping) {
      const known = columns.get(column.letter);
      if (!known || known.name === null) columns.set(column.letter, column);
    }
  return {
    columns: [...columns.values()],
    names: [...new Set(parts.flatMap(({ columnNames }) => columnNames))],
  };
}
