import { Client } from 'pg';
import { allServices } from '../services/all';
import { migrate } from '../services/kernel/database/migrate';
import { startEmbedded, type Embedded } from '../services/embedded/embedded';
import { testAdminUrl, testSecret, testTemplate } from '../services/kernel/testing/database';
import { makeDataRoot } from './data-root';

declare global {
  var kommisTestServer: Embedded | undefined;
}

/** Unpacks the browser that a package brought; it decides by this variable that it must bring its libraries, too. */
async function unpackBrowser(): Promise<void> {
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs24.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  process.env['KOMMIS_TEST_CHROMIUM'] = await chromium.executablePath();
}

/** Starts one real PostgreSQL for the whole run and migrates the template every spec copies. */
export default async function setUp(): Promise<void> {
  await unpackBrowser();
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
