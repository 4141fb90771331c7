import { Client } from 'pg';
import type { Actor } from '../../actor/actor';
import { Database } from '../../database/database';
import { migrate, type Migratable } from '../../database/migrate';
import type { OpenService } from '../../subgraph/service';
import { testAdminUrl, testDatabase, testSecret, type TestDatabase } from '../database';
import { testWorld, type TestWorld } from '../open';
import { probe } from './probe';

/** A copy of the template with the probe's schema in it. */
export async function probeDatabase(): Promise<TestDatabase> {
  const database = await testDatabase();
  await addProbe(database);
  return database;
}

/** Adds the probe's schema to a database; `beside` are the services whose subscriptions it must keep. */
export async function addProbe(database: TestDatabase, beside: readonly Migratable[] = []): Promise<void> {
  // Roles belong to the server: two specs that make the probe's at one moment would collide.
  const client = new Client({ connectionString: process.env[testAdminUrl] });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(4712)');
    await migrate({ adminUrl: database.adminUrl, secret: testSecret, services: [...beside, probe] });
  } finally {
    await client.end();
  }
}

/** The probe, running. */
export async function probeWorld(): Promise<TestWorld<OpenService>> {
  return testWorld([probe], undefined, await probeDatabase());
}

/** A database with the probe's schema, and the probe's way to its rows. */
export interface ProbeRows {
  world: TestDatabase;
  database: Database;
  close(): Promise<void>;
}

/** Opens it, with a pool of this size. */
export async function probeRows(maxConnections?: number): Promise<ProbeRows> {
  const world = await probeDatabase();
  const database = await probeConnection(world, maxConnections);
  return { world, database, close: () => database.close().then(() => world.drop()) };
}

/** The probe running, and a way of its own to its rows beside. */
export async function probeBeside(
  maxConnections?: number,
): Promise<{ world: TestWorld<OpenService>; database: Database; close(): Promise<void> }> {
  const world = await probeWorld();
  const database = await probeConnection(world.database, maxConnections);
  return { world, database, close: () => database.close().then(() => world.close()) };
}

/** The probe's way to its rows, with a pool of this size. */
export function probeConnection(database: TestDatabase, maxConnections = 1): Promise<Database> {
  return new Database({
    url: database.urlOf('kommis_probe'),
    maxConnections,
  }).open();
}

/** Who and why, as `withActor` wants it. */
export function as(actor: Actor, operation = 'spec'): [Actor, { operation: string; requestId: string }] {
  return [actor, { operation, requestId: 'request-1' }];
}
