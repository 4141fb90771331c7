import type { Actor } from '../actor/actor';
import { assertActor } from '../actor/actor-json';

/** What the audit trigger writes beside who: the operation and the request's id. */
export interface Trace {
  /** The root field that runs, or the name of the task; never a text that a client chose. */
  operation: string;
  requestId: string;
}

/** `app.team_ids` of who sees all teams; without the setting somebody sees none. */
const ALL_TEAMS = '*';

/** What decides, by the name of its setting; '' is the default of each, and means the least. See 0002-actor.sql. */
const deciding: [setting: string, valueOf: (actor: Actor) => string][] = [
  ['store_id', ({ storeId }) => storeId],
  ['kind', ({ kind }) => kind],
  ['user_id', ({ userId }) => userId ?? ''],
  ['customer_ids', ({ customerIds }) => array(customerIds)],
  ['acting_for', ({ actingFor }) => actingFor ?? ''],
  ['team_ids', teamsOf],
  ['rights', ({ rights }) => array(rights)],
  ['scopes', ({ scopes }) => array(scopes)],
  ['authenticated', authenticationOf],
];

/** Only staff have teams. */
function teamsOf({ kind, teamIds }: Actor): string {
  if (kind !== 'staff') return '';
  return teamIds === null ? ALL_TEAMS : array(teamIds);
}

/** How surely and since when, in one setting: nobody has the one without the other. */
function authenticationOf({ assurance, authenticatedAt }: Actor): string {
  return assurance === 'none' && authenticatedAt === null ? '' : `${assurance} ${authenticatedAt ?? ''}`;
}

function array(values: readonly string[]): string {
  return values.length === 0 ? '' : `{${values.join(',')}}`;
}

/** What a text of the outside may hold in a setting. */
function text(value: string): string {
  return value.replaceAll('\0', '').replaceAll("'", "''").slice(0, 200);
}

/**
 * How long a statement waits for rows that somebody else is changing: it holds a connection of all stores meanwhile. A
 * setting of the role, so that no transaction has to send it; longer than PostgreSQL takes to find a deadlock.
 */
export const LOCK_PATIENCE_MS = 1_500;

/**
 * A connection starts as a reading transaction wants it, because most are. A read has a name for each shape, so one
 * plan serves: left to itself PostgreSQL plans every `= ANY ($1)` anew, which costs more than it answers in.
 */
export function startOptions(readTimeoutMs: number): string {
  return `-c statement_timeout=${readTimeoutMs} -c plan_cache_mode=force_generic_plan`;
}

/** The thousands of rows that a write is handed are worth a plan of their own, and their time. */
const forWriting = ['SET LOCAL statement_timeout = 0', 'SET LOCAL plan_cache_mode = auto'];

/**
 * BEGIN and the actor in one simple query, one round trip. SET LOCAL and not set_config on the pool: it ends with the
 * transaction and reaches Citus workers. A setting that has its default is not sent: each costs every transaction.
 */
export function beginAs(actor: Actor, trace: Trace, mode: 'read' | 'write'): string {
  assertActor(actor);
  const lines = mode === 'read' ? ['BEGIN READ ONLY'] : ['BEGIN', ...forWriting];
  const set = (name: string, value: string): void => {
    if (value !== '') lines.push(`SET LOCAL app.${name} = '${value}'`);
  };
  for (const [name, valueOf] of deciding) set(name, valueOf(actor));
  if (mode === 'write') {
    // The product's own name is nobody's to erase; the kind says it.
    set('actor_name', actor.kind === 'system' ? '' : text(actor.name ?? ''));
    set('operation', text(trace.operation));
    set('request_id', text(trace.requestId));
  }
  return lines.join('; ');
}
