import { forAllTests } from '../../kernel/testing/for-all-tests';
import { newId } from '../../kernel/id/id';
import { refusedFaults } from '../testing/faults';
import { openShops, Shop, type Answer } from '../testing/shop';
import { StockFile } from '../testing/stock-file';

const { world, shop } = forAllTests(openShops);

beforeAll(async () => {
  await shop.consignor(2054, { consignorSharePercent: 40 });
  await shop.consignor(2053);
  await shop.customers(2052);
});

const stock = new StockFile(2054);
const line = stock.line.bind(stock);
const sold = stock.sold.bind(stock);
const file = stock.of.bind(stock);

const itemRow = async (of: number): Promise<Answer | undefined> =>
  (
    await world.database.admin<Answer>('SELECT *, return_on::text FROM consignment.item WHERE number = $1', [
      of,
    ])
  )[0];
const faultsOf = (...lines: string[]) => refusedFaults(shop, 'Stock', file(...lines));
const done = (created: number, updated: number, unchanged: number) => ({
  __typename: 'ImportDone',
  created,
  updated,
  unchanged,
});

test.each([
  ['Te koop', 'ON_SALE'],
  ['Retour', 'RETURNED'],
  ['Goed doel', 'DONATED'],
])('%s is %s, without a balance line', async (status, state) => {
  const row = line({ status });
  expect(await shop.import('Stock', file(row))).toEqual(done(1, 0, 0));
  expect(await itemRow(stock.number)).toMatchObject({
    state,
    share_percent: '40.00',
    share_base: 'GROSS',
    return_on: '2026-12-14',
  });
  expect(
    await world.database.admin(
      'SELECT 1 FROM consignment.sale l JOIN consignment.item i ON i.id = l.item_id WHERE i.number = $1',
      [stock.number],
    ),
  ).toEqual([]);
});

test("Verkocht is SOLD, with the price paid divided at the consignor's own split, or the store's", async () => {
  await shop.import(
    'Stock',
    file(sold({ number: 700, soldFor: '33,33' }), sold({ number: 701, customer: 2053, soldFor: '33,33' })),
  );
  const lines = await world.database.admin(
    `SELECT i.number, l.share_minor::int, l.store_part_minor::int, l.sold_on::text, l.origin
       FROM consignment.sale l JOIN consignment.item i ON i.id = l.item_id WHERE i.number IN (700, 701) ORDER BY 1`,
  );
  const common = { sold_on: '2026-10-28', origin: 'IMPORT' };
  expect(lines).toEqual([
    { number: 700, share_minor: 1333, store_part_minor: 2000, ...common },
    { number: 701, share_minor: 1667, store_part_minor: 1666, ...common },
  ]);
});

test("a blank return date is the intake plus the store's term", async () => {
  await shop.import('Stock', file(line({ returns: '' })));
  expect(await itemRow(stock.number)).toMatchObject({ return_on: '2026-12-14' });
});

test('a column that is not in the file leaves what stands, a blank one empties it', async () => {
  const row = line({ description: 'Jas' });
  await shop.import('Stock', file(row));
  const without = (name: string): string => {
    const [header, cells] = [
      file().split(';'),
      line({ number: stock.number, description: 'Mantel' }).split(';'),
    ];
    const at = header.indexOf(name);
    return [header, cells].map((each) => each.filter((_cell, index) => index !== at).join(';')).join('\r\n');
  };
  expect(await shop.dryRun('Stock', without('Merk'))).toMatchObject({
    columnsAbsent: ['Merk'],
    changes: [{ row: 2, cells: [{ column: 'Omschrijving', kind: 'TEXT', before: 'Jas', after: 'Mantel' }] }],
  });
  for (const name of ['Merk', 'Maat', 'Categorie']) await shop.import('Stock', without(name));
  expect(await itemRow(stock.number)).toMatchObject({
    description: 'Mantel',
    brand: 'H&M',
    size: 'M',
    category: 'Heren',
  });
  const blank = line({ number: stock.number, description: 'Mantel' }).replace(';H&M;', ';;');
  expect(await shop.import('Stock', file(blank))).toEqual(done(0, 1, 0));
  expect(await itemRow(stock.number)).toMatchObject({ brand: '', size: 'M' });
});

test.each(['Varunr', 'Varunummer'])('a Swedish file is read by its own headings: %s', async (number) => {
  const headings = `${number};Kundnr;Beskrivning;Pris;Inlämnad;Returdatum;Status;Såld den;Såld för`;
  const row = '98001;2054;Blå kappa;42,50;2026-08-01;2026-10-14;Såld;2026-09-10;40,00';
  const answer = await shop.dryRun('Stock', `${headings}\r\n${row}`);
  expect(answer).toMatchObject({ faultCount: 0, toCreate: 1 });
});

test('the dry run shows the first rows as they were read: days, amounts, states', async () => {
  const answer = await shop.dryRun('Stock', file(sold({ number: 910, price: '1.250,00', soldFor: '12,5' })));
  const [first] = answer['firstRows'] as { row: number; cells: { column: string; value: string }[] }[];
  expect(first?.row).toBe(2);
  expect(Object.fromEntries(first?.cells.map(({ column, value }) => [column, value]) ?? [])).toEqual({
    Artikelnr: '910',
    Klantnr: '2054',
    Omschrijving: 'Jas groen',
    Categorie: 'Heren',
    Maat: 'M',
    Merk: 'H&M',
    Prijs: '1250.00',
    Inbrengdatum: '2026-08-01',
    Retourdatum: '2026-12-14',
    Status: 'SOLD',
    Verkoopdatum: '2026-10-28',
    Verkoopprijs: '12.50',
  });
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
    number: stock.number,
    customer,
    price: '10,00',
    status: 'Verkocht',
    soldOn: '1-11-2026',
    soldFor: '10,00',
  });
  expect(await shop.import('Stock', file(first, changed))).toEqual(done(0, 1, 1));
  expect(await itemRow(stock.number)).toMatchObject({
    price_minor: '1000',
    state: 'SOLD',
    share_percent: '30.00',
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
    await happens(stock.number, 'WITHDRAWN');
    expect(await shop.import('Stock', file(row))).toEqual(done(0, 0, 1));
    expect(await itemRow(stock.number)).toMatchObject({ state: 'WITHDRAWN' });
  });

  test('contradicts a changed row that says otherwise', async () => {
    await shop.import('Stock', file(line()));
    await happens(stock.number, 'WITHDRAWN');
    const fault = { row: 2, column: 'Status', code: 'OTHERWISE_HERE', value: 'Te koop' };
    expect(await faultsOf(line({ number: stock.number, description: 'Jas rood' }))).toEqual([fault]);
  });

  test('may still be sold', async () => {
    await shop.import('Stock', file(line()));
    await happens(stock.number, 'RETURNED');
    expect(await shop.import('Stock', file(sold({ number: stock.number })))).toEqual(done(0, 1, 0));
  });
});

test('what only an import said, the next may correct: back on sale', async () => {
  await shop.import('Stock', file(line({ status: 'Retour' })));
  expect(await shop.import('Stock', file(line({ number: stock.number })))).toEqual(done(0, 1, 0));
  expect(await itemRow(stock.number)).toMatchObject({ state: 'ON_SALE' });
});

test('a sale that a file takes back is a fault, and so is another consignor', async () => {
  await shop.import('Stock', file(sold()));
  expect(await faultsOf(line({ number: stock.number }))).toEqual([
    { row: 2, column: 'Status', code: 'SOLD_HERE', value: 'Te koop' },
  ]);
  expect(await faultsOf(sold({ number: stock.number, customer: 2053 }))).toEqual([
    { row: 2, column: 'Klantnr', code: 'OTHER_CONSIGNOR', value: '2053' },
  ]);
});

test('an import that fails half-way keeps what was done, and goes on from there to the end, each item once', async () => {
  const fileId = await shop.upload(file(...Array.from({ length: 1200 }, () => line({ customer: 2053 }))));
  const count = async (): Promise<number> =>
    (
      await world.database.admin<{ n: number }>(
        `SELECT count(*)::int AS n FROM consignment.item WHERE number > $1 AND number <= $2`,
        [stock.number - 1200, stock.number],
      )
    )[0]?.n ?? -1;
  await world.database
    .admin(`CREATE FUNCTION public.fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'pulled out'; END $$;
    CREATE TRIGGER fails BEFORE INSERT ON consignment.item FOR EACH ROW WHEN (NEW.number = ${stock.number}) EXECUTE FUNCTION public.fails()`);
  const importId = newId();
  await shop.wish(importId, { kind: 'Stock', fileId });
  await world.settled();
  expect(await shop.half(importId)).toMatchObject({ state: 'RUNNING', done: 1000, total: 1200 });
  expect(await count()).toBe(1000);
  await world.database.admin('DROP TRIGGER fails ON consignment.item');
  await world.database.admin(
    `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE payload -> 'data' ->> 'jobId' = $1`,
    [importId],
  );
  await world.settled();
  expect(await shop.half(importId)).toMatchObject({
    state: 'DONE',
    parts: [{ name: 'STOCK', done: 1200, created: 1200, updated: 0, unchanged: 0 }],
  });
  expect(await count()).toBe(1200);
});

test('what customers asks twice at one moment makes each item once', async () => {
  const fileId = await shop.upload(file(...Array.from({ length: 50 }, () => line())));
  const importId = newId();
  const wish = () => shop.wish(importId, { kind: 'Stock', fileId }).catch(() => undefined);
  await Promise.all([wish(), wish()]);
  await world.settled();
  expect(await shop.half(importId)).toMatchObject({ state: 'DONE', parts: [{ created: 50 }] });
});

test('what happened to an item between the verdict and the writing is left out and said, the rest is in', async () => {
  const rows = [line(), line(), line()];
  const last = stock.number;
  await shop.import('Stock', file(...rows));
  const changed = rows.map((row) => row.replace('Jas groen', 'Jas rood'));
  // Between the judgement and the first piece: a rule of the table plays the colleague.
  await world.database.admin(
    `CREATE FUNCTION public.meanwhile() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
       UPDATE consignment.item SET state = 'WITHDRAWN', version = version + 1 WHERE number = ${last}; RETURN NULL; END $$;
     CREATE TRIGGER meanwhile AFTER UPDATE ON consignment.job FOR EACH ROW WHEN (OLD.state = 'JUDGING' AND NEW.state = 'RUNNING') EXECUTE FUNCTION public.meanwhile()`,
  );
  const fileId = await shop.upload(file(...changed));
  const importId = newId();
  await shop.wish(importId, { kind: 'Stock', fileId });
  await world.settled();
  await world.database.admin('DROP TRIGGER meanwhile ON consignment.job');
  expect(await shop.half(importId)).toMatchObject({
    state: 'PARTLY',
    faultCount: 1,
    faults: [{ row: 4, column: 'Status', code: 'OTHERWISE_HERE' }],
    parts: [{ done: 3, updated: 2 }],
  });
  expect(await itemRow(last)).toMatchObject({ description: 'Jas groen', state: 'WITHDRAWN' });
});

test('a store consignment has not heard of is asked to wait', async () => {
  const young = new Shop(world, '30099');
  await expect(young.import('Stock', file(line()))).resolves.toMatchObject({ code: 'STORE_NOT_READY' });
});
