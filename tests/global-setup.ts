import { Client } from 'pg';
import { allServices } from '../services/all';
import { migrate } from '../services/kernel/database/migrate';
import { startEmbedded, type Embedded } from '../services/embedded/embedded';
import { testAdminUrl, testSecret, testTemplate } from '../services/kernel/testing/database';
import { makeDataRoot } from './data-root';
import { openRunFolder, type RunFolder } from './run-folder';

declare global {
  var kommisTestServer: Embedded | undefined;
  var kommisRunFolder: RunFolder | undefined;
}

/** Unpacks the browser that a package brought; it decides by this variable that it must bring its libraries, too. */
async function unpackBrowser(): Promise<void> {
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs24.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  process.env['KOMMIS_TEST_CHROMIUM'] = await chromium.executablePath();
}

/** Makes what the whole run shares: its folder, its browser, its PostgreSQL. */
export default async function setUp(): Promise<void> {
  const runFolder = await openRunFolder();
  globalThis.kommisRunFolder = runFolder;
  try {
    await unpackBrowser();
    await startServer();
  } catch (error) {
    await runFolder.remove();
    throw error;
  }
}

/** One real PostgreSQL, and in it the migrated template that every spec copies. */
async function startServer(): Promise<void> {
  const server = await startEmbedded({
    dataRoot: makeDataRoot('test'),
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
