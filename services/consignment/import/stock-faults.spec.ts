import { forAllTests } from '../../kernel/testing/for-all-tests';
import { refusedFaults } from '../testing/faults';
import { openShops, type Answer } from '../testing/shop';
import { StockFile } from '../testing/stock-file';

const { shop, other } = forAllTests(openShops);
let jan: string;

beforeAll(async () => {
  jan = await shop.consignor(2054);
  await shop.customers(2052);
});

const stock = new StockFile(2054);
const line = stock.line.bind(stock);
const sold = stock.sold.bind(stock);
const file = stock.of.bind(stock);
const header = file();
const faultsOf = (...lines: string[]) => refusedFaults(shop, 'Stock', file(...lines));

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
      'a day of sale before the intake',
      () => sold({ intake: '19-10-2026', soldOn: '18-10-2026' }),
      { column: 'Verkoopdatum', code: 'SOLD_BEFORE_INTAKE', value: '18-10-2026' },
    ],
    [
      'a day of sale that is still to come',
      () => sold({ soldOn: '28-10-2062' }),
      { column: 'Verkoopdatum', code: 'IN_FUTURE', value: '28-10-2062' },
    ],
    [
      'an intake that is still to come',
      () => line({ intake: '19-10-2062', returns: '' }),
      { column: 'Inbrengdatum', code: 'IN_FUTURE', value: '19-10-2062' },
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

  test('equal ones are one cause, with what was meant; any row of theirs is shown beside its neighbours', async () => {
    const content = file(line(), ...Array.from({ length: 250 }, () => sold({ status: 'Verkoct' })));
    const run = await shop.ask<Answer>(
      shop.staff,
      `query ($id: UUID!) { dryRunStock(fileId: $id, aroundRow: 200) { ... on ImportDryRun {
         faultGroups { column letter code count rows values { count first { value hint } } }
         around { row faults { column code hint } } } } }`,
      { id: await shop.upload(content) },
    );
    const status = { column: 'Status', code: 'NOT_ALLOWED', hint: 'Verkocht' };
    expect(run['faultGroups']).toContainEqual({
      ...{ column: 'Status', letter: 'J', code: 'NOT_ALLOWED', count: 250 },
      rows: Array.from({ length: 20 }, (_none, at) => at + 3),
      values: [{ count: 250, first: { value: 'Verkoct', hint: 'Verkocht' } }],
    });
    const around = run['around'] as { row: number; faults: object[] }[];
    expect(around.map(({ row }) => row)).toEqual([198, 199, 200, 201, 202]);
    for (const { faults } of around) expect(faults).toContainEqual(status);
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
  const query = 'query ($fileId: UUID!) { dryRunStock(fileId: $fileId) { __typename } }';
  const fileId = await shop.upload(file(line()));
  for (const actor of [clerk, shop.portal(jan)])
    await expect(shop.ask(actor, query, { fileId })).rejects.toThrow('FORBIDDEN');
});
