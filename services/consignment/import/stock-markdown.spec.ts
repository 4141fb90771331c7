import { forAllTests } from '../../kernel/testing/for-all-tests';
import { price } from '../testing/receipts';
import { markdownPass } from '../testing/markdowns';
import { openShops, type Answer } from '../testing/shop';
import { StockFile } from '../testing/stock-file';

const { world, shop } = forAllTests(openShops);
const file = new StockFile(7950);
const usual = [{ afterDays: 28, percent: 20 }];

// 22 November 2026; what a file brings came in on 19 October.
beforeAll(async () => {
  await shop.consignor(7950);
});

const settings = (input: object): Promise<Answer> =>
  shop.ask(
    shop.staff,
    'mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename } }',
    { input },
  );
const pass = (): Promise<void> => markdownPass(shop);
const importOf = (...lines: string[]): Promise<Answer> => shop.import('Stock', file.of(...lines));
const idOf = async (number: number): Promise<string> => {
  const { id } = await shop.ask<{ id: string }>(
    shop.staff,
    'query ($number: Int!) { consignmentItemByNumber(number: $number) { id } }',
    { number },
  );
  return id;
};
const seen = (number: number): Promise<Answer> =>
  shop.ask(
    shop.staff,
    `query ($number: Int!) { consignmentItemByNumber(number: $number) { description state price { amountMinor } firstPrice { amountMinor }
      prices { because } sale { soldFor { amountMinor } share { amountMinor } storePart { amountMinor } } } }`,
    { number },
  );
const sale = (soldFor: number, share: number, storePart: number) => ({
  state: 'SOLD',
  sale: {
    soldFor: { amountMinor: soldFor },
    share: { amountMinor: share },
    storePart: { amountMinor: storePart },
  },
});
const sold = { status: 'Verkocht', soldOn: '22-11-2026' };

test('an imported item has been on sale since it came in, and what was marked down here a file does not raise: it says what was first asked [S22]', async () => {
  await settings({ markdownSteps: usual, markdownBorneBy: 'STORE' });
  await importOf(file.line({ price: '42,50' }));
  await pass();
  const { number } = file;
  expect(await seen(number)).toMatchObject({
    price: { amountMinor: 3400 },
    firstPrice: { amountMinor: 4250 },
  });
  await importOf(file.line({ number, price: '42,50', description: 'Jas blauw' }));
  expect(await seen(number)).toMatchObject({
    ...{ description: 'Jas blauw', price: { amountMinor: 3400 } },
    prices: [{ because: 'MARKDOWN' }, { because: 'IMPORT' }],
  });
  await importOf(file.line({ number, price: '40,00', description: 'Jas blauw' }));
  await settings({});
  await pass();
  // A price of the file's own begins anew: the step of day 28 is behind.
  expect(await seen(number)).toMatchObject({
    price: { amountMinor: 4000 },
    firstPrice: { amountMinor: 4000 },
  });
});

test('the dry run says how many the schedule marks down at once, how many are past their day of return, and which categories the list has not', async () => {
  await settings({ markdownSteps: usual, categories: ['Dames', 'Heren'] });
  const past = { intake: '01-08-2026', returns: '26-09-2026' };
  const content = file.of(
    file.line(),
    file.line({ intake: '20-11-2026', returns: '15-01-2027', category: 'Boeken' }),
    file.line({ ...past, category: 'Wonen' }),
    file.sold({ category: 'Boeken' }),
  );
  const note = (code: string, rows: number[], words: string[] = []) => ({
    ...{ code, rows, words, count: rows.length },
  });
  const asked = async (settledUntil: string | null): Promise<Answer> =>
    shop.ask(
      shop.staff,
      `query ($id: UUID!, $settledUntil: LocalDate) { dryRunStock(fileId: $id, settledUntil: $settledUntil) { ... on ImportDryRun {
        owed { amountMinor currency } notes { code count rows words } } } }`,
      { id: await shop.upload(content), settledUntil },
    );
  const notes = [
    note('MARKED_DOWN_AT_ONCE', [2]),
    note('PAST_RETURN', [4]),
    note('OTHER_CATEGORY', [3, 4, 5], ['Boeken', 'Wonen']),
  ];
  expect(await asked(null)).toEqual({
    ...{ owed: { amountMinor: 2000, currency: 'EUR' } },
    notes: [note('SOLD', [5]), ...notes],
  });
  expect(await asked('2026-10-28')).toEqual({
    ...{ owed: { amountMinor: 0, currency: 'EUR' } },
    notes: [note('SOLD', [5]), note('SETTLED', [5]), ...notes],
  });
  // What it says comes about, and said once it is said.
  const [first] = [file.number - 3];
  await shop.import('Stock', content);
  await pass();
  expect(await seen(first)).toMatchObject({ price: { amountMinor: 3400 } });
  expect(await seen(first + 2)).toMatchObject({ price: { amountMinor: 4250 } });
  expect(await asked(null)).toEqual({ owed: null, notes: [] });
  await settings({ markdownSteps: [], categories: [] });
  const next = await shop.dryRun('Stock', file.of(file.line({ category: 'Wonen' })));
  expect(next['notes']).toEqual([]);
});

test('sold at its marked-down price, the share is of the price first asked where the store bears that, and of the price paid where both do [R-CO5]', async () => {
  await settings({ markdownSteps: usual, markdownBorneBy: 'STORE' });
  await importOf(file.line({ price: '42,50' }));
  const ofStore = file.number;
  await settings({ markdownBorneBy: 'SHARED' });
  await importOf(file.line({ price: '42,50' }));
  const ofBoth = file.number;
  await pass();
  await importOf(
    file.line({ ...sold, number: ofStore, soldFor: '34,00' }),
    file.line({ ...sold, number: ofBoth, soldFor: '34,00' }),
  );
  expect(await seen(ofStore)).toMatchObject(sale(3400, 2125, 1275));
  expect(await seen(ofBoth)).toMatchObject(sale(3400, 1700, 1700));
  // Corrected while nobody is paid: what was bargained for besides, both bear.
  await importOf(file.line({ ...sold, number: ofStore, soldFor: '30,00' }));
  expect(await seen(ofStore)).toMatchObject(sale(3000, 1925, 1075));
});

test('what a file brings as sold is divided by what was paid: nobody here has marked it down', async () => {
  await settings({ markdownSteps: usual, markdownBorneBy: 'STORE' });
  await importOf(file.sold({ price: '42,50', soldFor: '34,00' }));
  expect(await seen(file.number)).toMatchObject(sale(3400, 1700, 1700));
});

test('a markdown may leave the store less than nothing: the parts add up all the same [R-CO5]', async () => {
  await settings({ markdownSteps: [{ afterDays: 28, percent: 90 }], markdownBorneBy: 'STORE' });
  await importOf(file.line({ price: '100,00' }));
  await pass();
  await importOf(file.line({ ...sold, number: file.number, price: '100,00', soldFor: '10,00' }));
  expect(await seen(file.number)).toMatchObject(sale(1000, 5000, -4000));
});

test('the share is of the price in force on the day of sale, whatever became of it before the file was read [R-CO5]', async () => {
  await settings({ markdownSteps: [{ afterDays: 35, percent: 20 }], markdownBorneBy: 'STORE' });
  await importOf(file.line({ price: '100,00' }));
  const haggled = file.number;
  // 23 November, day 35: marked down at midnight, after the sale.
  world.clock.advance(86_400_000);
  await pass();
  await importOf(file.line({ ...sold, number: haggled, price: '100,00', soldFor: '90,00' }));
  expect(await seen(haggled)).toMatchObject(sale(9000, 4500, 4500));
  await importOf(file.line({ price: '100,00' }));
  const lowered = file.number;
  await settings({ markdownSteps: [{ afterDays: 35, percent: 20 }] });
  await pass();
  world.clock.advance(86_400_000);
  await price(shop, await idOf(lowered), 7000);
  const monday = { ...sold, number: lowered, soldOn: '23-11-2026', price: '70,00' };
  await importOf(file.line({ ...monday, soldFor: '80,00' }));
  expect(await seen(lowered)).toMatchObject(sale(8000, 5000, 3000));
  // Corrected, it is divided by the same price as the first time.
  await importOf(file.line({ ...monday, soldFor: '75,00' }));
  expect(await seen(lowered)).toMatchObject(sale(7500, 4750, 2750));
});
