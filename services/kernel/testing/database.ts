import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { roleUrl } from '../database/role-names';

/** A database of one spec's own, copied from the migrated template in a fraction of a second. */
export interface TestDatabase {
  adminUrl: string;
  /** The log-in URL of a role, such as `kommis_customers`. */
  urlOf(role: string): string;
  /** A statement as the superuser, past every policy: for looking at what really stands in the tables. */
  admin<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Cuts the connections of all roles, or of one, and returns when the last of them is gone. */
  cut(role?: string): Promise<void>;
  drop(): Promise<void>;
}

/** What the global set-up left in the environment for the specs. */
export const testAdminUrl = 'KOMMIS_TEST_ADMIN_URL';
export const testTemplate = 'kommis_template';
/** The roles' passwords in tests; the test server is thrown away. */
export const testSecret = Buffer.from('test-secret-test-secret-test-sec');

/**
 * Without the time to wait, PostgreSQL only asks a connection to end: on a busy machine it answers one more statement first,
 * and a spec that means it to be gone passes or fails by chance.
 */
const cutConnections = `
  SELECT pg_terminate_backend(pid, 30000) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND ($1::text IS NULL OR usename = $1)`;

/** Copies the template, or another database that nobody is connected to. Call `drop` when done. */
export async function testDatabase(template = testTemplate): Promise<TestDatabase> {
  const server = process.env[testAdminUrl];
  if (server === undefined)
    throw new Error('No test server: run through jest, whose global set-up starts one');
  const name = `spec_${randomBytes(6).toString('hex')}`;
  const run = async <Row extends object>(url: string, text: string, values?: unknown[]): Promise<Row[]> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(text, values)).rows as Row[];
    } finally {
      await client.end();
    }
  };
  await copyTemplate(server, template, name);
  const own = new URL(server);
  own.pathname = `/${name}`;
  const adminUrl = own.toString();
  return {
    adminUrl,
    urlOf: (role) => roleUrl(adminUrl, testSecret, role),
    admin: (text, values) => run(adminUrl, text, values),
    cut: async (role) => {
      await run(adminUrl, cutConnections, [role ?? null]);
    },
    drop: async () => {
      // First without force, which waits for connections that are just closing: a client that is cut off
      // while it says goodbye fails the spec that had already passed.
      await run(server, `DROP DATABASE IF EXISTS ${name}`).catch(() =>
        run(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
      );
    },
  };
}

/** Two copies of one template at a time collide; the lock makes the second wait. */
async function copyTemplate(server: string, template: string, name: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(4711)');
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY = FILE_COPY`);
  } finally {
    await client.end();
  }
}

/** Instead of being dropped, a database of a spec's stays under this name, for others to copy. */
export async function keptAs(name: string, { adminUrl }: TestDatabase): Promise<void> {
  const client = new Client({ connectionString: process.env[testAdminUrl] });
  await client.connect();
  try {
    await client.query(`ALTER DATABASE ${new URL(adminUrl).pathname.slice(1)} RENAME TO ${name}`);
  } finally {
    await client.end();
  }
}
