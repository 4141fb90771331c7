import { forAllTests } from '../../kernel/testing/for-all-tests';
import { intakeIn, newConsignor, type Entering } from '../testing/intakes';
import { openShops } from '../testing/shop';

const { world, shop } = forAllTests(openShops);
const consignor = (itemAllowance: number): Promise<Entering> => newConsignor(shop, itemAllowance);

test('intakes and what is in them are read in pages, there and back', async () => {
  const anna = await consignor(40);
  for (const count of [3, 1, 2]) {
    world.clock.advance(1000);
    await anna.submit(await anna.fill(count));
    await shop.agree({ customerId: anna.customerId, itemAllowance: 40 });
  }
  const page = (args: string): Promise<Page> =>
    shop
      .consignorOf<{ intakes: Page }>(
        shop.portal(anna.customerId),
        anna.customerId,
        `intakes(${args}) { nodes { id items(first: 1) { nodes { number } total { count } pageInfo { endCursor } } } pageInfo { endCursor startCursor } total { count } }`,
      )
      .then((found) => found?.intakes as Page);
  const first = await page('first: 2');
  expect(first.nodes.map(({ items }) => items.total.count)).toEqual([2, 1]);
  const last = await page(`first: 2, after: "${first.pageInfo.endCursor}"`);
  expect(last.nodes.map(({ items }) => items.total.count)).toEqual([3]);
  expect((await page(`last: 2, before: "${last.pageInfo.startCursor}"`)).nodes).toEqual(first.nodes);
  const [
    { id, items } = { id: '', items: { pageInfo: { endCursor: '' }, nodes: [] as { number: number }[] } },
  ] = last.nodes;
  const rest = await shop.ask<{ items: { nodes: { number: number }[] } }>(
    shop.staff,
    `{ intake(id: "${id}") { items(first: 5, after: "${items.pageInfo.endCursor}") { nodes { number } } } }`,
  );
  const start = items.nodes[0]?.number ?? 0;
  expect(rest.items.nodes).toEqual([{ number: start + 1 }, { number: start + 2 }]);
});

interface Page {
  nodes: {
    id: string;
    items: { nodes: { number: number }[]; total: { count: number }; pageInfo: { endCursor: string } };
  }[];
  pageInfo: { startCursor: string; endCursor: string };
}

test('what waits for labels is listed, whoever handed over first, first [K27a]', async () => {
  const [anna, piet] = [await consignor(2), await consignor(2)];
  const [first, second] = [intakeIn(await anna.enter()), intakeIn(await piet.enter())];
  await piet.submit(second);
  world.clock.advance(1000);
  await anna.submit(first);
  const waiting = await shop.ask<{ nodes: { id: string }[]; total: { count: number } }>(
    shop.staff,
    '{ intakes(filter: { state: SUBMITTED }, first: 200) { nodes { id } total { count } } }',
  );
  const order = waiting.nodes.map(({ id }) => id).filter((id) => [first, second].includes(id));
  expect(order).toEqual([second, first]);
  expect(waiting.total.count).toBe(waiting.nodes.length);
  expect(
    await shop.consignorOf(shop.portal(anna.customerId), anna.customerId, 'intakes { nodes { id state } }'),
  ).toEqual({
    intakes: { nodes: [{ id: first, state: 'SUBMITTED' }] },
  });
});
