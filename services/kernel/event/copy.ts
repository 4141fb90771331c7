import type { Transaction } from '../database/transaction';

/** How rows of an event become copies in a table of ours; everything is keyed by the names in the event. */
export interface CopyOptions<Row> {
  /** With its schema. */
  table: string;
  /** Column and type of each value: `displayName: 'display_name text'`. What is not named is not kept. */
  columns: { readonly [Key in keyof Row]?: string };
  /** What a copy is known by. Null: the store itself, of which there is one. */
  key: (keyof Row & string) | null;
  /** What grows with every change of the original: only what is older is overwritten. */
  version: keyof Row & string;
  /** Rows of ours that the event only adds to: none is made for what is not here. */
  onlyKnown?: boolean;
  /** Values that count when the copy is made and stay afterwards. */
  atFirst?: readonly (keyof Row & string)[];
  /** Values that stay where the event has none (null). */
  unlessNull?: readonly (keyof Row & string)[];
  /** A column of ours that counts how often the copy was overwritten. */
  counts?: string;
}

/** Keeps rows of an event; answers the keys of those that were new or newer. */
export type Copier<Row> = (tx: Transaction, rows: readonly Row[]) => Promise<string[]>;

/**
 * Makes the one statement that keeps copies of another service's rows: whatever order and however often its events
 * come, the newest is what stands. Of rows that stand twice in one event the newest counts.
 */
export function copyIfNewer<Row extends object>(options: CopyOptions<Row>): Copier<Row> {
  const text = options.onlyKnown ? updateSql(options) : upsertSql(options);
  return async (tx, rows) => {
    if (rows.length === 0) return [];
    const kept = await tx.sql<{ key: string }>(text, [JSON.stringify(rows)]);
    return kept.map(({ key }) => key);
  };
}

interface Column {
  key: string;
  name: string;
  type: string;
}

function columnsOf<Row>({ columns }: CopyOptions<Row>): Column[] {
  return Object.entries(columns as Record<string, string>).map(([key, column]) => {
    const [name = '', ...type] = column.split(' ');
    return { key, name, type: type.join(' ') };
  });
}

function columnOf<Row>(options: CopyOptions<Row>, key: string): Column {
  const found = columnsOf(options).find((column) => column.key === key);
  if (found === undefined) throw new Error(`${options.table} has no column for ${key}`);
  return found;
}

/** The rows of $1 as `given`, each key once. */
function givenSql<Row>(options: CopyOptions<Row>): string {
  const columns = columnsOf(options);
  const types = columns.map(({ key, type }) => `"${key}" ${type}`).join(', ');
  const names = columns.map(({ key, name }) => `r."${key}" AS ${name}`).join(', ');
  const { key, version } = options;
  const once = key === null ? '' : `DISTINCT ON (r."${key}") `;
  const order = key === null ? '' : ` ORDER BY r."${key}", r."${version}" DESC`;
  return `SELECT ${once}${names} FROM jsonb_to_recordset($1::jsonb) AS r (${types})${order}`;
}

function upsertSql<Row>(options: CopyOptions<Row>): string {
  const names = columnsOf(options).map(({ name }) => name);
  const version = columnOf(options, options.version).name;
  const key = options.key === null ? null : columnOf(options, options.key).name;
  return `INSERT INTO ${options.table} AS known (${names.join(', ')}) ${givenSql(options)}
    ON CONFLICT (store_id${key === null ? '' : `, ${key}`}) DO UPDATE SET ${settersOf(options, 'excluded').join(', ')}
     WHERE known.${version} < excluded.${version} RETURNING known.${key ?? 'store_id'}::text AS key`;
}

function updateSql<Row>(options: CopyOptions<Row>): string {
  const version = columnOf(options, options.version).name;
  const key = columnOf(options, options.key ?? '').name;
  return `UPDATE ${options.table} AS known SET ${settersOf(options, 'given').join(', ')} FROM (${givenSql(options)}) AS given
    WHERE known.${key} = given.${key} AND known.${version} < given.${version} RETURNING known.${key}::text AS key`;
}

function settersOf<Row>(options: CopyOptions<Row>, from: 'excluded' | 'given'): string[] {
  const stays = new Set<string>([...(options.atFirst ?? []), ...(options.key === null ? [] : [options.key])]);
  const unlessNull = new Set<string>(options.unlessNull ?? []);
  const setters = columnsOf(options)
    .filter(({ key }) => !stays.has(key))
    .map(({ key, name }) =>
      unlessNull.has(key)
        ? `${name} = coalesce(${from}.${name}, known.${name})`
        : `${name} = ${from}.${name}`,
    );
  return options.counts === undefined
    ? setters
    : [...setters, `${options.counts} = known.${options.counts} + 1`];
}
