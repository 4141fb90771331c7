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
