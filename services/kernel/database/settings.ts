import { SYSTEM_NAME, type Actor } from '../actor/actor';
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
 * plan serves: left to itself PostgreSQL plans every `= ANY ($1)` anew, which costs more than it answers in. What a plan
 * for any value is thought to cost, it seldom does: compiled for that, it would take longer than it runs.
 */
export function startOptions(readTimeoutMs: number): string {
  return `-c statement_timeout=${readTimeoutMs} -c plan_cache_mode=force_generic_plan -c jit=off`;
}

/** What a transaction is for: see `Database`. */
export type Mode = 'read' | 'write' | 'ahead';

/** The thousands of rows that a write is handed are worth a plan of their own, and their time. */
const forWriting = ['SET LOCAL statement_timeout = 0', 'SET LOCAL plan_cache_mode = auto'];

const begins: Readonly<Record<Mode, readonly string[]>> = {
  read: ['BEGIN READ ONLY'],
  write: ['BEGIN', ...forWriting],
  ahead: ['BEGIN', 'SET LOCAL synchronous_commit = off'],
};

/**
 * BEGIN and the actor in one simple query, one round trip. SET LOCAL and not set_config on the pool: it ends with the
 * transaction and reaches Citus workers. A setting that has its default is not sent: each costs every transaction.
 */
export function beginAs(actor: Actor, trace: Trace, mode: Mode): string {
  assertActor(actor);
  const said: [setting: string, value: string][] = deciding.map(([name, valueOf]) => [name, valueOf(actor)]);
  const settings = [...said, ...(mode === 'read' ? [] : toldOf(actor, trace))]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `SET LOCAL app.${name} = '${value}'`);
  return [...begins[mode], ...settings].join('; ');
}

/** What the audit says of what is written, besides who it was. */
function toldOf({ kind, name }: Actor, { operation, requestId }: Trace): [setting: string, value: string][] {
  return [
    // The product's own name is nobody's to erase; the kind says it. Somebody it acts for has a name.
    ['actor_name', kind === 'system' && name === SYSTEM_NAME ? '' : text(name ?? '')],
    ['operation', text(operation)],
    ['request_id', text(requestId)],
  ];
}
