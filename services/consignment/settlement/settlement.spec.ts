import { forAllTests } from '../../kernel/testing/for-all-tests';
import { newId } from '../../kernel/id/id';
import { addItems } from '../testing/items';
import { openShops, type Answer } from '../testing/shop';
import { StockFile } from '../testing/stock-file';

const { shop, other } = forAllTests(openShops);
let customer = 4000;
let customerId: string;
let stock: StockFile;

beforeEach(async () => {
  customer += 1;
  customerId = await shop.consignor(customer);
  stock = new StockFile(customer);
  stock.number = customer * 100;
});

const sold = (soldOn: string, number?: number): string =>
  stock.sold({ soldOn, soldFor: '10,00', ...(number === undefined ? {} : { number }) });
const file = (...lines: string[]): string => stock.of(...lines);
const balance = async (of = customerId): Promise<number | undefined> =>
  (await shop.consignorOf<{ balance: { amountMinor: number } }>(shop.staff, of, 'balance { amountMinor }'))
    ?.balance.amountMinor;
const settledNote = async (content: string, until: string): Promise<unknown> =>
  ((await shop.dryRun('Stock', content, until))['notes'] as Answer[]).find(
    (note) => note['code'] === 'SETTLED',
  );
const settlements = (of = shop, fileId?: string): Promise<Answer[]> =>
  of.ask(
    of.staff,
    'query ($fileId: UUID) { settlements(fileId: $fileId) { id fileName settledUntil saleCount share { amountMinor currency } madeAt undoneAt } }',
    { fileId },
  );
const undo = (settlementId: unknown, of = shop): Promise<Answer> =>
  of.ask(
    of.staff,
    `mutation ($input: UndoSettlementInput!) { undoSettlement(input: $input) { __typename
      ... on Settlement { id saleCount undoneAt } ... on Problem { message } } }`,
    { input: { settlementId } },
  );

test('sales of the file until the given day count as paid out, later ones do not; said too late, it still holds', async () => {
  const rows = file(sold('30-9-2026'), sold('1-10-2026'));
  await shop.import('Stock', rows, '2026-09-30');
  expect(await balance()).toBe(500);
  expect(await shop.import('Stock', rows, '2026-10-01')).toMatchObject({ unchanged: 2 });
  expect(await balance()).toBe(0);
});

test('no sale of another file is touched, whoever it is of, and none that was rung up here', async () => {
  const another = await shop.consignor(customer + 50_000);
  await addItems(shop, customerId, [{ state: 'SOLD', soldOn: '2026-09-01', soldForMinor: 3000 }]);
  await shop.import('Stock', file(sold('1-9-2026'), sold('2-9-2026')));
  await shop.import('Stock', file(stock.sold({ customer: customer + 50_000, soldOn: '3-9-2026' })));
  const [before, theirs] = [await balance(), await balance(another)];
  expect(before).toBe(2500);
  await shop.import('Stock', file(sold('4-9-2026')), '2026-10-01');
  expect([await balance(), await balance(another)]).toEqual([before, theirs]);
});

test('the dry run says how many sales, and which rows; the ones settled before are not counted again', async () => {
  const rows = file(sold('30-9-2026'), stock.line(), sold('1-10-2026'), sold('2-10-2026'));
  expect(await settledNote(rows, '2026-10-01')).toEqual({ code: 'SETTLED', count: 2, rows: [2, 4] });
  await shop.import('Stock', rows, '2026-09-30');
  expect(await settledNote(rows, '2026-10-02')).toEqual({ code: 'SETTLED', count: 2, rows: [4, 5] });
  expect(await settledNote(rows, '2026-09-30')).toBeUndefined();
});

test('it is taken back to the cent, once, however often that is asked; and can be said again', async () => {
  const rows = file(sold('30-9-2026'), sold('1-10-2026'), sold('2-10-2026'));
  const fileId = await shop.upload(rows, 'voorraad.csv');
  await shop.importUpload('Stock', fileId, '2026-10-01');
  const [made] = await settlements(shop, fileId);
  expect(made).toMatchObject({
    fileName: 'voorraad.csv',
    settledUntil: '2026-10-01',
    saleCount: 2,
    share: { amountMinor: 1000, currency: 'EUR' },
    undoneAt: null,
  });
  expect(await balance()).toBe(500);
  const answers = await Promise.all([undo(made?.['id']), undo(made?.['id']), undo(made?.['id'])]);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({
    __typename: 'Settlement',
    saleCount: 2,
    undoneAt: '2026-11-22T10:00:00.000Z',
  });
  expect(await balance()).toBe(1500);
  await shop.import('Stock', rows, '2026-09-30');
  expect(await balance()).toBe(1000);
  await undo(made?.['id']);
  expect(await balance()).toBe(1000);
});

test('a day to come is refused by name, in the dry run too, and nothing is written', async () => {
  const rows = file(sold('30-9-2026'));
  const refused = {
    __typename: 'InvalidInput',
    fields: [{ path: 'settledUntil', code: 'OUT_OF_RANGE', message: 'Not after today, 2026-11-22' }],
  };
  expect(await shop.dryRun('Stock', rows, '2026-11-23')).toEqual(refused);
  expect(await shop.import('Stock', rows, '2026-11-23')).toEqual({
    __typename: 'InvalidInput',
    fields: [{ path: 'settledUntil', code: 'OUT_OF_RANGE' }],
    detail: '2026-11-22',
  });
  expect(await balance()).toBe(0);
});

test('where no sale is meant there is no settlement', async () => {
  const fileId = await shop.upload(file(sold('30-9-2026')));
  await shop.importUpload('Stock', fileId, '2026-09-29');
  expect(await settlements(shop, fileId)).toEqual([]);
});

test('another store sees none of it and takes nothing back', async () => {
  const fileId = await shop.upload(file(sold('30-9-2026')));
  await shop.importUpload('Stock', fileId, '2026-09-30');
  const [made] = await settlements(shop, fileId);
  expect(await settlements(other, fileId)).toEqual([]);
  expect(await undo(made?.['id'], other)).toEqual(await undo(newId(), other));
  expect(await balance()).toBe(0);
});
