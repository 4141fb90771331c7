import { SYSTEM_NAME } from '../actor/actor';
import { connectionOf, countUpTo, keysetSql, pageOf, type PageArguments } from '../connection/connection';
import type { Connection } from '../connection/connection-type';
import type { Call } from '../database/call';
import type { Transaction } from '../database/transaction';
import type { HistoryEntry, HistoryPart } from '../graph/history';

interface AuditRow {
  id: string;
  at: Date;
  actor_kind: HistoryEntry['actorKind'];
  /** Null once it was erased. */
  actor_name: string | null;
  operation: string;
  entity: string;
  action: HistoryEntry['action'];
  changes: Record<string, [unknown, unknown]>;
  personal: Record<string, [unknown, unknown]> | null;
}

/** What a history is of, besides whom: from code, never from a caller. */
export interface HistoryOf {
  /** Which tables; without it all. */
  entities?: readonly string[];
  /** Columns that hold ids of something with a name. */
  named?: {
    columns: readonly string[];
    read: (tx: Transaction, ids: string[]) => Promise<Map<string, string>>;
  };
}

const BY_ITSELF = `a.actor_kind IN ('system', 'migration')`;
/** A mail is written down by who asked for it and changed by who sends it: its log is told apart from both. */
const PARTS: Readonly<Record<HistoryPart, string>> = {
  PEOPLE: `AND NOT ${BY_ITSELF} AND a.entity <> 'mail'`,
  MAIL: `AND a.entity = 'mail'`,
  SYSTEM: `AND ${BY_ITSELF} AND a.entity <> 'mail'`,
};

/** A page of the changes about one subject, or a few, newest first. `service` is the schema and comes from code. */
export async function historyOf(
  call: Call,
  service: string,
  subjects: string | readonly string[],
  args: PageArguments & { part?: HistoryPart | null },
  { entities, named }: HistoryOf = {},
): Promise<Connection<HistoryEntry>> {
  const page = pageOf(args, 20);
  const part = args.part ? PARTS[args.part] : '';
  const about = [subjects].flat();
  const from = `${service}.audit a`;
  const wanted = `a.subject_id = ANY ($1::uuid[]) AND ($2::text[] IS NULL OR a.entity = ANY ($2)) ${part}`;
  const values = [about, entities ?? null];
  const keyset = keysetSql(page, 'a.id', 'a.id', 'DESC', 'uuid', 4);
  return call.read(async (tx) => {
    const rows = await tx.sql<AuditRow>(
      `SELECT a.id, a.at, a.actor_kind, p.actor_name, a.operation, a.entity, a.action, a.changes, p.changes AS personal
         FROM ${from} LEFT JOIN ${service}.audit_personal p USING (store_id, id)
        WHERE ${wanted} ${keyset.where} ${keyset.order} LIMIT $3`,
      [...values, page.size + 1, ...(page.key ?? [])],
    );
    const names = await namesIn(tx, rows, named);
    return {
      ...connectionOf(
        page,
        rows,
        ({ id }) => [id, id],
        (row) => entryOf(row, names),
      ),
      count: () => call.read((again) => countUpTo(again, `${from} WHERE ${wanted}`, values)),
    };
  });
}

/** What the ids in the changes are called, by id. */
async function namesIn(
  tx: Transaction,
  rows: readonly AuditRow[],
  named: HistoryOf['named'],
): Promise<ReadonlyMap<unknown, string>> {
  const ids = rows.flatMap(({ changes }) =>
    (named?.columns ?? []).flatMap((column) => changes[column] ?? []).filter((id) => typeof id === 'string'),
  );
  return named && ids.length > 0 ? named.read(tx, [...new Set(ids)]) : new Map();
}

function entryOf(row: AuditRow, names: ReadonlyMap<unknown, string>): HistoryEntry {
  return {
    id: row.id,
    at: row.at,
    actorKind: row.actor_kind,
    actorName: row.actor_kind === 'system' ? SYSTEM_NAME : row.actor_name,
    operation: row.operation,
    entity: row.entity,
    action: row.action,
    changes: Object.entries({ ...row.changes, ...row.personal }).map(([column, [before, after]]) => ({
      field: column.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase()),
      before: shown(before),
      after: shown(after),
      ...(names.has(before) && { beforeName: names.get(before) }),
      ...(names.has(after) && { afterName: names.get(after) }),
    })),
  };
}

/** As the graph says it: blank text, and an instant that never came, are nothing. */
function shown(value: unknown): string | null {
  if (value === null || value === undefined || value === '' || value === '-infinity') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
