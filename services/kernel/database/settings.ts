import type { Actor } from '../actor/actor';

const storeIdPattern = /^\d{5}$/;
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const kinds = new Set(['visitor', 'portal', 'staff', 'partner', 'system']);

/** What the audit trigger writes beside who: the operation's name and the request's id. */
export interface Trace {
  operation: string;
  requestId: string;
}

function uuid(value: string): string {
  if (!uuidPattern.test(value)) throw new Error('An actor carries an id that is not a UUID');
  return value;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", "''").slice(0, 200)}'`;
}

/**
 * BEGIN and the actor in one simple query, one round trip. SET LOCAL and not set_config on the pool:
 * it ends with the transaction and reaches Citus workers. Ids are validated, text is escaped.
 */
export function beginAs(actor: Actor, trace: Trace, mode: 'read' | 'write', readTimeoutMs: number): string {
  if (!storeIdPattern.test(actor.storeId)) throw new Error('An actor without a store');
  if (!kinds.has(actor.kind)) throw new Error('An actor of unknown kind');
  const lines = [
    mode === 'read' ? 'BEGIN READ ONLY' : 'BEGIN',
    `SET LOCAL app.store_id = '${actor.storeId}'`,
    `SET LOCAL app.kind = '${actor.kind}'`,
    `SET LOCAL app.user_id = '${actor.userId === null ? '' : uuid(actor.userId)}'`,
    `SET LOCAL app.customer_ids = '{${actor.customerIds.map(uuid).join(',')}}'`,
  ];
  if (mode === 'read') {
    // A read has a name for each shape, so one plan serves. Left to itself PostgreSQL plans every `= ANY ($1)` anew,
    // which costs more than it answers in; the thousands of rows that a write is handed are worth a plan of their own.
    lines.push(
      `SET LOCAL statement_timeout = ${readTimeoutMs}`,
      'SET LOCAL plan_cache_mode = force_generic_plan',
    );
  } else {
    lines.push(
      `SET LOCAL app.actor_name = ${quoted(actor.name ?? '')}`,
      `SET LOCAL app.operation = ${quoted(trace.operation)}`,
      `SET LOCAL app.request_id = ${quoted(trace.requestId)}`,
    );
  }
  return lines.join('; ');
}
