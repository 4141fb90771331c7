import { forAllTests } from '../../kernel/testing/for-all-tests';
import { addItems } from '../testing/items';
import { openShops } from '../testing/shop';

const { world, shop } = forAllTests(openShops);
let number = 0;

const consignor = (): Promise<string> => shop.consignor((number += 1));

test("an item is due the day after its return date, as the store's wall shows it", async () => {
  const customerId = await consignor();
  await addItems(shop, customerId, [{ returnOn: '2026-11-22' }]);
  const isDue = async (): Promise<boolean | undefined> => {
    const found = await shop.consignorOf<{ items: { nodes: { isDue: boolean }[] } }>(
      shop.staff,
      customerId,
      'items { nodes { isDue } }',
    );
    return found?.items.nodes[0]?.isDue;
  };
  expect(await isDue()).toBe(false);
  // 22:59 UTC on the 22nd is still the 22nd in Amsterdam, 23:00 UTC is the 23rd there.
  world.clock.advance((12 * 60 + 59) * 60_000);
  expect(await isDue()).toBe(false);
  world.clock.advance(60_000);
  expect(await isDue()).toBe(true);
  world.clock.advance(-13 * 60 * 60_000);
});

test('counts and what is due are those of the list, and the first is to be collected within the days of grace', async () => {
  const customerId = await consignor();
  await addItems(shop, customerId, [
    { returnOn: '2026-11-10' },
    { returnOn: '2026-11-20' },
    { returnOn: '2026-12-20' },
    { state: 'SOLD' },
    { state: 'SOLD' },
    { state: 'RETURNED' },
    { state: 'DONATED' },
    { state: 'SUBMITTED' },
    { state: 'LOST' },
  ]);
  const figures =
    'stock { all draft submitted received rejected onSale due sold returned donated withdrawn lost back } due { count firstReturnOn collectBy afterwards }';
  expect(await shop.consignorOf(shop.portal(customerId), customerId, figures)).toEqual({
    stock: {
      ...{ all: 9, draft: 0, submitted: 1, received: 0, rejected: 0, onSale: 3, due: 2, sold: 2 },
      ...{ returned: 1, donated: 1, withdrawn: 0, lost: 1, back: 2 },
    },
    due: { count: 2, firstReturnOn: '2026-11-10', collectBy: '2026-11-24', afterwards: 'STORE_DECIDES' },
  });
});

test('the counts of the states are all there is, each item in one of them', async () => {
  const states = [
    'DRAFT',
    'SUBMITTED',
    'RECEIVED',
    'REJECTED',
    'ON_SALE',
    'SOLD',
    'RETURNED',
    'DONATED',
    'WITHDRAWN',
    'LOST',
  ];
  const customerId = await consignor();
  await addItems(
    shop,
    customerId,
    states.flatMap((state, at) => Array.from({ length: at + 1 }, () => ({ state }))),
  );
  const answer = await shop.consignorOf<{ stock: Record<string, number> }>(
    shop.staff,
    customerId,
    'stock { all draft submitted received rejected onSale sold returned donated withdrawn lost }',
  );
  const { all, ...each } = answer?.stock ?? {};
  expect(Object.values(each)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(all).toBe(55);
});

test('the deadline of an item is the one of what is due, with what happens after it, for the portal and for staff', async () => {
  const customerId = await consignor();
  const [due] = await addItems(shop, customerId, [{ returnOn: '2026-11-10' }, { state: 'RETURNED' }]);
  const asked = 'due { collectBy afterwards } items { nodes { number returnOn collectBy afterwards } }';
  const said = async (afterwards: string): Promise<void> => {
    for (const actor of [shop.portal(customerId), shop.staff]) {
      const answer = await shop.consignorOf<{ due: object; items: { nodes: object[] } }>(
        actor,
        customerId,
        asked,
      );
      expect(answer?.due).toEqual({ collectBy: '2026-11-24', afterwards });
      expect(answer?.items.nodes).toEqual([
        expect.objectContaining({ returnOn: '2026-12-14', collectBy: '2026-12-28', afterwards: null }),
        { number: due?.number, returnOn: '2026-11-10', collectBy: '2026-11-24', afterwards },
      ]);
    }
  };
  await said('STORE_DECIDES');
  await shop.agree({ customerId, charity: 'YES' });
  await said('DONATED');
});

test('nothing due has no dates', async () => {
  expect(
    await shop.consignorOf(shop.staff, await consignor(), 'due { count firstReturnOn collectBy }'),
  ).toEqual({
    due: { count: 0, firstReturnOn: null, collectBy: null },
  });
});
