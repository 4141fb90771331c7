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
  drop(): Promise<void>;
}

/** What the global set-up left in the environment for the specs. */
export const testAdminUrl = 'KOMMIS_TEST_ADMIN_URL';
export const testTemplate = 'kommis_template';
/** The roles' passwords in tests; the test server is thrown away. */
export const testSecret = Buffer.from('test-secret-test-secret-test-sec');

/** Copies the template. Call `drop` when done. */
export async function testDatabase(): Promise<TestDatabase> {
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
  await copyTemplate(server, name);
  const own = new URL(server);
  own.pathname = `/${name}`;
  const adminUrl = own.toString();
  return {
    adminUrl,
    urlOf: (role) => roleUrl(adminUrl, testSecret, role),
    admin: (text, values) => run(adminUrl, text, values),
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
async function copyTemplate(server: string, name: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(4711)');
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${testTemplate} STRATEGY = FILE_COPY`);
  } finally {
    await client.end();
  }
}
