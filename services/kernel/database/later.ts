import type { PoolClient } from 'pg';

/** Connections in the pool whose last reading transaction has no COMMIT yet, with what will send it. */
const waiting = new WeakMap<PoolClient, NodeJS.Timeout>();
const LATEST_MS = 5;

/**
 * Gives a connection back after a reading transaction. Under load its COMMIT leaves with the BEGIN of whoever
 * takes it next, in one statement of which nothing runs unless the COMMIT did; otherwise a moment later.
 */
export function releaseAndCommitLater(client: PoolClient): void {
  const commit = (): void => {
    waiting.delete(client);
    client.query('COMMIT').catch(() => undefined);
  };
  waiting.set(client, setTimeout(commit, LATEST_MS));
  client.release();
}

/** What has to stand before the next BEGIN on this connection. */
export function commitFirst(client: PoolClient): 'COMMIT; ' | '' {
  const timer = waiting.get(client);
  if (timer === undefined) return '';
  clearTimeout(timer);
  waiting.delete(client);
  return 'COMMIT; ';
}
