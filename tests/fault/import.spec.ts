import { Client } from 'pg';
import { startEmbedded } from '../../services/embedded/embedded';
import { must, until, type Asker } from '../product/graph';
import { startProduct, type Product } from '../product/product';
import { makeShop, ownerOf, shopFiles, upload } from './shop';

/** kill -9 in the middle of an import, again and again; nobody starts it a second time. */
let dataRoot: string;
let product: Product;
let staff: Asker;
const files = shopFiles();
const rowsOf = (file: Buffer): number =>
  file
    .toString('latin1')
    .split('\n')
    .filter((line) => /^\d/.test(line)).length;
const start = async (): Promise<void> => {
  product = await startProduct({ dataRoot, environment: { KOMMIS_DEMO: 'off' } });
  staff = await ownerOf(product);
};

beforeAll(async () => {
  dataRoot = await makeShop();
  await start();
});
afterAll(() => product.stop());

interface Job {
  id: string;
  state: string;
  parts: {
    name: string;
    done: number;
    total: number | null;
    created: number;
    updated: number;
    unchanged: number;
  }[];
}
type Kind = 'CONSIGNORS' | 'STOCK';

const fields = 'id state parts { name done total created updated unchanged }';

/** Hands the file in and starts its import. */
async function begin(kind: Kind): Promise<string> {
  const file = kind === 'STOCK' ? files.stock : files.consignors;
  const fileId = await upload(product, staff, 'file.csv', file);
  const start = `mutation Start($input: StartImportInput!) { startImport(input: $input) { __typename ... on Job { id } ... on Problem { message } } }`;
  const settledUntil = kind === 'STOCK' ? { settledUntil: '2026-09-30' } : {};
  const started = await must<{ __typename: string; id: string }>(product, staff, start, {
    input: { kind, fileId, ...settledUntil },
  });
  expect(started).toMatchObject({ __typename: 'Job' });
  return started.id;
}

const look = (id: string): Promise<Job> =>
  must<Job>(product, staff, `query Job($id: UUID!) { job(id: $id) { ${fields} } }`, { id });

/** Nobody asks for anything: it is only watched. */
const toEnd = (id: string): Promise<Job> =>
  until(
    'The import ended by itself',
    async () => {
      const job = await look(id);
      return ['QUEUED', 'JUDGING', 'RUNNING'].includes(job.state) ? null : job;
    },
    90_000,
  );

/** Looks without a pause until the import is where it is to be cut, and kills the whole product; says where it was. */
async function killedWhen(id: string, isThere: (job: Job) => boolean): Promise<string> {
  let job = await look(id);
  while (!isThere(job) && ['QUEUED', 'JUDGING', 'RUNNING'].includes(job.state)) job = await look(id);
  await product.kill();
  await start();
  return `${job.state} ${job.parts.map(({ name, done, total }) => `${name} ${done}/${total ?? '?'}`).join(', ')}`;
}

const doneOf = (job: Job, name: string): number => job.parts.find((part) => part.name === name)?.done ?? 0;

/** Where each import is cut, one after the other: at each step of both services. */
const cuts: Record<Kind, ((job: Job) => boolean)[]> = {
  CONSIGNORS: [
    () => true,
    (job) => job.state === 'JUDGING' && job.parts.some(({ total }) => total !== null),
    (job) => doneOf(job, 'CUSTOMERS') > 0,
    (job) => doneOf(job, 'CUSTOMERS') > 500,
    (job) => doneOf(job, 'AGREEMENTS') > 0,
  ],
  STOCK: [
    () => true,
    (job) => job.state === 'JUDGING' && job.parts.some(({ total }) => total !== null),
    ...[1, 1_500, 3_500, 5_500].map((rows) => (job: Job) => doneOf(job, 'STOCK') >= rows),
  ],
};

test('killed at each step of an import, in either service, it goes on by itself to its end: everything, once', async () => {
  const [people, goods] = [rowsOf(files.consignors), rowsOf(files.stock)];
  for (const [kind, rows] of [
    ['CONSIGNORS', people],
    ['STOCK', goods],
  ] as const) {
    const id = await begin(kind);
    const cut: string[] = [];
    for (const isThere of cuts[kind]) cut.push(await killedWhen(id, isThere));
    console.log(`${kind} was cut at: ${cut.join('; ')}`);
    const job = await toEnd(id);
    expect(job.state).toBe('DONE');
    // Counted in the transaction that wrote them: none lost, none twice.
    for (const part of job.parts)
      expect(part).toMatchObject({ done: rows, total: rows, created: rows, updated: 0, unchanged: 0 });
  }
  await expectWhole(people, goods);
  for (const [kind, rows] of [
    ['CONSIGNORS', people],
    ['STOCK', goods],
  ] as const) {
    const again = await toEnd(await begin(kind));
    for (const part of again.parts) expect(part).toMatchObject({ created: 0, updated: 0, unchanged: rows });
  }
  await expectWhole(people, goods);
}, 400_000);

/** What stands in the tables of all four services, past every policy. */
async function expectWhole(people: number, goods: number): Promise<void> {
  const { adminUrl } = await startEmbedded({ dataRoot, whenRunning: 'join' });
  const client = new Client({ connectionString: adminUrl.replace(/\/postgres$/, '/kommis') });
  await client.connect();
  const count = async (from: string): Promise<number> =>
    Number((await client.query<{ found: string }>(`SELECT count(*) AS found FROM ${from}`)).rows[0]?.found);
  try {
    await until(
      'All events handled',
      async () => (await count(`graphile_worker._private_jobs WHERE run_at <= now()`)) === 0,
      30_000,
    );
    const counts = {
      customers: await count('customers.customer'),
      numbers: await count('(SELECT DISTINCT number FROM customers.customer) n'),
      counted: Number(
        (
          await client.query<{ found: number }>(
            'SELECT sum(part)::int AS found FROM customers.customer_count',
          )
        ).rows[0]?.found,
      ),
      identity: await count('identity.customer'),
      consignment: await count('consignment.customer'),
      commerce: await count('commerce.customer'),
      consignors: await count('consignment.consignor'),
      items: await count('consignment.item'),
      itemNumbers: await count('(SELECT DISTINCT number FROM consignment.item) n'),
    };
    expect(counts).toEqual({
      customers: people,
      numbers: people,
      counted: people,
      identity: people,
      consignment: people,
      commerce: people,
      consignors: people,
      items: goods,
      itemNumbers: goods,
    });
    expect(await count('commerce.sellable_unit')).toBe(
      await count('consignment.item WHERE price_minor IS NOT NULL'),
    );
    expect(await count(`identity."user"`)).toBe(await count(`customers.customer WHERE email <> ''`));
    // One balance line for each item sold, its parts make the price to the cent, and all of them the file's sum.
    expect(await count('consignment.sale')).toBe(await count(`consignment.item WHERE state = 'SOLD'`));
    expect(await count('consignment.sale WHERE share_minor + store_part_minor <> sold_for_minor')).toBe(0);
    const { rows } = await client.query<{ sum: string }>(
      'SELECT sum(sold_for_minor) AS sum FROM consignment.sale',
    );
    expect(Number(rows[0]?.sum)).toBe(soldInFile());
    // Settled when all was in, as one.
    const settled = await count('consignment.payout_line');
    expect(await count(`consignment.sale WHERE sold_on <= '2026-09-30' AND undone_at IS NULL`)).toBe(settled);
    expect(await count('consignment.settlement')).toBe(settled > 0 ? 1 : 0);
  } finally {
    await client.end();
  }
}

/** The sum of "Verkoopprijs" in cents, read from the file without the product's own reader. */
function soldInFile(): number {
  return files.stock
    .toString('latin1')
    .split(/\r?\n/)
    .reduce((sum, line) => {
      const cells = line.split(';');
      if (cells[9] !== 'Verkocht') return sum;
      return sum + Math.round(Number((cells[11] ?? '').replace(/\./g, '').replace(',', '.')) * 100);
    }, 0);
}
