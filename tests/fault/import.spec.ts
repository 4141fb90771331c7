import { Client } from 'pg';
import { startEmbedded } from '../../services/embedded/embedded';
import { must, operate, until, type Asker } from '../product/graph';
import { startProduct, type Product } from '../product/product';
import { makeShop, ownerOf, shopFiles, upload } from './shop';

/** kill -9 in the middle of an import; the same file again completes it. */
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
}, 120_000);
afterAll(() => product.stop());

type Step = 'importConsignorCustomers' | 'importConsignorSettings' | 'importStock';
const text = (step: Step): string =>
  `mutation Import($input: ImportInput!) { ${step}(input: $input) { __typename ... on ImportDone { created updated unchanged } ... on Problem { message } } }`;

/** The upload a step reads: of a consignors file the two halves must be of one upload. */
const uploads: Partial<Record<Step, string>> = {};
async function uploadOf(step: Step): Promise<string> {
  const file = step === 'importStock' ? files.stock : files.consignors;
  if (step === 'importConsignorSettings' && uploads.importConsignorCustomers !== undefined)
    return uploads.importConsignorCustomers;
  return (uploads[step] = await upload(product, staff, 'file.csv', file));
}

async function run(step: Step): Promise<{ created: number; updated: number; unchanged: number }> {
  const fileId = await uploadOf(step);
  return until(
    `${step} done`,
    async () => {
      const answer = await must<{
        __typename: string;
        message?: string;
        created: number;
        updated: number;
        unchanged: number;
      }>(product, staff, text(step), { input: { fileId } });
      // The first service's rows are on their way to the second; a kill has only delayed them.
      if (answer.__typename === 'ImportWaiting') return null;
      expect(answer).toMatchObject({ __typename: 'ImportDone' });
      return answer;
    },
    60_000,
  );
}

/** Begins a step and kills the whole product that many milliseconds later; answers whether it had finished. */
async function killed(step: Step, afterMs: number): Promise<boolean> {
  const fileId = await uploadOf(step);
  let finished = false;
  const asked = operate(product, staff, text(step), { input: { fileId } }).then(
    ({ text: said }) => (finished = said.includes('ImportDone')),
    () => undefined,
  );
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  await product.kill();
  await asked;
  return finished;
}

test('killed in each step of an import, the files again bring everything, once, and the sums are right', async () => {
  const finished: string[] = [];
  for (const [step, afterMs] of [
    ['importConsignorCustomers', 120],
    ['importConsignorSettings', 60],
    ['importStock', 350],
    ['importStock', 900],
  ] as const) {
    if (step === 'importConsignorSettings') await run('importConsignorCustomers');
    if (step === 'importStock') await run('importConsignorSettings');
    finished.push(
      `${step} after ${afterMs} ms: ${(await killed(step, afterMs)) ? 'had finished' : 'was cut'}`,
    );
    await start();
  }
  console.log(finished.join('; '));
  await run('importConsignorCustomers');
  await run('importConsignorSettings');
  await run('importStock');
  const [people, goods] = [rowsOf(files.consignors), rowsOf(files.stock)];
  for (const [step, rows] of [
    ['importConsignorCustomers', people],
    ['importConsignorSettings', people],
    ['importStock', goods],
  ] as const)
    expect([step, await run(step)]).toEqual([
      step,
      expect.objectContaining({ created: 0, updated: 0, unchanged: rows }),
    ]);
  await expectWhole(people, goods);
}, 300_000);

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
        (await client.query<{ found: number }>('SELECT customer_count AS found FROM customers.counter'))
          .rows[0]?.found,
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
    expect(await count('consignment.balance_line')).toBe(
      await count(`consignment.item WHERE state = 'SOLD'`),
    );
    expect(
      await count('consignment.balance_line WHERE share_minor + store_part_minor <> sold_for_minor'),
    ).toBe(0);
    const { rows } = await client.query<{ sum: string }>(
      'SELECT sum(sold_for_minor) AS sum FROM consignment.balance_line',
    );
    expect(Number(rows[0]?.sum)).toBe(soldInFile());
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
