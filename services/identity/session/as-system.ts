import type { QueryResultRow } from 'pg';
import { system } from '../../kernel/actor/actor';
import type { Call } from '../../kernel/database/call';
import type { Database } from '../../kernel/database/database';
import type { Transaction } from '../../kernel/database/transaction';

/**
 * Identity's one door past the policies: log-in code reads hashes and counters that no visitor may see.
 * Everything that makes a system actor in this service goes through this file (held by lint).
 */
export function asSystem<T>(call: Call, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return call.database.withActor(system(call.actor.storeId), call.trace, work);
}

/**
 * The same in another store than the call's own: an operator's, of whom the table of permissions and the caller have been
 * asked. What is written there has their name in its history.
 */
export function asSystemIn<T>(
  call: Call,
  storeId: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return call.database.withActor({ ...system(storeId), name: call.actor.name }, call.trace, work);
}

/** The same where no graph call is under way: the command line, the demo's first start. */
export function asSystemOf<T>(
  database: Database,
  storeId: string,
  operation: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return database.withActor(system(storeId), { operation, requestId: '' }, work);
}

/** One read as the system, in one round trip: who presents this credential? */
export function readAsSystem<Row extends QueryResultRow>(
  database: Database,
  storeId: string,
  operation: string,
  ...statement: Parameters<Transaction['sql']>
): Promise<Row[]> {
  return database.readOnce<Row>(system(storeId), { operation, requestId: '' }, ...statement);
}
