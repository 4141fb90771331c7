import { isFilled } from './cell.ts';
import type { List } from './list.ts';

type Of<Row, Key extends string, Ask extends string = string> = List<Row, Key, string, Ask, string>;

/** What somebody sees who never chose. */
export function standardColumns<Key extends string>({ columns }: Of<never, Key>): Key[] {
  return columns.filter(({ shown }) => shown !== undefined).map(({ key }) => key);
}

/** Whether somebody chose columns of their own, other than the standard. */
export function isOwnChoice(list: Of<never, string>, chosen: readonly string[] | null | undefined): boolean {
  return chosen !== null && chosen !== undefined && chosen.join() !== standardColumns(list).join();
}

/** The columns to show, in the list's own order; unknown names of an older version are passed over. */
export function chosenColumns<Key extends string>(
  list: Of<never, Key>,
  chosen: readonly string[] | null | undefined,
): Key[] {
  const wanted = new Set<string>(chosen ?? standardColumns(list));
  return list.columns.filter(({ key, shown }) => shown === 'always' || wanted.has(key)).map(({ key }) => key);
}

/** Of the standard columns those that this page has anything in; the one that sorts it stays. */
export function usedColumns<Row, Key extends string>(
  { columns }: Of<Row, Key>,
  keys: readonly Key[],
  rows: readonly Row[],
  sort: Key | null,
): Key[] {
  const isEmpty = (column: (typeof columns)[number]) =>
    column.shown === 'used' && !rows.some((row) => isFilled(column, row));
  const unused = new Set(columns.filter(isEmpty).map(({ key }) => key));
  return keys.filter((key) => key === sort || !unused.has(key));
}

/** The operation's variables that ask for these columns, and for nothing else. */
export function asked<Key extends string, Ask extends string>(
  { columns }: Of<never, Key, Ask>,
  keys: readonly Key[],
): Record<Ask, boolean> {
  const variables = {} as Record<Ask, boolean>;
  for (const { key, asks = [] } of columns)
    for (const name of asks) variables[name] = (variables[name] ?? false) || keys.includes(key);
  return variables;
}
