import { Client } from 'pg';
import { startEmbedded, type Embedded } from '../../services/embedded/embedded';
import { readPidFile } from '../../services/embedded/postmaster';
import { makeDataRoot } from '../data-root';
import {
  ask,
  linkTo,
  marijkeOf,
  must,
  operate,
  staffOf,
  until,
  type Asker,
  type PortAnswer,
} from '../product/graph';
import { startProduct, type Product } from '../product/product';

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const who = 'query Who { viewer { kind } }';
const ready = async (product: Product): Promise<boolean> =>
  (await ask(`${product.url}/readyz`)).status === 200;
const create =
  'mutation Create($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename } }';

/** Nothing of our inside: no stack, SQL, role, folder or port. */
const inside = /\bat .*\.(js|ts):\d+|node_modules|ECONN|ENOENT|SELECT|kommis_\w+|\/tmp\/|socket|postgres/i;

/** How often the database is killed; the whole number is in the proofs. */
const KILLS = Number(process.env['KOMMIS_DATABASE_KILLS'] ?? 8);

const resetOf = (email: string): string =>
  `mutation { requestPasswordReset(input: { email: "${email}" }) { __typename } }`;

describe('the database of somebody else', () => {
  const dataRoot = makeDataRoot('database');
  let database: Embedded;
  let product: Product;
  let staff: Asker;
  let marijke: Asker;
  beforeAll(async () => {
    database = await startEmbedded({ dataRoot });
    const client = new Client({ connectionString: database.adminUrl });
    await client.connect();
    await client.query('CREATE DATABASE kommis');
    await client.end();
    const url = database.adminUrl.replace(/\/postgres$/, '/kommis');
    product = await startProduct({ environment: { DATABASE_URL: url } });
    [staff, marijke] = [await staffOf(product, '30042'), await marijkeOf(product)];
  });
  afterAll(async () => {
    await product.stop();
    await database.stop();
  });

  test('gone for ten seconds, it gives clear errors at once; five seconds after its return all is well', async () => {
    await database.stop();
    const goneAt = performance.now();
    const seen: string[] = [];
    while (performance.now() - goneAt < 10_000) {
      const askedAt = performance.now();
      const reads = [
        operate(product, marijke, who),
        operate(product, staff, create, { input: { kind: 'PRIVATE', lastName: 'Verloren Zonen' } }),
      ];
      for (const { status, errors, text } of await Promise.all(reads)) {
        expect([status, errors?.[0]?.extensions?.code]).toEqual([503, 'UNAVAILABLE']);
        expect(text).not.toMatch(inside);
        seen.push(String(errors?.[0]?.message));
      }
      const page = await ask(`${product.url}/30042`, { headers: { accept: 'text/html' } });
      expect(page.status).toBe(503);
      expect(page.text).not.toMatch(/\bat .*\.js:\d+|ECONN|kommis_\w+|SELECT /);
      const [live, isReady]: PortAnswer[] = await Promise.all([
        ask(`${product.url}/healthz`),
        ask(`${product.url}/readyz`),
      ]);
      expect([live?.status, isReady?.status, isReady?.headers['retry-after']]).toEqual([200, 503, '2']);
      expect(performance.now() - askedAt).toBeLessThan(8_000);
      await sleep(500);
    }
    expect(new Set(seen).size).toBeLessThanOrEqual(2);
    expect(product.child.exitCode).toBeNull();
    database = await startEmbedded({ dataRoot });
    const backAt = performance.now();
    await until('Ready again', () => ready(product), 5_000);
    const kindOf = async (asker: Asker): Promise<unknown> =>
      (await operate(product, asker, who)).data?.['viewer'];
    expect([await kindOf(marijke), await kindOf(staff)]).toEqual([{ kind: 'PORTAL' }, { kind: 'STAFF' }]);
    expect(performance.now() - backAt).toBeLessThan(5_000);
    const found = await must<{ total: { count: number } }>(
      product,
      staff,
      '{ customers(filter: { search: "Verloren Zonen" }) { total { count } } }',
    );
    expect(found.total).toEqual({ count: 0 });
  });

  test('back again, jobs are done as before: what a customer asks for by mail comes', async () => {
    const { email } = product.logIn('marijke');
    await operate(product, { storeId: '30042', door: 'portal' }, resetOf(email));
    expect(await linkTo(product, '30042', email)).toContain('/30042/set-password?token=');
  });
});

describe('the embedded database', () => {
  let product: Product;
  let dataDir: string;
  beforeAll(async () => {
    product = await startProduct();
    ({ dataDir } = await startEmbedded({
      dataRoot: product.environment['KOMMIS_DATA'] ?? '',
      whenRunning: 'join',
    }));
  });
  afterAll(() => product.stop());

  test(`killed with -9, ${KILLS} times, is started again by itself, with every acknowledged write, and takes nothing with it`, async () => {
    const staff = await staffOf(product, '30042');
    const acknowledged: string[] = [];
    let isOver = false;
    const writing = Array.from({ length: 4 }, async (_, writer) => {
      for (let count = 0; !isOver; count += 1) {
        const lastName = `Schrijver${writer}x${count}`;
        const { data } = await operate(product, staff, create, {
          input: { kind: 'PRIVATE', lastName },
        }).catch(() => ({ data: undefined }));
        if ((data?.['createCustomer'] as { __typename?: string } | undefined)?.__typename === 'Customer')
          acknowledged.push(lastName);
      }
    });
    try {
      for (let kill = 0; kill < KILLS; kill += 1) {
        const before = acknowledged.length;
        await until('Writes', async () => acknowledged.length > before + 20);
        const dead = readPidFile(dataDir)?.pid ?? 0;
        process.kill(dead, 'SIGKILL');
        // Recovery writes every file of the database to the disk, which others may keep busy.
        const isBack = async () => product.output().split('The database is back').length > kill + 1;
        await until('The database again', isBack, 60_000, product.output);
        await until('Ready again', () => ready(product), 30_000, product.output);
      }
      const { length } = acknowledged;
      await until('Writes again', async () => acknowledged.length > length + 10);
    } finally {
      isOver = true;
      await Promise.all(writing);
    }
    expect(product.child.exitCode ?? product.child.signalCode).toBeNull();
    const { email } = product.logIn('marijke');
    await operate(product, { storeId: '30042', door: 'portal' }, resetOf(email));
    expect(await linkTo(product, '30042', email)).toContain('/30042/set-password?token=');
    const client = new Client({
      connectionString: (
        await startEmbedded({ dataRoot: product.environment['KOMMIS_DATA'] ?? '', whenRunning: 'join' })
      ).adminUrl.replace(/\/postgres$/, '/kommis'),
    });
    await client.connect();
    const { rows } = await client.query<{ last_name: string }>(
      `SELECT last_name FROM customers.customer WHERE last_name LIKE 'Schrijver%'`,
    );
    await client.end();
    const kept = rows.map((row) => row.last_name);
    expect(acknowledged.filter((name) => !kept.includes(name))).toEqual([]);
    expect(new Set(kept).size).toBe(kept.length);
  }, 600_000);
});
