import { payableOn } from './payable.rules';
import { driftedBalances } from '../testing/ledger';
import { addItems } from '../testing/items';
import { openShops, type Shop } from '../testing/shop';
import { soldUnit, tellSales, undoneUnit } from '../testing/unit-sales';
import { forAllTests } from '../../kernel/testing/for-all-tests';

/** It is 22 November 2026. */
const { world, shop } = forAllTests(openShops);
const DAY = 86_400_000;
let number = 5200;

const settle = (of: Shop, returnWindowDays: number): Promise<unknown> =>
  of.ask(
    of.staff,
    'mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename } }',
    { input: { returnWindowDays } },
  );
const figures = (customerId: string): Promise<{ balance: number; payable: number }> =>
  shop
    .consignorOf<Record<'balance' | 'payable', { amountMinor: number }>>(
      ...([shop.portal(customerId), customerId, 'balance { amountMinor } payable { amountMinor }'] as const),
    )
    .then((found) => ({
      balance: found?.balance.amountMinor ?? NaN,
      payable: found?.payable.amountMinor ?? NaN,
    }));
const payableDays = (customerId: string): Promise<object[]> =>
  world.database.admin(
    'SELECT kind, payable_on::text AS "on" FROM consignment.balance_line WHERE customer_id = $1 ORDER BY id',
    [customerId],
  );

afterEach(async () => expect(await driftedBalances(shop)).toEqual([]));

test('a share can be paid out the day after its buyer could bring it back, at once where they cannot, and 14 days bought on the web [R-CO6]', () => {
  const till = { soldOn: '2026-02-20', isOnline: false };
  expect(payableOn(till, { returnWindowDays: 0 })).toBe('2026-02-20');
  expect(payableOn(till, { returnWindowDays: 8 })).toBe('2026-03-01');
  expect(payableOn({ ...till, isOnline: true }, { returnWindowDays: 0 })).toBe('2026-03-07');
  expect(payableOn({ ...till, isOnline: true }, { returnWindowDays: 60 })).toBe('2026-03-07');
});

test('what buyers may still bring back is owed and not to be paid out yet; the day that is over, it is', async () => {
  await settle(shop, 3);
  const customerId = await shop.consignor((number += 1));
  const [old, fresh] = await addItems(shop, customerId, [{ priceMinor: 1000 }, { priceMinor: 1000 }]);
  await tellSales(
    shop,
    soldUnit(old?.id ?? '', 1, { soldOn: '2026-11-18' }),
    soldUnit(fresh?.id ?? '', 1, { soldOn: '2026-11-20' }),
  );
  expect(await figures(customerId)).toEqual({ balance: 1000, payable: 500 });
  // In its sale stands what was agreed then: another term is for what is sold from now on.
  await settle(shop, 30);
  expect(await figures(customerId)).toEqual({ balance: 1000, payable: 500 });
  world.clock.advance(DAY);
  expect(await figures(customerId)).toEqual({ balance: 1000, payable: 500 });
  world.clock.advance(DAY);
  expect(await figures(customerId)).toEqual({ balance: 1000, payable: 1000 });
  world.clock.advance(-2 * DAY);
});

test('a sale undone before that day takes nothing from what can be paid out; a fee does at once', async () => {
  await settle(shop, 14);
  const customerId = await shop.consignor((number += 1));
  const [paid, undone] = await addItems(shop, customerId, [{ priceMinor: 1000 }, { priceMinor: 1000 }]);
  await tellSales(shop, soldUnit(paid?.id ?? '', 1, { soldOn: '2026-11-01' }));
  await tellSales(shop, soldUnit(undone?.id ?? '', 1, { soldOn: '2026-11-21' }));
  await tellSales(shop, undoneUnit(undone?.id ?? '', 2));
  expect(await payableDays(customerId)).toEqual([
    { kind: 'SALE', on: '2026-11-16' },
    { kind: 'SALE', on: '2026-12-06' },
    { kind: 'SALE_UNDONE', on: '2026-12-06' },
  ]);
  expect(await figures(customerId)).toEqual({ balance: 500, payable: 500 });
  await shop.ask(
    shop.staff,
    `mutation ($input: AddBalanceLineInput!) { addBalanceLine(input: $input) { __typename } }`,
    { input: { customerId, kind: 'FEE', amountMinor: -700, reason: 'Etiketten' } },
  );
  expect(await figures(customerId)).toEqual({ balance: -200, payable: -200 });
});

test('who has no sales has nothing to be paid out, and nobody reads what is another one’s', async () => {
  const [anna, jan] = [await shop.consignor((number += 1)), await shop.consignor((number += 1))];
  expect(await figures(anna)).toEqual({ balance: 0, payable: 0 });
  expect(await shop.consignorOf(shop.portal(anna), jan, 'payable { amountMinor }')).toBeNull();
});
