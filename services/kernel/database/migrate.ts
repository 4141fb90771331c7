import { join } from 'node:path';
import { Logger, runMigrations as migrateWorker } from 'graphile-worker';
import { Client } from 'pg';
import { assertMadeBy, readMigrations, type MigrationFile, type RanMigration } from './migration-files';
import { prefixOf, roleUrl, withRolesOf } from './role-names';
import { makeRoles, rolesOfRows } from './roles';

/** What a service brings to the database. */
export interface Migratable {
  name: string;
  migrations: string;
  /** Event name → task name, for every handler of this service. */
  subscriptions: { event: string; task: string }[];
}

export interface MigrateOptions {
  /** Owns its database and may create roles; used here and nowhere else. */
  adminUrl: string;
  /** The roles' passwords are derived from it. */
  secret: Buffer;
  services: Migratable[];
  /** Others may have databases on this server, too: the roles carry the name of ours. */
  isShared?: boolean;
  onStep?: (text: string) => void;
}

/** A database brought to this version. */
export interface Installed {
  /** The log-in URL of a service, by its name, of the `worker`, or of who hears `notices`. */
  urlOf(role: string): string;
}

/** Brings the database to this version: roles, kernel, the job library, then each service as its own owner. */
export async function migrate(options: MigrateOptions): Promise<Installed> {
  const client = new Client({ connectionString: options.adminUrl });
  await client.connect();
  try {
    // Two processes starting together: the second waits, then finds nothing to do.
    await client.query(`SELECT pg_advisory_lock(hashtext('kommis.migrate'))`);
    const { adminUrl, secret } = options;
    const prefix = await prefixOf(client, options.isShared ?? false);
    const services = options.services.map(({ name }) => name);
    await makeRoles(client, { adminUrl, secret, prefix, services });
    const urlOf = (role: string): string => roleUrl(adminUrl, secret, `${prefix}_${role}`);
    await client.query(`CREATE SCHEMA IF NOT EXISTS kernel;
      CREATE TABLE IF NOT EXISTS kernel.migration (part text, name text, at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (part, name));
      ALTER TABLE kernel.migration ADD COLUMN IF NOT EXISTS checksum text`);
    await openKernel(client, rolesOfRows({ prefix, services }));
    const parts = [
      ...readMigrations('kernel', join(__dirname, '..', 'migrations')),
      ...options.services.flatMap(({ name, migrations }) => readMigrations(name, migrations)),
    ];
    const { rows: ran } = await client.query<RanMigration>(
      'SELECT part, name, checksum FROM kernel.migration',
    );
    assertMadeBy(parts, ran);
    await migrateWorker({ connectionString: urlOf('worker'), logger: quiet });
    const done = new Set(ran.map(({ part, name }) => `${part}/${name}`));
    for (const file of parts)
      if (!done.has(`${file.part}/${file.name}`)) await run(client, file, prefix, options.onStep);
    await client.query('CALL kernel.write_audit($1)', [services]);
    await subscribe(client, options.services);
    return { urlOf };
  } finally {
    await client.end();
  }
}

/** Not to everybody: who only listens has no business there (0012-notices.sql). */
async function openKernel(client: Client, roles: string[]): Promise<void> {
  const { rows } = await client.query<{ role: string }>(
    `SELECT role FROM unnest($1::text[]) AS role WHERE NOT EXISTS (
       SELECT FROM pg_namespace n, aclexplode(n.nspacl) a WHERE n.nspname = 'kernel' AND a.grantee = role::regrole AND a.privilege_type = 'USAGE')`,
    [roles],
  );
  for (const { role } of rows)
    await client.query(`GRANT USAGE ON SCHEMA kernel TO ${client.escapeIdentifier(role)}`);
}

/** The kernel's as the administrator, a service's as its own owner. */
async function run(
  client: Client,
  { part, name, sql, checksum }: MigrationFile,
  prefix: string,
  onStep?: (text: string) => void,
): Promise<void> {
  onStep?.(`migrating ${part}/${name}`);
  await client.query('BEGIN');
  try {
    // Who is given something in a schema must be allowed to make it there; only a superuser need not care.
    const owners = `${prefix}_audit, ${prefix}_worker`;
    await client.query(
      part === 'kernel'
        ? `GRANT CREATE ON SCHEMA kernel TO ${owners}`
        : `SET LOCAL ROLE ${prefix}_${part}_owner; SET LOCAL search_path = ${part}, public`,
    );
    await client.query(withRolesOf(prefix, sql));
    await client.query(part === 'kernel' ? `REVOKE CREATE ON SCHEMA kernel FROM ${owners}` : 'RESET ROLE');
    await client.query('INSERT INTO kernel.migration (part, name, checksum) VALUES ($1, $2, $3)', [
      part,
      name,
      checksum,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`Migration ${part}/${name}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

async function subscribe(client: Client, services: Migratable[]): Promise<void> {
  const wanted = services.flatMap((service) => service.subscriptions);
  await client.query('BEGIN; DELETE FROM kernel.subscription');
  for (const { event, task } of wanted) {
    await client.query('INSERT INTO kernel.subscription (event, task) VALUES ($1, $2)', [event, task]);
    // Made by the first who tells of it, it would keep the others waiting for its COMMIT.
    await client.query(
      'INSERT INTO graphile_worker._private_tasks (identifier) VALUES ($1) ON CONFLICT DO NOTHING',
      [task],
    );
  }
  await client.query('COMMIT');
}

const quiet = new Logger(() => () => undefined);
