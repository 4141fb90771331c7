import fc from 'fast-check';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { addItems } from '../testing/items';
import { openShops } from '../testing/shop';
import { StockFile } from '../testing/stock-file';
import { handedOver, receive } from '../testing/receipts';
import { standardPercentOn } from './vat.rules';

const { world, shop, other } = forAllTests(openShops);

const days = fc.constantFrom(
  '2010-01-01',
  '2012-09-30',
  '2012-10-01',
  '2019-01-01',
  '2026-11-22',
  '2027-01-01',
);
test('whatever the order of the rates, the last standard one that has begun holds on a day, and none before the first', () => {
  const rates = [
    { vatClass: 'STANDARD', startsOn: '2011-01-01', percent: 19 },
    { vatClass: 'STANDARD', startsOn: '2012-10-01', percent: 21 },
    { vatClass: 'REDUCED', startsOn: '2019-01-01', percent: 9 },
    { vatClass: 'STANDARD', startsOn: '2027-01-01', percent: 22.5 },
  ];
  const expected: Record<string, number> = { '2010-01-01': 0, '2012-09-30': 19, '2027-01-01': 22.5 };
  fc.assert(
    fc.property(fc.shuffledSubarray(rates, { minLength: 4 }), days, (shuffled, day) => {
      expect(standardPercentOn(shuffled, day)).toBe(expected[day] ?? 21);
    }),
  );
  expect(standardPercentOn([], '2026-11-22')).toBe(0);
});

/** What is expected of an item of 42.50 at 60 % of the price without VAT. */
async function expectedShare(): Promise<number> {
  const customerId = await shop.consignor((lastNumber += 1));
  const [item] = await addItems(shop, customerId, [
    { priceMinor: 4250, sharePercent: 60, shareBase: 'NET_OF_VAT' },
  ]);
  const answer = await shop.ask<{ expectedShare: { amountMinor: number } }>(
    shop.portal(customerId),
    'query ($id: UUID!) { consignmentItem(id: $id) { expectedShare { amountMinor } } }',
    { id: item?.id },
  );
  return answer.expectedShare.amountMinor;
}
let lastNumber = 5200;

test('what is expected is reckoned by the rate of today, whatever order the news of rates come in [R-CO5]', async () => {
  expect(await expectedShare()).toBe(2107);
  await shop.vat([['1900-01-01', 9]], 9);
  await shop.vat([['1900-01-01', 25]], 8);
  await shop.vat([['1900-01-01', 25]], 9);
  expect(await expectedShare()).toBe(2339);
  // A law of a later day counts from that day on.
  await shop.vat(
    [
      ['1900-01-01', 21],
      ['2026-11-23', 25],
    ],
    10,
  );
  expect(await expectedShare()).toBe(2107);
  world.clock.advance(86_400_000);
  expect(await expectedShare()).toBe(2040);
});

test('the receipt of an intake says shares by the rate of the day it was received', async () => {
  await shop.ask(
    shop.staff,
    'mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename } }',
    { input: { shareBase: 'NET_OF_VAT', consignorSharePercent: 60 } },
  );
  const { intakeId } = await handedOver(shop, 4250);
  await receive(shop, intakeId);
  const [receipt] = await world.database.admin<{ share: number }>(
    `SELECT (items -> 0 ->> 'shareMinor')::int AS share FROM consignment.intake_receipt WHERE intake_id = $1`,
    [intakeId],
  );
  expect(receipt?.share).toBe(2040);
});

test('an imported sale is divided by the rate of its day, and keeps it [R-CO5 R-IM3]', async () => {
  await other.vat(
    [
      ['1900-01-01', 9],
      ['2026-10-01', 21],
    ],
    3,
  );
  await other.ask(
    other.staff,
    'mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename } }',
    { input: { shareBase: 'NET_OF_VAT', consignorSharePercent: 60 } },
  );
  await other.consignor(2054);
  const file = new StockFile(2054);
  const sold = (soldOn: string): string => file.sold({ soldOn, soldFor: '42,50' });
  const answer = await other.import('Stock', file.of(sold('30-09-2026'), sold('01-10-2026')));
  expect(answer).toMatchObject({ __typename: 'ImportDone', created: 2 });
  const sales = await world.database.admin(
    `SELECT sold_on::text, share_minor::int AS share, vat_percent::float8 AS vat, vat_scheme, sold_from, is_online FROM consignment.sale WHERE store_id = $1 ORDER BY 1`,
    [other.storeId],
  );
  const imported = { vat_scheme: 'MARGIN', sold_from: null, is_online: false };
  expect(sales).toEqual([
    { sold_on: '2026-09-30', share: 2339, vat: 9, ...imported },
    { sold_on: '2026-10-01', share: 2107, vat: 21, ...imported },
  ]);
});
