import { createHash, createHmac } from 'node:crypto';
import type { Client } from 'pg';

/** What the names of the roles begin with in the migrations, and on a server that is ours alone. */
const OURS = 'kommis';
/** PostgreSQL cuts a name after 63 bytes, and `_consignment_search` has to follow: a longer one is told by its hash. */
const PLAIN = /^[a-z0-9_]{1,36}$/;

/** The log-in URL of one role on the same server. */
export function roleUrl(adminUrl: string, secret: Buffer, role: string): string {
  const url = new URL(adminUrl);
  // Written behind the question mark they count for more than those before the host.
  for (const name of ['user', 'password']) url.searchParams.delete(name);
  url.username = role;
  url.password = createHmac('sha256', secret).update(role).digest('hex');
  return url.toString();
}

/**
 * Roles belong to the server and not to the database: on one that others may use, too, they carry the database's name,
 * or a second installation would change the passwords of the first.
 */
export async function prefixOf(client: Client, isShared: boolean): Promise<string> {
  const { rows } = await client.query<{ worker: string | null; database: string }>(
    `SELECT current_database() AS database, (SELECT r.rolname FROM pg_namespace n JOIN pg_roles r ON r.oid = n.nspowner
       WHERE n.nspname = 'graphile_worker' AND r.rolname LIKE '%\\_worker') AS worker`,
  );
  const { worker = null, database = '' } = rows[0] ?? {};
  // What is here belongs to those it was made with, whatever the database is called by now.
  if (worker !== null) return worker.replace(/_worker$/, '');
  return isShared ? prefixFor(database) : OURS;
}

/** What the roles of a database begin with; no two databases of a server have the same. */
export function prefixFor(database: string): string {
  if (database === OURS) return OURS;
  if (PLAIN.test(database)) return `${OURS}_${database}`;
  const readable = database
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .slice(0, 24);
  const hash = createHash('sha256').update(database).digest('hex').slice(0, 8);
  return `${OURS}_${readable}_${hash}`;
}

/** A migration's text with the roles of this installation: in the files they are called `kommis_…`. */
export function withRolesOf(prefix: string, sql: string): string {
  return sql.replaceAll(/\bkommis_/g, `${prefix}_`);
}
