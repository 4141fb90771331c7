import { SYSTEM_NAME } from '../actor/actor';
import type { Transaction } from '../database/transaction';
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

/** The newest changes about one subject, newest first. `service` is the schema and comes from code. */
export async function historyOf(
  tx: Transaction,
  service: string,
  subjectId: string,
  limit: number,
): Promise<HistoryEntry[]> {
  const rows = await tx.sql<AuditRow>(
    `${service}.history`,
    `SELECT a.id, a.at, a.actor_kind, p.actor_name, a.operation, a.entity, a.action, a.changes, p.changes AS personal
       FROM ${service}.audit a LEFT JOIN ${service}.audit_personal p USING (store_id, id)
      WHERE a.subject_id = $1 ORDER BY a.id DESC LIMIT $2`,
    [subjectId, limit],
  );
  return rows.map((row) => ({
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
  }));
}

function shown(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
