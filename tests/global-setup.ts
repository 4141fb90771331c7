import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { allServices } from '../services/all';
import { migrate } from '../services/kernel/database/migrate';
import { startEmbedded, type Embedded } from '../services/kernel/embedded/embedded';
import { testAdminUrl, testSecret, testTemplate } from '../services/kernel/testing/database';

declare global {
  var kommisTestServer: Embedded | undefined;
}

/** Starts one real PostgreSQL for the whole run and migrates the template every spec copies. */
export default async function setUp(): Promise<void> {
  const server = await startEmbedded({
    dataRoot: mkdtempSync(join(tmpdir(), 'kommis-test-')),
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  });
  globalThis.kommisTestServer = server;
  process.env[testAdminUrl] = server.adminUrl;
  const client = new Client({ connectionString: server.adminUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${testTemplate}`);
  await client.end();
  const template = new URL(server.adminUrl);
  template.pathname = `/${testTemplate}`;
  await migrate({ adminUrl: template.toString(), secret: testSecret, services: allServices });
}
