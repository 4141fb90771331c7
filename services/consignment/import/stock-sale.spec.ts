import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { refusedFaults } from '../testing/faults';
import { openShops, type Answer } from '../testing/shop';
import { StockFile } from '../testing/stock-file';

/** A sale that only an import made is corrected by an import, until it is paid out. */
const { world, shop } = forAllTests(openShops);
const file = new StockFile(7900);
const intake = '1-9-2026';
const of = (...lines: string[]): string => file.of(...lines);
let customerId: string;

beforeAll(async () => {
  customerId = await shop.consignor(7900, { consignorSharePercent: 33 });
});

interface Line {
  sold_on: string;
  sold_for: number;
  share: number;
  store_part: number;
}
async function lineOf(number: number): Promise<Line | undefined> {
  const rows = await world.database.admin<Line>(
    `SELECT l.sold_on::text, l.sold_for_minor::int AS sold_for, l.share_minor::int AS share, l.store_part_minor::int AS store_part
       FROM consignment.sale l JOIN consignment.item i ON i.id = l.item_id WHERE i.number = $1 AND l.undone_at IS NULL`,
    [number],
  );
  expect(rows).toHaveLength(1);
  return rows[0];
}
const balance = async (): Promise<unknown> =>
  (
    await shop.consignorOf<{ balance: { amountMinor: number } }>(
      shop.staff,
      customerId,
      'balance { amountMinor }',
    )
  )?.balance.amountMinor;
const notesOf = async (content: string, until?: string): Promise<unknown> =>
  ((await shop.dryRun('Stock', content, until))['notes'] as Answer[]).map(({ code, rows }) => [code, rows]);
const faultsOf = (...lines: string[]) => refusedFaults(shop, 'Stock', of(...lines));

test('its price and its day, to the cent, with the item’s next version and both in its history', async () => {
  const before = Number(await balance());
  await shop.import('Stock', of(file.sold({ soldFor: '1250,00' })));
  expect(await lineOf(file.number)).toMatchObject({ sold_for: 125_000, share: 41_250, store_part: 83_750 });
  const corrected = of(file.sold({ number: file.number, soldFor: '12,50', soldOn: '27-10-2026' }));
  expect(await shop.dryRun('Stock', corrected)).toMatchObject({
    ...{ faultCount: 0, toCreate: 0, toUpdate: 1, unchanged: 0 },
    changes: [
      {
        ...{ row: 2, number: file.number },
        cells: [
          { column: 'Verkoopdatum', kind: 'DATE', before: '2026-10-28', after: '2026-10-27' },
          { column: 'Verkoopprijs', kind: 'AMOUNT', before: '1250.00', after: '12.50' },
        ],
      },
    ],
  });
  expect(await shop.import('Stock', corrected)).toMatchObject({ created: 0, updated: 1, unchanged: 0 });
  const line = { sold_on: '2026-10-27', sold_for: 1250, share: 413, store_part: 837 };
  expect(await lineOf(file.number)).toEqual(line);
  expect(await balance()).toBe(before + 413);
  // Nothing that was written is written over: the sale before is undone, with a line against its own.
  const lines = await world.database.admin(
    `SELECT b.kind, b.amount_minor::int AS amount, b.payable_on::text FROM consignment.balance_line b
       JOIN consignment.item i ON i.id = b.item_id WHERE i.number = $1 ORDER BY b.id`,
    [file.number],
  );
  expect(lines).toEqual([
    { kind: 'SALE', amount: 41_250, payable_on: '2026-11-12' },
    { kind: 'SALE_UNDONE', amount: -41_250, payable_on: '2026-11-12' },
    { kind: 'SALE', amount: 413, payable_on: '2026-11-11' },
  ]);
  const history = await world.database.admin(
    `SELECT a.action FROM consignment.audit a JOIN consignment.item i ON i.id = a.subject_id
      WHERE i.number = $1 AND a.entity = 'sale' ORDER BY a.id`,
    [file.number],
  );
  expect(history).toEqual([{ action: 'INSERT' }, { action: 'UPDATE' }, { action: 'INSERT' }]);
  const [item] = await world.database.admin('SELECT version FROM consignment.item WHERE number = $1', [
    file.number,
  ]);
  expect(item).toEqual({ version: 2 });
  // The same again is no news; what was corrected is corrected again.
  expect(await shop.import('Stock', corrected)).toMatchObject({ updated: 0, unchanged: 1 });
  const again = of(file.sold({ number: file.number, soldFor: '13,00', soldOn: '27-10-2026' }));
  expect(await shop.import('Stock', again)).toMatchObject({ updated: 1 });
  expect(await lineOf(file.number)).toMatchObject({ sold_for: 1300, share: 429 });
});

test('the other services hear of it as of any change of an item', async () => {
  await world.database.admin(
    `INSERT INTO kernel.subscription VALUES ('consignment.items-changed', 'spec.sold')`,
  );
  await shop.import('Stock', of(file.sold({ soldFor: '10,00' })));
  await shop.import('Stock', of(file.sold({ number: file.number, soldFor: '11,00' })));
  const heard = await world.database.admin<{ version: number }>(
    `SELECT (item ->> 'version')::int AS version FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id, json_array_elements(j.payload -> 'data' -> 'items') item
      WHERE t.identifier = 'spec.sold' AND (item ->> 'number')::int = $1 ORDER BY 1`,
    [file.number],
  );
  expect(heard).toEqual([{ version: 1 }, { version: 2 }]);
});

test('not once it is paid out, before that is taken back', async () => {
  await shop.import('Stock', of(file.sold({ soldFor: '10,00', soldOn: '1-10-2026', intake })), '2026-10-01');
  const number = file.number;
  const corrected = file.sold({ number, soldFor: '11,00', soldOn: '1-10-2026', intake });
  expect(await faultsOf(corrected)).toEqual([
    { row: 2, column: 'Verkoopprijs', code: 'SALE_SETTLED', value: '11,00' },
  ]);
  expect(await faultsOf(file.sold({ number, soldFor: '10,00', soldOn: '2-10-2026', intake }))).toEqual([
    { row: 2, column: 'Verkoopdatum', code: 'SALE_SETTLED', value: '2-10-2026' },
  ]);
  const [settlement] = await shop.ask<Answer[]>(shop.staff, '{ settlements { id undoneAt } }');
  const undo = `mutation ($input: UndoSettlementInput!) { undoSettlement(input: $input) { __typename } }`;
  await shop.ask(shop.staff, undo, { input: { settlementId: settlement?.['id'] } });
  expect(await shop.import('Stock', of(corrected))).toMatchObject({ updated: 1 });
  expect(await lineOf(number)).toMatchObject({ sold_for: 1100 });
});

test('not once something happened to the item here', async () => {
  await shop.import('Stock', of(file.sold({ soldFor: '10,00' })));
  await world.database.admin('UPDATE consignment.item SET version = version + 1 WHERE number = $1', [
    file.number,
  ]);
  expect(await faultsOf(file.sold({ number: file.number, soldFor: '11,00' }))).toEqual([
    { row: 2, column: 'Verkoopprijs', code: 'SOLD_OTHERWISE', value: '11,00' },
  ]);
});

test('and corrected and paid out by one file it is paid out as it was corrected', async () => {
  await shop.import('Stock', of(file.sold({ soldFor: '100,00', soldOn: '5-10-2026', intake })));
  const before = Number(await balance());
  const corrected = of(file.sold({ number: file.number, soldFor: '10,00', soldOn: '3-10-2026', intake }));
  expect(await notesOf(corrected, '2026-10-04')).toEqual([['SETTLED', [2]]]);
  const later = of(file.sold({ number: file.number, soldFor: '10,00', soldOn: '6-10-2026', intake }));
  expect(await notesOf(later, '2026-10-05')).toEqual([]);
  await shop.import('Stock', corrected, '2026-10-04');
  expect(await balance()).toBe(before - 3300);
  const settlements = await shop.ask<Answer[]>(
    shop.staff,
    '{ settlements { saleCount share { amountMinor } } }',
  );
  expect(settlements).toContainEqual({ saleCount: 1, share: { amountMinor: 330 } });
});

test('a sold price far above the asking price is noted, once: a bargain and the same row again are not', async () => {
  const rows = [
    file.sold({ price: '10,00', soldFor: '1250,00' }),
    file.sold({ price: '10,00', soldFor: '20,00' }),
    file.sold({ price: '', soldFor: '1250,00' }),
  ];
  expect(await notesOf(of(...rows))).toEqual([
    ['SOLD', [2, 3, 4]],
    ['SOLD_FAR_ABOVE_PRICE', [2]],
  ]);
  await shop.import('Stock', of(...rows));
  expect(await notesOf(of(...rows))).toEqual([]);
});

const field = (name: string): string => resolve(process.cwd(), '../shared/data/field', name);
const files = ['sale-price-typo-1.csv', 'sale-price-typo-2.csv'].map(field);
const withFiles = files.every((name) => existsSync(name)) ? test : test.skip;

withFiles('as a shop sent it: 1250,00 for a coat of 10,00, and then 12,50', async () => {
  const [typo = '', corrected = ''] = files.map((name) => readFileSync(name, 'utf8'));
  expect(await notesOf(typo)).toContainEqual(['SOLD_FAR_ABOVE_PRICE', [2]]);
  expect(await shop.import('Stock', typo)).toMatchObject({ created: 1 });
  expect(await notesOf(corrected)).toEqual([]);
  expect(await shop.import('Stock', corrected)).toMatchObject({ updated: 1 });
  const line = { sold_on: '2026-11-10', sold_for: 1250, share: 413, store_part: 837 };
  expect(await lineOf(620_002)).toEqual(line);
});

test('two items that swap all they are, sale and all, do so in one file', async () => {
  const [one, other] = [file.number + 1, file.number + 2];
  const said = (number: number, name: string, soldFor: string): string =>
    file.sold({ number, description: name, soldFor });
  file.number = other;
  await shop.import('Stock', of(said(one, 'Jas', '10,00'), said(other, 'Hoed', '20,00')));
  const swapped = of(said(one, 'Hoed', '20,00'), said(other, 'Jas', '10,00'));
  expect(await shop.import('Stock', swapped)).toMatchObject({ updated: 2 });
  expect([await lineOf(one), await lineOf(other)]).toMatchObject([{ sold_for: 2000 }, { sold_for: 1000 }]);
});
