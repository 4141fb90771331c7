import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { Logger, runMigrations as migrateWorker } from 'graphile-worker';
import { Client } from 'pg';
import { LOCK_PATIENCE_MS } from './settings';
import { assertMadeBy, readMigrations, type MigrationFile, type RanMigration } from './migration-files';

/** What a service brings to the database. */
export interface Migratable {
  name: string;
  migrations: string;
  /** Event name → task name, for every handler of this service. */
  subscriptions: { event: string; task: string }[];
}

export interface MigrateOptions {
  /** May create roles and schemas; used here and nowhere else. */
  adminUrl: string;
  /** The roles' passwords are derived from it. */
  secret: Buffer;
  services: Migratable[];
  onStep?: (text: string) => void;
}

/** The log-in URL of one role on the same server. */
export function roleUrl(adminUrl: string, secret: Buffer, role: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = createHmac('sha256', secret).update(role).digest('hex');
  return url.toString();
}

/** Brings the database to this version: roles, kernel, the job library, then each service as its own owner. */
export async function migrate(options: MigrateOptions): Promise<void> {
  const client = new Client({ connectionString: options.adminUrl });
  await client.connect();
  try {
    // Two processes starting together: the second waits, then finds nothing to do.
    await client.query(`SELECT pg_advisory_lock(hashtext('kommis.migrate'))`);
    await makeRoles(client, options);
    await client.query(`CREATE SCHEMA IF NOT EXISTS kernel;
      CREATE TABLE IF NOT EXISTS kernel.migration (part text, name text, at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (part, name));
      ALTER TABLE kernel.migration ADD COLUMN IF NOT EXISTS checksum text`);
    const parts = [
      ...readMigrations('kernel', join(__dirname, '..', 'migrations')),
      ...options.services.flatMap(({ name, migrations }) => readMigrations(name, migrations)),
    ];
    const { rows: ran } = await client.query<RanMigration>(
      'SELECT part, name, checksum FROM kernel.migration',
    );
    assertMadeBy(parts, ran);
    await migrateWorker({
      connectionString: roleUrl(options.adminUrl, options.secret, 'kommis_worker'),
      logger: quiet,
    });
    const done = new Set(ran.map(({ part, name }) => `${part}/${name}`));
    for (const file of parts)
      if (!done.has(`${file.part}/${file.name}`)) await run(client, file, options.onStep);
    await client.query('CALL kernel.write_audit($1)', [options.services.map(({ name }) => name)]);
    await subscribe(client, options.services);
  } finally {
    await client.end();
  }
}

async function makeRoles(client: Client, options: MigrateOptions): Promise<void> {
  const { rows } = await client.query<{ rolname: string }>(
    `SELECT rolname FROM pg_roles WHERE rolname LIKE 'kommis\\_%'`,
  );
  const present = new Set(rows.map((row) => row.rolname));
  const database = client.escapeIdentifier(
    (await client.query<{ name: string }>('SELECT current_database() AS name')).rows[0]?.name ?? '',
  );
  const role = async (name: string, login: boolean): Promise<void> => {
    if (!present.has(name)) {
      // A role belongs to the server, not to the database: another start on the same server may be faster.
      await client.query(
        `DO $$ BEGIN CREATE ROLE ${name} NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
      );
    }
    if (login) {
      const password = new URL(roleUrl(options.adminUrl, options.secret, name)).password;
      await client.query(`ALTER ROLE ${name} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    }
    await client.query(`GRANT ${name} TO CURRENT_USER`);
  };
  await role('kommis_audit', false);
  await role('kommis_erase', false);
  await role('kommis_worker', true);
  // The job library's own bookkeeping need not wait for the disk: a job whose end is lost with the server runs again,
  // which every handler expects. Emitting is part of the emitter's transaction and does wait.
  await client.query('ALTER ROLE kommis_worker SET synchronous_commit = off');
  await client.query(
    `CREATE SCHEMA IF NOT EXISTS graphile_worker AUTHORIZATION kommis_worker; GRANT CREATE ON DATABASE ${database} TO kommis_worker`,
  );
  for (const { name } of options.services) {
    await role(`kommis_${name}_owner`, false);
    await role(`kommis_${name}_search`, false);
    await role(`kommis_${name}`, true);
    await client.query(`ALTER ROLE kommis_${name} SET lock_timeout = ${LOCK_PATIENCE_MS}`);
    await client.query(`CREATE SCHEMA IF NOT EXISTS ${name} AUTHORIZATION kommis_${name}_owner;
      GRANT USAGE ON SCHEMA ${name} TO kommis_${name}, kommis_${name}_search;
      GRANT kommis_${name}_search TO kommis_${name}_owner`);
  }
}

/** The kernel's as the administrator, a service's as its own owner. */
async function run(
  client: Client,
  { part, name, sql, checksum }: MigrationFile,
  onStep?: (text: string) => void,
): Promise<void> {
  onStep?.(`migrating ${part}/${name}`);
  await client.query('BEGIN');
  try {
    if (part !== 'kernel')
      await client.query(`SET LOCAL ROLE kommis_${part}_owner; SET LOCAL search_path = ${part}, public`);
    await client.query(sql);
    await client.query('RESET ROLE');
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
  }
  await client.query('COMMIT');
}

const quiet = new Logger(() => () => undefined);
