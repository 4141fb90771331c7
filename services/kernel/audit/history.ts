import { SYSTEM_NAME } from '../actor/actor';
import { connectionOf, countUpTo, keysetSql, pageOf, type PageArguments } from '../connection/connection';
import type { Connection } from '../connection/connection-type';
import type { Call } from '../database/call';
import type { HistoryEntry } from '../graph/history';

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

/** A page of the changes about one subject, newest first. `service` is the schema and comes from code. */
export async function historyOf(
  call: Call,
  service: string,
  subjectId: string,
  args: PageArguments,
): Promise<Connection<HistoryEntry>> {
  const page = pageOf(args, 20);
  const keyset = keysetSql(page, 'a.id', 'a.id', 'DESC', 'uuid', 3);
  const rows = await call.read((tx) =>
    tx.sql<AuditRow>(
      `SELECT a.id, a.at, a.actor_kind, p.actor_name, a.operation, a.entity, a.action, a.changes, p.changes AS personal
         FROM ${service}.audit a LEFT JOIN ${service}.audit_personal p USING (store_id, id)
        WHERE a.subject_id = $1 ${keyset.where} ${keyset.order} LIMIT $2`,
      [subjectId, page.size + 1, ...(page.key ?? [])],
    ),
  );
  return {
    ...connectionOf(page, rows, ({ id }) => [id, id], entryOf),
    count: () => call.read((tx) => countUpTo(tx, `${service}.audit a WHERE a.subject_id = $1`, [subjectId])),
  };
}

function entryOf(row: AuditRow): HistoryEntry {
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
    })),
  };
}

/** As the graph says it: blank text, and an instant that never came, are nothing. */
function shown(value: unknown): string | null {
  if (value === null || value === undefined || value === '' || value === '-infinity') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
