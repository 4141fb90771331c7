import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ask, operate, staffOf, until, type Asker } from '../product/graph';
import { startProduct, type Product } from '../product/product';
import { promisedMarks } from './promised';

/** Files made to be tedious, at the built product. A tenth of their size every day; whole in `npm run proofs`. */
const whole = process.env['KOMMIS_READING'] === 'whole' ? 10 : 1;
const MB = 1024 * 1024;

let product: Product;
let staff: Asker;
let other: Asker;
beforeAll(async () => {
  product = await startProduct();
  [staff, other] = [await staffOf(product, '30042'), await staffOf(product, '10007')];
});
// What a person may have lying there is bounded, and each test hands in nearly as much.
beforeEach(() => rmSync(passing(), { recursive: true, force: true }));
afterAll(async () => {
  // What was sent has ended nothing, and is nowhere in what the product said.
  expect(product.child.exitCode).toBeNull();
  await product.stop();
});

/** Where the files of the store lie. */
const passing = (): string => join(String(product.environment['KOMMIS_DATA']), 'files', 'passing', '30042');

const CONSIGNORS = 'Klantnr;Voornaam;Naam;E-mail';
const STOCK =
  'Artikelnr;Klantnr;Omschrijving;Prijs;Inbrengdatum;Retourdatum;Status;Verkoopdatum;Verkoopprijs';

const TILL = 'Bonnr;Datum;Artikelnr;Bedrag;Omschrijving';

/** Rows of a file until it has so many bytes. */
function fileOf(header: string, row: (at: number) => string, bytes: number): Buffer {
  const lines = [header];
  for (let [at, length] = [1, header.length]; length < bytes; at += 1) {
    const line = row(at);
    lines.push(line);
    length += line.length + 1;
  }
  return Buffer.from(`${lines.join('\n')}\n`);
}
const consignors = (bytes: number): Buffer =>
  fileOf(CONSIGNORS, (at) => `${at};Jan;Inbrenger ${at};k${at}@example.test;${'x'.repeat(520)}`, bytes);
const stock = (bytes: number): Buffer =>
  fileOf(STOCK, (at) => `${at};1;Jas ${'x'.repeat(150)};10,00;19-10-2026;;Te koop;;`, bytes);
const till = (bytes: number): Buffer =>
  fileOf(TILL, (at) => `B${at};20-11-2026;${at};10,00;Jas ${'x'.repeat(520)}`, bytes);
/** 0.55 MB, of which a heading is a hundred thousand dashes, and 20,000 rows with a fault below it. */
const dashes = Buffer.from(
  `Klantnr${'-'.repeat(99_000)};E-mail\n${'fout;niet@waar.example\n'.repeat(20_000)}`,
);

async function upload(body: Buffer): Promise<string> {
  const { text } = await ask(`${product.url}/30042/console/upload?name=file.csv`, {
    ...{ method: 'POST', headers: { authorization: `Session ${staff.token}` }, body },
  });
  return (JSON.parse(text) as { fileId: string }).fileId;
}

interface DryRun {
  __typename: 'ImportDryRun' | 'UnreadableFile';
  faultCount?: number;
  code?: string;
  detail?: string;
}
const ANSWER = `{ __typename ... on ImportDryRun { rows faultCount faultsPath faultsKept columns faults { column value message hint }
  around { cells } firstRows { cells { value } } } ... on UnreadableFile { code detail } }`;

/** Dry runs of files, all in one document or each in its own; the answers, and how long their text was. */
async function dryRuns(field: string, fileIds: string[]): Promise<{ answers: DryRun[]; bytes: number }> {
  const fields = fileIds.map((fileId, at) => `a${at}: ${field}(fileId: "${fileId}") ${ANSWER}`);
  const { data, text } = await operate(product, staff, `query { ${fields.join('\n')} }`);
  if (!data) throw new Error(text.slice(0, 500));
  return { answers: Object.values(data) as DryRun[], bytes: text.length };
}

const kindOf = ({ __typename, code }: DryRun): string => code ?? __typename;

/** How long the other store waits for an answer while this goes on, at most. */
async function whileOtherAsks<T>(work: Promise<T>): Promise<{ result: T; longestMs: number }> {
  let isOver = false;
  let longestMs = 0;
  const asking = (async () => {
    while (!isOver) {
      const from = performance.now();
      const { status } = await operate(product, other, '{ customers(first: 25) { nodes { id } } }');
      expect(status).toBe(200);
      longestMs = Math.max(longestMs, performance.now() - from);
    }
  })();
  const result = await work.finally(() => (isOver = true));
  await asking;
  return { result, longestMs };
}

/** The processes that read a file for the product at this moment. */
const readers = (): number[] =>
  execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(product.child.pid)], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('work/child.js'))
    .map((line) => Number(line.trim().split(' ')[0]));

/** Every read that is asked with a file. */
const fields = Object.keys(promisedMarks())
  .filter((each) => each.startsWith('Query.dryRun'))
  .map((each) => each.slice('Query.'.length));

const MADE: Record<string, (bytes: number) => Buffer> = { dryRunStock: stock, dryRunTillSales: till };
const isOfGoods = (field: string): boolean => field in MADE;

test.each(fields)(
  '%s reads a header of dashes above 20,000 faults, counts them and answers in little',
  async (field) => {
    const body = isOfGoods(field) ? Buffer.from(dashes.toString().replace('Klantnr', 'Artikelnr')) : dashes;
    const { answers, bytes } = await dryRuns(field, [await upload(body)]);
    const [answer = { __typename: 'UnreadableFile' }] = answers;
    // A file of goods lacks columns then, and its answer quotes none of the header.
    if (isOfGoods(field)) expect(answer).toMatchObject({ code: 'MISSING_COLUMN' });
    else expect(answer.faultCount).toBeGreaterThanOrEqual(20_000);
    expect(bytes).toBeLessThan(MB);
  },
);

test.each(fields)(
  '29 dry runs of 4.9 MB in one document, %s: each is answered, one after the other or not at all',
  async (field) => {
    const make = MADE[field] ?? consignors;
    const fileIds = await Promise.all(
      Array.from({ length: 29 }, async () => upload(make((4.9 * MB * whole) / 10))),
    );
    const { result, longestMs } = await whileOtherAsks(dryRuns(field, fileIds));
    const kinds = result.answers.map(kindOf);
    expect(new Set(kinds)).toEqual(new Set(['ImportDryRun', 'BUSY']));
    expect(kinds.filter((kind) => kind === 'ImportDryRun').length).toBeGreaterThan(1);
    expect(result.answers.find(({ code }) => code === 'BUSY')?.detail).toMatch(/^\d+ s$/);
    expect(longestMs).toBeLessThan(2_000);
  },
  240_000,
);

test('eight files of 24.9 MB at one moment: the other store is answered meanwhile, and never more are read than there are cores to spare', async () => {
  const fileIds: string[] = [];
  for (let at = 0; at < 8; at += 1) fileIds.push(await upload(consignors((24.9 * MB * whole) / 10)));
  let most = 0;
  const watching = setInterval(() => (most = Math.max(most, readers().length)), 50);
  const all = Promise.all(fileIds.map((fileId) => dryRuns('dryRunConsignorCustomers', [fileId])));
  const { result, longestMs } = await whileOtherAsks(all).finally(() => clearInterval(watching));
  const kinds = result.flatMap(({ answers }) => answers.map(kindOf));
  expect(kinds.filter((kind) => kind !== 'BUSY' && kind !== 'ImportDryRun')).toEqual([]);
  expect(kinds).toContain('ImportDryRun');
  // One at a time of one store.
  expect(most).toBe(1);
  expect(longestMs).toBeLessThan(2_000);
}, 300_000);

/** What the product's process holds at this moment, in MB. */
const heldMb = (): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${product.child.pid}/status`, 'utf8'))?.[1]) / 1024;

test('eight forms with a file of 24.9 MB at one moment are handed on as they come: none of them is ever here as a whole', async () => {
  const file = consignors(24.9 * MB);
  const boundary = '-'.repeat(27).concat('x');
  const head = (more: string): string => `--${boundary}\r\ncontent-disposition: form-data; ${more}\r\n\r\n`;
  const body = Buffer.concat([
    Buffer.from(`${head('name="kind"')}consignors\r\n${head('name="file"; filename="a.csv"')}`),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const send = () =>
    ask(`${product.url}/30042/console/import?/upload`, {
      method: 'POST',
      headers: {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        accept: 'text/html',
        cookie: `kommis-30042-staff=${staff.token}`,
        origin: product.url,
      },
      body,
    });
  const before = heldMb();
  let most = before;
  const watching = setInterval(() => (most = Math.max(most, heldMb())), 20);
  const answers = await Promise.all(Array.from({ length: 8 }, send)).finally(() => clearInterval(watching));
  expect(answers.map(({ status, headers }) => [status, headers['location']])).toEqual(
    answers.map(() => [303, expect.stringContaining('file=')]),
  );
  // Eight of them are 200 MB, and a form that is read as a whole is held three times.
  console.log(`Eight files of 24.9 MB: ${Math.round(most - before)} MB more at most.`);
  expect(most - before).toBeLessThan(150);
});

test('a reading whose process is killed is told as such, and the same again goes through', async () => {
  const fileId = await upload(
    fileOf(`${CONSIGNORS}${';'.repeat(180)}`, (at) => `${at}${';'.repeat(480)}`, 10 * MB),
  );
  const asked = dryRuns('dryRunConsignorCustomers', [fileId]);
  const pid = await until('A process that reads', async () => readers()[0]);
  process.kill(pid, 'SIGKILL');
  expect((await asked).answers).toMatchObject([{ code: 'INTERRUPTED', detail: 'SIGKILL' }]);
  expect((await dryRuns('dryRunConsignorCustomers', [fileId])).answers.map(kindOf)).toEqual(['ImportDryRun']);
});

test('what lies beside a file that was read is nothing that can be handed in again', async () => {
  const fileId = await upload(consignors(1_000));
  await dryRuns('dryRunConsignorCustomers', [fileId]);
  const laid = execFileSync('grep', ['-l', 'import-rows', '-r', passing()], { encoding: 'utf8' })
    .trim()
    .split('\n');
  expect(laid.length).toBeGreaterThan(0);
  const ids = laid.map((path) => (path.split('/').at(-1) ?? '').replace('.json', ''));
  const { answers } = await dryRuns('dryRunConsignorCustomers', ids.slice(0, 5));
  expect(new Set(answers.map(kindOf))).toEqual(new Set(['GONE']));
});

test('nothing but the process of a reading takes a file apart, and nothing else takes it up whole', () => {
  const cwd = join(__dirname, '..', '..');
  const sources = globSync('{services,gateway}/**/*.ts', { cwd }).filter(
    (path) => !path.endsWith('.spec.ts'),
  );
  const using = (pattern: RegExp): string[] =>
    sources.filter((path) => pattern.test(readFileSync(join(cwd, path), 'utf8')));
  expect(using(/(?<!function )\breadTable\(/)).toEqual(['services/kernel/table/table.reading.ts']);
  expect(using(/\breading\b[^}]*\} from '[^']*\.reading'/)).toEqual([]);
  expect(using(/from 'csv-parse/)).toEqual(['services/kernel/table/records.ts']);
  // A file of the store is streamed, or read in pieces whose size is ours.
  expect(using(/await [\w.()?]*\.read\(\)/)).toEqual([]);
});
