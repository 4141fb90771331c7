import type { PoolClient } from 'pg';
import { PREPARED_ON_A_CONNECTION } from '../kept/limits';

/** What pg knows of a connection's statements, and how it is told to forget one. */
interface Wire {
  parsedStatements: Record<string, string>;
  submittedNamedStatements: Record<string, string>;
  close(what: { type: 'S'; name: string }): void;
}

/** The names on each connection, the one unused for longest first. */
const prepared = new WeakMap<PoolClient, Set<string>>();

/**
 * Says that a statement is about to be sent under this name. A prepared statement stays for as long as its connection
 * and takes about seventy kilobytes of its backend: beyond the limit the one unused for longest is closed, in the same write.
 */
export function willPrepare(client: PoolClient, name: string): void {
  const names = prepared.get(client) ?? new Set<string>();
  if (names.size === 0) prepared.set(client, names);
  // Which was used last matters only where some will have to go before long.
  if (2 * names.size < PREPARED_ON_A_CONNECTION && names.has(name)) return;
  names.delete(name);
  names.add(name);
  if (names.size <= PREPARED_ON_A_CONNECTION) return;
  const wire = client.connection as unknown as Wire;
  for (const oldest of names) {
    // On its way: once it is answered it is the next one's turn to close it.
    if (names.size <= PREPARED_ON_A_CONNECTION || Object.hasOwn(wire.submittedNamedStatements, oldest))
      return;
    names.delete(oldest);
    // A text that could not be read never was one.
    if (!Object.hasOwn(wire.parsedStatements, oldest)) continue;
    wire.close({ type: 'S', name: oldest });
    delete wire.parsedStatements[oldest];
  }
}
