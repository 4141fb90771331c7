import { forAllTests } from '../../kernel/testing/for-all-tests';
import { newId } from '../../kernel/id/id';
import { addItems } from '../testing/items';
import { openShops, type Answer } from '../testing/shop';

const { world, shop, other } = forAllTests(openShops);
let number = 0;

const consignor = (of = shop): Promise<string> => of.consignor((number += 1));
interface Page {
  nodes: { number: number; isDue: boolean; state: string }[];
  edges: { cursor: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
  total: { count: number; capped: boolean };
}
const pageSql =
  'nodes { number state isDue } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } total { count capped }';
const list = async (customerId: string, args = '', actor = shop.staff): Promise<Page> => {
  const answer = await shop.consignorOf<{ items: Page }>(actor, customerId, `items${args} { ${pageSql} }`);
  if (answer === null) throw new Error('No consignor');
  return answer.items;
};
const numbers = (page: Page): number[] => page.nodes.map((item) => item.number);

describe("a consignor's list", () => {
  test('is newest number first, and its pages are the whole list, forwards and back', async () => {
    const customerId = await consignor();
    const made = await addItems(
      shop,
      customerId,
      Array.from({ length: 7 }, () => ({})),
    );
    const newest = made.map((item) => item.number).reverse();
    const first = await list(customerId, '(first: 3)');
    expect(numbers(first)).toEqual(newest.slice(0, 3));
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await list(customerId, `(first: 3, after: "${first.pageInfo.endCursor}")`);
    const third = await list(customerId, `(first: 3, after: "${second.pageInfo.endCursor}")`);
    expect([...numbers(second), ...numbers(third)]).toEqual(newest.slice(3));
    expect(third.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect(numbers(await list(customerId, `(last: 3, before: "${third.pageInfo.startCursor}")`))).toEqual(
      numbers(second),
    );
    expect(numbers(await list(customerId, '(last: 2)'))).toEqual(newest.slice(-2));
    expect(first.total).toEqual({ count: 7, capped: false });
  });

  test('filters by state and by being due', async () => {
    const customerId = await consignor();
    const [due, fresh, sold, back] = await addItems(shop, customerId, [
      { returnOn: '2026-11-21' },
      { returnOn: '2026-11-22' },
      { state: 'SOLD', returnOn: '2026-11-01' },
      { state: 'RETURNED', returnOn: '2026-11-01' },
    ]);
    expect(numbers(await list(customerId, '(filter: { due: true })'))).toEqual([due?.number]);
    expect(numbers(await list(customerId, '(filter: { states: [ON_SALE], due: false })'))).toEqual([
      fresh?.number,
    ]);
    expect(numbers(await list(customerId, '(filter: { states: [SOLD, RETURNED] })'))).toEqual([
      back?.number,
      sold?.number,
    ]);
    expect((await list(customerId, '(filter: { states: [SOLD, RETURNED] })')).total).toEqual({
      count: 2,
      capped: false,
    });
  });

  test.each(['(first: 0)', '(first: 201)', '(last: 0)', '(after: "nonsense")', '(before: "WyJ4IiwieSJd")'])(
    'refuses %s',
    async (args) => {
      await expect(list(await consignor(), args)).rejects.toThrow('BAD_USER_INPUT');
    },
  );
});

test("an item is due the day after its return date, as the store's wall shows it", async () => {
  const customerId = await consignor();
  await addItems(shop, customerId, [{ returnOn: '2026-11-22' }]);
  const isDue = async (): Promise<boolean | undefined> => (await list(customerId)).nodes[0]?.isDue;
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

test('an item says what its consignor gets of the asking price, by the split frozen on it', async () => {
  const customerId = await consignor();
  const [gross, net, unpriced] = await addItems(shop, customerId, [
    { priceMinor: 4250, sharePercent: 60 },
    { priceMinor: 4250, sharePercent: 60, shareBase: 'NET_OF_VAT' },
    { state: 'RECEIVED' },
  ]);
  await world.database.admin('UPDATE consignment.item SET price_minor = NULL WHERE id = $1', [unpriced?.id]);
  // What is agreed now changes nothing of them.
  await shop.agree({ customerId, consignorSharePercent: 10 });
  const { nodes } = await shop
    .consignorOf<{ items: { nodes: Answer[] } }>(
      shop.portal(customerId),
      customerId,
      'items { nodes { number sharePercent shareBase expectedShare { amountMinor currency } } }',
    )
    .then((answer) => answer?.items ?? { nodes: [] });
  expect(nodes).toEqual([
    { number: unpriced?.number, sharePercent: 50, shareBase: 'GROSS', expectedShare: null },
    {
      number: net?.number,
      sharePercent: 60,
      shareBase: 'NET_OF_VAT',
      expectedShare: { amountMinor: 2107, currency: 'EUR' },
    },
    {
      number: gross?.number,
      sharePercent: 60,
      shareBase: 'GROSS',
      expectedShare: { amountMinor: 2550, currency: 'EUR' },
    },
  ]);
});

test('nothing due has no dates', async () => {
  expect(
    await shop.consignorOf(shop.staff, await consignor(), 'due { count firstReturnOn collectBy }'),
  ).toEqual({
    due: { count: 0, firstReturnOn: null, collectBy: null },
  });
});

describe('one item', () => {
  const itemQuery =
    'query ($id: UUID!) { consignmentItem(id: $id) { id number description category size brand price { amountMinor currency } state intakeOn receivedOn returnOn sharePercent sale { soldOn } customer { id } } }';
  const entityQuery =
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on ConsignmentItem { number } } }';

  test('has all that is known of it; what nobody gave is null', async () => {
    const customerId = await consignor();
    const [item] = await addItems(shop, customerId, [{ priceMinor: 4250, returnOn: '2026-12-14' }]);
    expect(await shop.ask(shop.staff, itemQuery, { id: item?.id })).toEqual({
      id: item?.id,
      number: item?.number,
      description: 'Jas groen',
      category: null,
      size: null,
      brand: null,
      price: { amountMinor: 4250, currency: 'EUR' },
      state: 'ON_SALE',
      intakeOn: '2026-10-19',
      receivedOn: '2026-10-19',
      returnOn: '2026-12-14',
      sharePercent: 50,
      sale: null,
      customer: { id: customerId },
    });
  });

  test('of another consignor or another store is as if it had never existed, by query and as an entity', async () => {
    const [mine, theirs] = [await consignor(), await consignor()];
    const [own] = await addItems(shop, mine, [{}]);
    const [foreign] = await addItems(shop, theirs, [{}]);
    const [distant] = await addItems(other, await consignor(other), [{}]);
    const me = shop.portal(mine);
    expect(await shop.ask(me, itemQuery, { id: own?.id })).toMatchObject({ number: own?.number });
    for (const id of [foreign?.id, distant?.id, newId()]) {
      expect(await shop.ask(me, itemQuery, { id })).toBeNull();
    }
    const of = [own, foreign, distant].map((item) => ({ __typename: 'ConsignmentItem', id: item?.id }));
    expect(await shop.ask<(Answer | null)[]>(me, entityQuery, { of })).toEqual([
      { number: own?.number },
      null,
      null,
    ]);
  });
});

test("a list does not show another consignor's goods even where the customer is named", async () => {
  const [mine, theirs] = [await consignor(), await consignor()];
  await addItems(shop, theirs, [{}]);
  expect(await shop.consignorOf(shop.portal(mine), theirs, 'items { nodes { number } }')).toBeNull();
  expect(await shop.consignorOf(other.staff, theirs, 'items { nodes { number } }')).toBeNull();
});

test('the database refuses what no code should write', async () => {
  const [item] = await addItems(shop, await consignor(), [{ priceMinor: 100 }]);
  const refused = (change: string) =>
    expect(world.database.admin(`UPDATE consignment.item SET ${change} WHERE id = $1`, [item?.id])).rejects;
  await refused('price_minor = NULL').toMatchObject({ constraint: 'item_on_sale_has_price' });
  await refused('price_minor = -1').toMatchObject({ constraint: 'item_price' });
  await refused(`state = 'GONE'`).toMatchObject({ constraint: 'item_moves' });
  await refused('share_percent = NULL').toMatchObject({ constraint: 'item_split_is_frozen' });
  await refused(`return_on = '2020-01-01'`).toMatchObject({ constraint: 'item_returns_after_intake' });
});
