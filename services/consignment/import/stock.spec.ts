import type { OpenService } from '../../kernel/subgraph/service';
import type { TestWorld } from '../../kernel/testing/open';
import { openShops, type Answer, type Shop } from '../testing/shop';

const header =
  'Artikelnr;Klantnr;Omschrijving;Categorie;Maat;Merk;Prijs;Inbrengdatum;Retourdatum;Status;Verkoopdatum;Verkoopprijs';
let world: TestWorld<OpenService>;
let shop: Shop;
let other: Shop;
let jan: string;
let number = 100_000;

beforeAll(async () => {
  ({ world, shop, other } = await openShops());
  jan = await shop.consignor(2054, { consignorSharePercent: 40 });
  await shop.consignor(2053);
  await shop.customers(2052);
});
afterAll(() => world.close());

interface Row {
  number: number;
  customer: number;
  price: string;
  intake: string;
  returns: string;
  status: string;
  soldOn: string;
  soldFor: string;
  description: string;
}

const line = (given: Partial<Row> = {}): string => {
  const row = {
    number: given.number ?? (number += 1),
    customer: 2054,
    price: '42,50',
    intake: '19-10-2026',
    returns: '14-12-2026',
    status: 'Te koop',
    soldOn: '',
    soldFor: '',
    description: 'Jas groen',
    ...given,
  };
  return [
    row.number,
    row.customer,
    row.description,
    'Heren',
    'M',
    'H&M',
    row.price,
    row.intake,
    row.returns,
    row.status,
    row.soldOn,
    row.soldFor,
  ].join(';');
};
const sold = (given: Partial<Row> = {}): string =>
  line({ status: 'Verkocht', soldOn: '28-10-2026', soldFor: '40,00', ...given });
const file = (...lines: string[]): string => [header, ...lines].join('\r\n');

const itemRow = async (of: number): Promise<Answer | undefined> =>
  (
    await world.database.admin<Answer>('SELECT *, return_on::text FROM consignment.item WHERE number = $1', [
      of,
    ])
  )[0];
const faultsOf = async (...lines: string[]): Promise<object[]> => {
  const content = file(...lines);
  const dryRun = await shop.dryRun('Stock', content);
  const faults = dryRun['faults'] as Answer[];
  // What the dry run lists, the import refuses; and nothing of the file is written.
  const before = await world.database.admin('SELECT count(*) FROM consignment.item');
  expect(await shop.import('Stock', content)).toEqual({
    __typename: 'ImportFaulty',
    faultCount: dryRun['faultCount'],
  });
  expect(await world.database.admin('SELECT count(*) FROM consignment.item')).toEqual(before);
  return faults.map(({ row, column, code, value }) => ({ row, column, code, value }));
};
const done = (created: number, updated: number, unchanged: number) => ({
  __typename: 'ImportDone',
  created,
  updated,
  unchanged,
});

describe('faults, by row and column', () => {
  test.each([
    [
      'a wrong price',
      () => line({ price: '42,5O' }),
      { column: 'Prijs', code: 'NOT_AN_AMOUNT', value: '42,5O' },
    ],
    [
      'a date that does not exist',
      () => line({ intake: '30-02-2026' }),
      { column: 'Inbrengdatum', code: 'NOT_A_DATE', value: '30-02-2026' },
    ],
    [
      'an unknown consignor',
      () => line({ customer: 9999 }),
      { column: 'Klantnr', code: 'UNKNOWN_CONSIGNOR', value: '9999' },
    ],
    [
      'a customer who is no consignor',
      () => line({ customer: 2052 }),
      { column: 'Klantnr', code: 'UNKNOWN_CONSIGNOR', value: '2052' },
    ],
    [
      'an item on sale without a price',
      () => line({ price: '' }),
      { column: 'Prijs', code: 'REQUIRED', value: '' },
    ],
    [
      'a sale without a day',
      () => sold({ soldOn: '' }),
      { column: 'Verkoopdatum', code: 'REQUIRED', value: '' },
    ],
    [
      'a sale without a price',
      () => sold({ soldFor: '' }),
      { column: 'Verkoopprijs', code: 'REQUIRED', value: '' },
    ],
    [
      'an item on sale with a day of sale',
      () => line({ soldOn: '28-10-2026' }),
      { column: 'Verkoopdatum', code: 'NOT_SOLD', value: '28-10-2026' },
    ],
    [
      'a return date before the intake',
      () => line({ returns: '18-10-2026' }),
      { column: 'Retourdatum', code: 'RETURN_BEFORE_INTAKE', value: '18-10-2026' },
    ],
    [
      'an unknown status',
      () => line({ status: 'Zoek' }),
      { column: 'Status', code: 'NOT_ALLOWED', value: 'Zoek' },
    ],
  ])('%s', async (_what, wrong, fault) => {
    expect(await faultsOf(line(), wrong())).toEqual([{ row: 3, ...fault }]);
  });

  test('a number that comes again names its row', async () => {
    expect(await faultsOf(line({ number: 5 }), line(), line({ number: 5 }))).toEqual([
      { row: 4, column: 'Artikelnr', code: 'REPEATED', value: '5' },
    ]);
  });

  test('all are found at once, with the rows around the first', async () => {
    const dryRun = await shop.dryRun(
      'Stock',
      file(line(), line({ price: 'x', status: 'y' }), line({ customer: 1 })),
    );
    expect(dryRun).toMatchObject({ faultCount: 3, toCreate: 1 });
    expect((dryRun['around'] as { row: number }[]).map(({ row }) => row)).toEqual([2, 3, 4]);
  });

  test('beyond 200 are counted and not listed', async () => {
    const dryRun = await shop.dryRun(
      'Stock',
      file(...Array.from({ length: 250 }, () => line({ customer: 1 }))),
    );
    expect(dryRun['faultCount']).toBe(250);
    expect(dryRun['faults']).toHaveLength(200);
  });
});

test.each([
  ['an empty file', '', { code: 'EMPTY' }],
  ['a header alone', header, { code: 'EMPTY' }],
  ['a missing column', file(line()).replace('Prijs', 'Bedrag'), { code: 'MISSING_COLUMN', detail: 'Prijs' }],
  ['a workbook', Buffer.from('504b030414000600', 'hex'), { code: 'BINARY' }],
  [
    '200,000 rows',
    `${header}\r\n${'1;2;;;;;1;1-1-2026;;Retour;;\r\n'.repeat(200_000)}`,
    { code: 'TOO_MANY_ROWS' },
  ],
])('%s cannot be read, and says why', async (_what, content, problem) => {
  expect(await shop.dryRun('Stock', content)).toMatchObject({ __typename: 'UnreadableFile', ...problem });
  expect(await shop.import('Stock', content)).toMatchObject({ __typename: 'UnreadableFile', ...problem });
});

test("another store's upload is as gone as one that never was", async () => {
  const fileId = await other.upload(file(line()));
  const query =
    'query ($fileId: UUID!) { dryRunStock(fileId: $fileId) { __typename ... on UnreadableFile { code detail message } } }';
  const foreign = await shop.ask(shop.staff, query, { fileId });
  expect(foreign).toMatchObject({ __typename: 'UnreadableFile', code: 'GONE' });
  expect(await shop.ask(shop.staff, query, { fileId: '019380d5-0000-7000-8000-000000000000' })).toEqual(
    foreign,
  );
});

test('only staff who may import see a dry run', async () => {
  const clerk = { ...shop.staff, rights: ['customers.edit'] };
  for (const actor of [clerk, shop.portal(jan)])
    await expect(shop.dryRun('Stock', file(line()), actor)).rejects.toThrow('FORBIDDEN');
});

test.each([
  ['Te koop', 'ON_SALE'],
  ['Retour', 'RETURNED'],
  ['Goed doel', 'DONATED'],
])('%s is %s, without a balance line', async (status, state) => {
  const row = line({ status });
  expect(await shop.import('Stock', file(row))).toEqual(done(1, 0, 0));
  expect(await itemRow(number)).toMatchObject({
    state,
    share_percent: 40,
    share_base: 'GROSS',
    return_on: '2026-12-14',
  });
  expect(
    await world.database.admin(
      'SELECT 1 FROM consignment.balance_line l JOIN consignment.item i ON i.id = l.item_id WHERE i.number = $1',
      [number],
    ),
  ).toEqual([]);
});

test("Verkocht is SOLD, with the price paid divided at the consignor's own split, or the store's", async () => {
  await shop.import(
    'Stock',
    file(sold({ number: 700, soldFor: '33,33' }), sold({ number: 701, customer: 2053, soldFor: '33,33' })),
  );
  const lines = await world.database.admin(
    `SELECT i.number, l.share_minor::int, l.store_part_minor::int, l.sold_on::text, l.settled, l.origin
       FROM consignment.balance_line l JOIN consignment.item i ON i.id = l.cause_id WHERE i.number IN (700, 701) ORDER BY 1`,
  );
  const common = { sold_on: '2026-10-28', settled: false, origin: 'IMPORT' };
  expect(lines).toEqual([
    { number: 700, share_minor: 1333, store_part_minor: 2000, ...common },
    { number: 701, share_minor: 1667, store_part_minor: 1666, ...common },
  ]);
});

test("a blank return date is the intake plus the store's term", async () => {
  await shop.import('Stock', file(line({ returns: '' })));
  expect(await itemRow(number)).toMatchObject({ return_on: '2026-12-14' });
});

test('a lower number does not lower the counter', async () => {
  await shop.import('Stock', file(line({ number: 800_000 })));
  await shop.import('Stock', file(line()));
  expect(
    await world.database.admin(`SELECT last_number FROM consignment.item_counter WHERE store_id = '30042'`),
  ).toEqual([{ last_number: 800_000 }]);
});

test('a changed row updates its item; the split it was received with stays', async () => {
  const customer = 3000;
  const customerId = await shop.consignor(customer, { consignorSharePercent: 30 });
  const first = line({ customer });
  await shop.import('Stock', file(first, line({ customer })));
  await shop.agree({ customerId, consignorSharePercent: 90 });
  const changed = line({
    number,
    customer,
    price: '10,00',
    status: 'Verkocht',
    soldOn: '1-11-2026',
    soldFor: '10,00',
  });
  expect(await shop.import('Stock', file(first, changed))).toEqual(done(0, 1, 1));
  expect(await itemRow(number)).toMatchObject({
    price_minor: '1000',
    state: 'SOLD',
    share_percent: 30,
    version: 2,
  });
  expect(await shop.consignorOf(shop.staff, customerId, 'balance { amountMinor }')).toEqual({
    balance: { amountMinor: 300 },
  });
});

describe('an item that something happened to here', () => {
  const happens = async (of: number, state: string): Promise<void> => {
    await world.database.admin(
      'UPDATE consignment.item SET state = $2, version = version + 1 WHERE number = $1',
      [of, state],
    );
  };

  test('is left alone by the row last imported, whatever happened', async () => {
    const row = line();
    await shop.import('Stock', file(row));
    await happens(number, 'WITHDRAWN');
    expect(await shop.import('Stock', file(row))).toEqual(done(0, 0, 1));
    expect(await itemRow(number)).toMatchObject({ state: 'WITHDRAWN' });
  });

  test('contradicts a changed row that says otherwise', async () => {
    await shop.import('Stock', file(line()));
    await happens(number, 'WITHDRAWN');
    const fault = { row: 2, column: 'Status', code: 'OTHERWISE_HERE', value: 'Te koop' };
    expect(await faultsOf(line({ number, description: 'Jas rood' }))).toEqual([fault]);
  });

  test('may still be sold', async () => {
    await shop.import('Stock', file(line()));
    await happens(number, 'RETURNED');
    expect(await shop.import('Stock', file(sold({ number })))).toEqual(done(0, 1, 0));
  });
});

test('what only an import said, the next may correct: back on sale', async () => {
  await shop.import('Stock', file(line({ status: 'Retour' })));
  expect(await shop.import('Stock', file(line({ number })))).toEqual(done(0, 1, 0));
  expect(await itemRow(number)).toMatchObject({ state: 'ON_SALE' });
});

test('a sale that a file takes back or changes is a fault, and so is another consignor', async () => {
  await shop.import('Stock', file(sold()));
  expect(await faultsOf(line({ number }))).toEqual([
    { row: 2, column: 'Status', code: 'SOLD_HERE', value: 'Te koop' },
  ]);
  expect(await faultsOf(sold({ number, soldFor: '39,00' }))).toEqual([
    { row: 2, column: 'Verkoopprijs', code: 'SOLD_OTHERWISE', value: '39,00' },
  ]);
  expect(await faultsOf(sold({ number, customer: 2053 }))).toEqual([
    { row: 2, column: 'Klantnr', code: 'OTHER_CONSIGNOR', value: '2053' },
  ]);
});

test('sales until the given day count as settled, later ones do not', async () => {
  const customerId = await shop.consignor(4000);
  const rows = file(
    sold({ customer: 4000, soldOn: '30-9-2026', soldFor: '10,00' }),
    sold({ customer: 4000, soldOn: '1-10-2026', soldFor: '10,00' }),
  );
  const balance = async () =>
    (await shop.consignorOf<{ balance: object }>(shop.staff, customerId, 'balance { amountMinor }'))?.balance;
  await shop.import('Stock', rows, '2026-09-30');
  expect(await balance()).toEqual({ amountMinor: 500 });
  // Said too late, it still holds for what was imported before.
  await shop.import('Stock', rows, '2026-10-01');
  expect(await balance()).toEqual({ amountMinor: 0 });
});

test('an import that fails half-way leaves nothing, and the same file then completes it', async () => {
  const rows = file(...Array.from({ length: 1200 }, () => line({ customer: 2053 })));
  const counts = () =>
    world.database
      .admin(`SELECT (SELECT count(*) FROM consignment.item) AS items, (SELECT count(*) FROM consignment.imported_row) AS rows,
      (SELECT count(*) FROM consignment.audit) AS audit, (SELECT count(*) FROM graphile_worker._private_jobs) AS jobs`);
  const before = await counts();
  await world.database
    .admin(`CREATE FUNCTION public.fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'pulled out'; END $$;
    CREATE TRIGGER fails BEFORE INSERT ON consignment.item FOR EACH ROW WHEN (NEW.number = ${number}) EXECUTE FUNCTION public.fails()`);
  await expect(shop.import('Stock', rows)).rejects.toThrow('Unexpected error');
  expect(await counts()).toEqual(before);
  await world.database.admin('DROP TRIGGER fails ON consignment.item');
  expect(await shop.import('Stock', rows)).toEqual(done(1200, 0, 0));
});

test('two imports of one file at one moment make each item once', async () => {
  const rows = file(...Array.from({ length: 50 }, () => line()));
  const answers = await Promise.all([shop.import('Stock', rows), shop.import('Stock', rows)]);
  expect(answers).toEqual(expect.arrayContaining([done(50, 0, 0), done(0, 0, 50)]));
});

test('a store consignment has not heard of is asked to wait', async () => {
  const young = new (shop.constructor as typeof Shop)(world, '30099');
  await expect(young.import('Stock', file(line()))).resolves.toMatchObject({ __typename: 'InvalidInput' });
});
