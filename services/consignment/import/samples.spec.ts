import { forAllTests } from '../../kernel/testing/for-all-tests';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { newId } from '../../kernel/id/id';
import { openShops } from '../testing/shop';

// Files as a shop exported them; they lie beside the project, not in it.
const DATA = resolve(process.cwd(), '../shared/data');
const withSamples = existsSync(DATA) ? describe : describe.skip;

withSamples('the files of store 30042', () => {
  const { world, shop } = forAllTests(openShops);
  let consignors: Buffer;
  let stock: Buffer;
  const count = async (sql: string): Promise<number> =>
    Number((await world.database.admin<{ n: string }>(`SELECT (${sql}) AS n`))[0]?.n);

  beforeAll(async () => {
    [consignors, stock] = ['consignors-30042.csv', 'stock-30042.csv'].map((name) =>
      readFileSync(resolve(DATA, name)),
    ) as [Buffer, Buffer];
    await world.database.admin(
      `INSERT INTO kernel.subscription (event, task) VALUES ('consignment.items-changed', 'spec.hears')`,
    );
  });

  test('are clean, and nothing is written before the customers have arrived', async () => {
    expect(await shop.dryRun('ConsignorSettings', consignors)).toMatchObject({
      rows: 613,
      faultCount: 0,
      toCreate: 613,
      notes: [
        expect.objectContaining({ code: 'CHARITY_NOT_ASKED', count: 163 }),
        expect.objectContaining({ code: 'SPLIT_BLANK', count: 526 }),
      ],
    });
    const [importId, fileId] = [newId(), await shop.upload(consignors)];
    await shop.wish(importId, { kind: 'ConsignorSettings', fileId });
    for (let half = await shop.half(importId); half?.state !== 'RUNNING';) half = await shop.half(importId);
    await shop.wish(importId, { kind: 'ConsignorSettings', fileId, wanted: 'STOP' });
    await world.settled();
    expect(await shop.half(importId)).toMatchObject({ state: 'STOPPED', done: 0, total: 613 });
    expect(await count('SELECT count(*) FROM consignment.consignor')).toBe(0);
  });

  test('bring 613 consignors, as agreed with each', async () => {
    await shop.customers(...numbersIn(consignors));
    expect(await shop.import('ConsignorSettings', consignors)).toEqual({
      __typename: 'ImportDone',
      created: 613,
      updated: 0,
      unchanged: 0,
    });
    const [flor] = await world.database.admin(
      `SELECT k.charity, k.may_create_items, k.item_allowance, k.item_allowance_remaining, k.consignor_share_percent, k.return_mail, k.calendar_note
         FROM consignment.consignor k JOIN consignment.customer c ON c.id = k.customer_id WHERE c.number = 2053`,
    );
    expect(flor).toEqual({
      charity: 'YES',
      may_create_items: true,
      item_allowance: 50,
      item_allowance_remaining: 50,
      consignor_share_percent: null,
      return_mail: true,
      calendar_note: true,
    });
  });

  test('bring 6,000 items under their own numbers, and every sale divided to the cent', async () => {
    expect(await shop.dryRun('Stock', stock)).toMatchObject({
      rows: 6000,
      faultCount: 0,
      toCreate: 6000,
      notes: [
        expect.objectContaining({ code: 'SOLD', count: 1824 }),
        expect.objectContaining({ code: 'PAST_RETURN', count: 573 }),
      ],
    });
    expect(await shop.import('Stock', stock)).toEqual({
      __typename: 'ImportDone',
      created: 6000,
      updated: 0,
      unchanged: 0,
    });
    const states = await world.database.admin(
      `SELECT state, count(*)::int AS n FROM consignment.item GROUP BY 1 ORDER BY 1`,
    );
    expect(states).toEqual([
      { state: 'DONATED', n: 631 },
      { state: 'ON_SALE', n: 2915 },
      { state: 'RETURNED', n: 630 },
      { state: 'SOLD', n: 1824 },
    ]);
    expect(
      await count(
        `SELECT count(*) FROM consignment.sale WHERE share_minor + store_part_minor = sold_for_minor AND undone_at IS NULL`,
      ),
    ).toBe(1824);
    // 12.32 at the store's 50 %; the file knows the price paid, not only the price asked.
    const [book] = await world.database.admin(
      `SELECT i.price_minor::int, l.sold_for_minor::int, l.share_minor::int, l.sold_on::text FROM consignment.item i
         JOIN consignment.sale l ON l.item_id = i.id WHERE i.number = 100003`,
    );
    expect(book).toMatchObject({ price_minor: 1450, sold_for_minor: 1232, sold_on: '2026-08-11' });
    expect(await count('SELECT last_number FROM consignment.item_counter')).toBe(105_999);
  });

  test('are told to the other services 500 items an event', async () => {
    const told = await world.database.admin<{ n: number }>(
      `SELECT json_array_length(payload #> '{data,items}')::int AS n FROM graphile_worker._private_jobs j
         JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'spec.hears'`,
    );
    expect(told.map(({ n }) => n)).toEqual(Array.from({ length: 12 }, () => 500));
  });

  test('change nothing the second time, also after a re-save in another encoding', async () => {
    const before = await sums();
    const unchanged = { __typename: 'ImportDone', created: 0, updated: 0, unchanged: 6000 };
    expect(await shop.import('Stock', stock)).toEqual(unchanged);
    expect(await shop.import('Stock', Buffer.from(`\ufeff${stock.toString('utf8')}`, 'utf16le'))).toEqual(
      unchanged,
    );
    expect(await shop.import('ConsignorSettings', consignors)).toEqual({
      __typename: 'ImportDone',
      created: 0,
      updated: 0,
      unchanged: 613,
    });
    expect(await sums()).toEqual(before);
  });

  const sums = () =>
    world.database.admin(
      `SELECT (SELECT md5(string_agg(i::text, ',' ORDER BY id)) FROM consignment.item i) AS items,
              (SELECT md5(string_agg(s::text, ',' ORDER BY id)) FROM consignment.sale s) AS sales,
              (SELECT md5(string_agg(l::text, ',' ORDER BY id)) FROM consignment.balance_line l) AS lines,
              (SELECT md5(string_agg(k::text, ',' ORDER BY customer_id)) FROM consignment.consignor k) AS consignors,
              (SELECT count(*) FROM consignment.audit) AS changes,
              (SELECT count(*) FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
                WHERE t.identifier <> 'customers.on-import-answered') AS jobs`,
    );
});

function numbersIn(file: Buffer): number[] {
  const lines = file.toString('latin1').split('\r\n').slice(1).filter(Boolean);
  return lines.map((line) => Number(line.split(';')[0]));
}
