import { Client } from 'pg';
import { startEmbedded } from './embedded/embedded';
import { migrate } from './kernel/database/migrate';
import type { Environment } from './kernel/config/config';
import { assertReachable } from './kernel/database/reach';
import { secret } from './kernel/secret/secret';
import { allServices } from './all';
import { assertDataFolder, dataTrouble } from './data-folder';

/** Where the rows are: a database brought to this version, and how each role reaches it. */
export interface Place {
  /** Log-in URL of a service, by its name, or of the `worker`. */
  urlOf(role: string): string;
  /** Stops what was started here; a database of somebody else's is left alone. */
  stop(): Promise<void>;
}

/**
 * `DATABASE_URL`, or the embedded PostgreSQL; migrated either way. A command may join the database of
 * a running server, a second server may not. What a setting makes impossible is said by its name, before anything runs
 * where that can be known.
 */
export async function preparePlace(
  environment: Environment,
  say: (line: string) => void,
  whenRunning: 'refuse' | 'join' = 'refuse',
): Promise<Place> {
  const { dataRoot, databaseUrl } = environment;
  assertDataFolder(dataRoot);
  if (databaseUrl !== null) await assertReachable('DATABASE_URL', databaseUrl);
  return prepare({ dataRoot, databaseUrl }, say, whenRunning).catch((error: unknown) => {
    throw dataTrouble(error) ?? error;
  });
}

async function prepare(
  { dataRoot, databaseUrl }: Pick<Environment, 'dataRoot' | 'databaseUrl'>,
  say: (line: string) => void,
  whenRunning: 'refuse' | 'join',
): Promise<Place> {
  const roles = secret('database-roles', 32, dataRoot);
  const embedded = databaseUrl === null ? await startEmbedded({ dataRoot, log: say, whenRunning }) : null;
  try {
    const adminUrl = databaseUrl ?? (await withDatabase(embedded?.adminUrl ?? ''));
    const isShared = embedded === null;
    const { urlOf } = await migrate({
      adminUrl,
      secret: roles,
      services: allServices,
      isShared,
      onStep: say,
    });
    return {
      urlOf,
      stop: async () => {
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** The embedded server's own database, made on the first start. */
async function withDatabase(serverUrl: string): Promise<string> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query(`SELECT 1 FROM pg_database WHERE datname = 'kommis'`);
    if (rowCount === 0) await client.query('CREATE DATABASE kommis');
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = '/kommis';
  return url.toString();
}
