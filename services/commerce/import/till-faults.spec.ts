import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import type { Answer } from '../../kernel/testing/open';
import { openTills, Till } from '../testing/till';
import { TillFiles, tillFileOf, type TillFileRow } from '../testing/till-file';

/** What is wrong with a till's file: each fault by row, column and figure, and nothing of the file is written [R-IM1]. */
const { world, till, files } = forAllTests(async () => {
  const opened = await openTills();
  const own = new Till(opened.world, '30042');
  await own.open();
  return { ...opened, till: own, files: new TillFiles(own) };
});

const written = (): Promise<object[]> =>
  world.database.admin(
    `SELECT (SELECT count(*) FROM commerce.order) AS orders, (SELECT count(*) FROM commerce.imported_sale) AS rows,
            (SELECT count(*) FROM commerce.audit) AS changes`,
  );

/** The faults a dry run lists; the import of the same file refuses just as many, and writes nothing. */
async function faultsOf(content: string): Promise<Answer[]> {
  const before = await written();
  const { faultCount, faults } = await files.dryRun(content);
  expect(await files.import(content)).toEqual({ __typename: 'ImportFaulty', faultCount });
  expect(await written()).toEqual(before);
  return faults as Answer[];
}
const faultsIn = (...rows: Partial<TillFileRow>[]): Promise<Answer[]> => faultsOf(tillFileOf(...rows));
const number = ({ sku }: { sku: string } = { sku: '' }): string => sku;

test.each([
  ['no number', { sku: '' }, 'Artikelnr', 'REQUIRED', ''],
  ['a number that is none', { sku: 'jas' }, 'Artikelnr', 'NOT_A_NUMBER', 'jas'],
  ['a number of nothing here', { sku: 999_999 }, 'Artikelnr', 'UNKNOWN_ITEM', '999999'],
  ['no day', { on: '' }, 'Datum', 'REQUIRED', ''],
  ['a day that there is not', { on: '31-11-2026' }, 'Datum', 'NOT_A_DATE', '31-11-2026'],
  ['a day to come', { on: '23-11-2026' }, 'Datum', 'IN_FUTURE', '23-11-2026'],
  ['no price: what is asked today is not what was paid then', { paid: '' }, 'Bedrag', 'REQUIRED', ''],
  ['a price that is none', { paid: '1o,00' }, 'Bedrag', 'NOT_AN_AMOUNT', '1o,00'],
  ['a price below nothing', { paid: '-10,00' }, 'Bedrag', 'OUT_OF_RANGE', '-10,00'],
  ['a price above the highest', { paid: '100000000,01' }, 'Bedrag', 'OUT_OF_RANGE', '100000000,01'],
  ['a receipt that is too long', { receipt: 'K'.repeat(51) }, 'Bonnr', 'TOO_LONG', `${'K'.repeat(51)}`],
])('%s is a fault of its cell', async (_what, said, column, code, value) => {
  const [item] = await till.offers(5000);
  expect(await faultsIn({ sku: number(item), paid: '50,00', receipt: 'F-1', ...said })).toMatchObject([
    { row: 2, column, code, value },
  ]);
});

test('one item twice is a fault of the second row', async () => {
  const [item] = await till.offers(5000);
  const row = { sku: number(item), paid: '50,00' };
  expect(await faultsIn({ ...row, receipt: 'F-2' }, { ...row, receipt: 'F-3' })).toMatchObject([
    { row: 3, column: 'Artikelnr', code: 'REPEATED' },
  ]);
});

test('one receipt has one day, wherever in the file its rows stand', async () => {
  const [a, b, c] = await till.offers(5000, 2500, 1000);
  const faults = await faultsIn(
    { sku: number(a), paid: '50,00', receipt: 'F-4' },
    { sku: number(b), paid: '25,00', receipt: 'F-5', on: '21-11-2026' },
    { sku: number(c), paid: '10,00', receipt: 'F-4', on: '21-11-2026' },
  );
  expect(faults).toMatchObject([
    { row: 4, column: 'Datum', code: 'OTHER_DAY', value: '21-11-2026', hint: '2026-11-20' },
  ]);
});

test('one receipt has 200 lines at most', async () => {
  const items = await till.offers(...Array.from({ length: 202 }, () => 100));
  const faults = await faultsIn(
    ...items.map((item) => ({ sku: number(item), paid: '1,00', receipt: 'F-6' })),
  );
  expect(faults).toMatchObject([202, 203].map((row) => ({ row, column: 'Bonnr', code: 'TOO_MANY_LINES' })));
});

test('what is sold already is a fault that says in which order and when; on the same receipt, what it says otherwise', async () => {
  const [item] = await till.offers(5000);
  const sold = await till.sell<{ number: number }>({
    lines: [{ sku: number(item) }],
    ...{ externalReceipt: 'F-7', soldOn: '2026-11-19' },
  });
  const hint = `${sold.number}, 2026-11-19`;
  const row = { sku: number(item), on: '19-11-2026', paid: '50,00', receipt: 'F-7' };
  expect(await faultsIn({ ...row, receipt: 'F-8' })).toMatchObject([
    { row: 2, column: 'Artikelnr', code: 'SOLD_IN_ORDER', value: number(item), hint },
  ]);
  expect(await faultsIn({ ...row, paid: '45,00' })).toMatchObject([
    { row: 2, column: 'Bedrag', code: 'SOLD_OTHERWISE', value: '45,00', hint },
  ]);
  expect(await faultsIn({ ...row, on: '20-11-2026' })).toMatchObject([
    { row: 2, column: 'Datum', code: 'SOLD_OTHERWISE', value: '20-11-2026', hint },
  ]);
});

test('what is not on sale is a fault, and what was sold before it was in the store', async () => {
  const [gone, late] = [newId(), newId()];
  await till.tells(
    { id: gone, number: 191_001, priceMinor: 1000, state: 'RETURNED' },
    { id: late, number: 191_002, priceMinor: 1000, receivedOn: '2026-11-20' },
  );
  const faults = await faultsIn(
    { sku: 191_001, paid: '10,00', receipt: 'F-9' },
    { sku: 191_002, paid: '10,00', receipt: 'F-10', on: '19-11-2026' },
  );
  expect(faults).toMatchObject([
    { row: 2, column: 'Artikelnr', code: 'NOT_ON_SALE', value: '191001' },
    { row: 3, column: 'Datum', code: 'SOLD_BEFORE_INTAKE', value: '19-11-2026' },
  ]);
  const onTheDay = tillFileOf({ sku: 191_002, paid: '10,00', receipt: 'F-10' });
  expect(await files.import(onTheDay)).toMatchObject({ created: 1 });
});

test('every fault of a row is said at once, and the whole list is had as a file', async () => {
  const answer = await files.dryRun(tillFileOf({ sku: 999_998, paid: 'x', on: '23-11-2026' }, { sku: '' }));
  expect((answer['faults'] as Answer[]).map(({ row, code }) => [row, code])).toEqual([
    [2, 'IN_FUTURE'],
    [2, 'NOT_AN_AMOUNT'],
    [2, 'UNKNOWN_ITEM'],
    ...['REQUIRED', 'REQUIRED'].map((code) => [3, code]),
  ]);
  expect(answer['faultsPath']).toMatch(/^\/30042\/download\//);
});
