import { forAllTests } from '../../kernel/testing/for-all-tests';
import { openShops } from '../testing/shop';
import { StockFile } from '../testing/stock-file';

/** Days of a stock file: the store's, however the program wrote them [R-IM2]. */
const { world, shop } = forAllTests(openShops);
const stock = new StockFile(7300);
let consignor: string;

beforeAll(async () => {
  consignor = await shop.consignor(7300);
});

test('a sale at an instant is of the day, and of the month, that the store’s calendar shows then', async () => {
  const file = stock.of(
    stock.sold({ intake: '2026-09-30T22:00:00Z', soldOn: '2026-10-31T23:00:00.000Z', soldFor: '10,00' }),
    stock.sold({ intake: '1-okt-26', soldOn: '2026-10-31T22:59:59Z', soldFor: '7,00' }),
  );
  expect(await shop.import('Stock', file)).toMatchObject({ created: 2 });
  const days = await world.database.admin(
    `SELECT i.intake_on::text, l.sold_on::text FROM consignment.item i JOIN consignment.sale l ON l.item_id = i.id ORDER BY i.number`,
  );
  expect(days).toEqual([
    { intake_on: '2026-10-01', sold_on: '2026-11-01' },
    { intake_on: '2026-10-01', sold_on: '2026-10-31' },
  ]);
  const figures = await shop.consignorOf<Record<string, unknown>>(
    shop.portal(consignor),
    consignor,
    `salesByMonth(months: 2) { month count soldFor { amountMinor } }
     november: salesSummary(period: { from: "2026-11-01", until: "2026-11-30" }) { count soldFor { amountMinor } }`,
  );
  expect(figures).toEqual({
    salesByMonth: [
      { month: '2026-10', count: 1, soldFor: { amountMinor: 700 } },
      { month: '2026-11', count: 1, soldFor: { amountMinor: 1000 } },
    ],
    november: { count: 1, soldFor: { amountMinor: 1000 } },
  });
});

test('a column of American dates is one fault, and says where it shows', async () => {
  const file = stock.of(
    ...['10/05/2026', '10/13/2026', '11/02/2026'].map((intake) => stock.line({ intake, returns: '' })),
  );
  expect(await shop.dryRun('Stock', file)).toMatchObject({
    faultCount: 1,
    faults: [
      {
        ...{ row: 1, column: 'Inbrengdatum', letter: 'H', code: 'MONTH_FIRST', value: '10/13/2026' },
        message: expect.stringContaining('row 3'),
      },
    ],
    firstRows: expect.arrayContaining([
      expect.objectContaining({
        cells: expect.arrayContaining([{ column: 'Inbrengdatum', kind: 'DATE', value: '2026-10-05' }]),
      }),
    ]),
  });
  expect(await shop.import('Stock', file)).toMatchObject({ __typename: 'ImportFaulty' });
});

test('a wrong month among days that come first is a fault of its own', async () => {
  const file = stock.of(
    ...['10/05/2026', '10/13/2026', '25/09/2026'].map((intake) => stock.line({ intake, returns: '' })),
  );
  expect(await shop.dryRun('Stock', file)).toMatchObject({
    faultCount: 1,
    faults: [{ row: 3, code: 'NOT_A_DATE', hint: '13/10/2026?' }],
  });
});
