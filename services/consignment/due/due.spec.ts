import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { dueOf, moveDue, statesOf, timesMoved, type SeenDue } from '../testing/due';
import { addItems, type GivenItem } from '../testing/items';
import { openShops, type Answer } from '../testing/shop';
import { AfterGrace } from '../item/deadline.rules';
import { leftBecause, type DueDay } from './due.rules';
import type { DueFilter } from './due.input';

/** It is 22 November 2026; the days of grace are 14, so that what was to be returned on the 8th may still be collected. */
const { world, shop, other } = forAllTests(openShops);
let number = 4000;
const consignor = (charity: 'YES' | 'NO' | 'NOT_ASKED' = 'NO'): Promise<string> =>
  shop.consignor((number += 1), { charity });
const idsOf = async (customerId: string, given: GivenItem[]): Promise<string[]> =>
  (await addItems(shop, customerId, given)).map(({ id }) => id);
const due = (count: number, returnOn = '2026-11-10'): GivenItem[] =>
  Array.from({ length: count }, () => ({ returnOn }));
const rule = (afterGrace: AfterGrace): Promise<Answer> =>
  shop.ask(
    shop.staff,
    'mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename } }',
    { input: { afterGrace } },
  );
/** All of them, page by page. */
async function allOf(filter: DueFilter, first = 200): Promise<SeenDue['items']['nodes']> {
  const nodes: SeenDue['items']['nodes'] = [];
  for (let after: string | null = null; ;) {
    const { items }: SeenDue = await dueOf(shop, filter, { first, after });
    nodes.push(...items.nodes);
    if (!items.pageInfo.hasNextPage) return nodes;
    after = items.pageInfo.endCursor;
  }
}

test('the preview is what the rule says of each item, whatever is agreed and however it is filtered', async () => {
  const days = ['2026-10-20', '2026-11-07', '2026-11-08', '2026-11-21', '2026-11-22'];
  const states = ['ON_SALE', 'ON_SALE', 'RETURNED', 'SOLD', 'RECEIVED'];
  const known = [];
  for (const charity of ['YES', 'NO', 'NOT_ASKED'] as const) {
    const customerId = await consignor(charity);
    const given = days.flatMap((returnOn, at) =>
      states.map((state) => ({ returnOn, state, priceMinor: 1000 + at })),
    );
    const made = await idsOf(customerId, given);
    known.push(...given.map((item, at) => ({ ...item, id: made[at] ?? '', customerId, charity }) as const));
  }
  for (const afterGrace of Object.values(AfterGrace)) {
    await rule(afterGrace);
    const day: DueDay = { today: '2026-11-22', firstInGrace: '2026-11-08', afterGrace };
    for (const customerId of [null, known[0]?.customerId ?? null, known.at(-1)?.customerId ?? null])
      for (const upTo of [null, '2026-11-07'])
        for (const graceOver of [null, true, false])
          for (const goesTo of [null, 'CONSIGNOR', 'CHARITY', 'STORE'] as const) {
            const filter = { customerId, upTo, graceOver, goesTo };
            const passing = known.filter(
              (item) => leftBecause({ ...item, state: item.state as 'ON_SALE' }, filter, day) === null,
            );
            const seen = await dueOf(shop, filter);
            expect(seen.items.nodes.map(({ id }) => id)).toEqual(
              passing
                .toSorted((a, b) => (a.customerId + a.id < b.customerId + b.id ? -1 : 1))
                .map(({ id }) => id),
            );
            const group = seen.groups.filter((each) => goesTo === null || each.goesTo === goesTo);
            const sum = (of: (each: (typeof group)[number]) => number): number =>
              group.reduce((total, each) => total + of(each), 0);
            expect([seen.count, sum(({ count }) => count)]).toEqual([passing.length, passing.length]);
            expect(sum(({ asked }) => asked.amountMinor)).toBe(
              passing.reduce((total, { priceMinor }) => total + priceMinor, 0),
            );
            expect(sum(({ inGrace }) => inGrace)).toBe(
              passing.filter(({ returnOn }) => returnOn >= day.firstInGrace).length,
            );
            if (goesTo !== null) expect(seen.items.nodes.every((each) => each.goesTo === goesTo)).toBe(true);
          }
  }
  await rule('STORE_DECIDES');
});

test('the list goes on page by page, those of one consignor together, and says how many consignors there are', async () => {
  const [anna, bert] = [await consignor(), await consignor()];
  const ids = [...(await idsOf(anna, due(5))), ...(await idsOf(bert, due(4)))];
  const only = { upTo: '2026-11-10', graceOver: false, goesTo: 'CONSIGNOR' as const };
  const here = (await allOf(only, 2)).filter(({ id }) => ids.includes(id)).map(({ id }) => id);
  expect(here).toEqual(ids);
  const { groups, items } = await dueOf(shop, { ...only, customerId: bert });
  expect(groups[0]).toEqual({
    ...{ goesTo: 'CONSIGNOR', count: 4, inGrace: 4, consignors: 1, asked: { amountMinor: 4000 } },
  });
  expect(items.total).toEqual({ count: 4, capped: false });
});

test('what is due goes where it is said, all at once: each once in its history, and its consignor and commerce are told', async () => {
  await world.database.admin(
    `INSERT INTO kernel.subscription VALUES ('consignment.items-changed', 'spec.gone')`,
  );
  const anna = await consignor('YES');
  const ids = await idsOf(anna, due(3));
  expect(await moveDue(shop, { to: 'DONATED', itemIds: ids })).toMatchObject({
    ...{ __typename: 'DueMove', to: 'DONATED', moved: 3, remaining: 0, left: [] },
  });
  expect(await statesOf(shop, ids)).toEqual(['DONATED', 'DONATED', 'DONATED']);
  expect(await timesMoved(shop, ids)).toEqual([1, 1, 1]);
  const heard = await world.database.admin(
    `SELECT item ->> 'state' AS state, (item ->> 'version')::int AS version FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id, json_array_elements(j.payload -> 'data' -> 'items') item
      WHERE t.identifier = 'spec.gone' AND item ->> 'id' = ANY ($1)`,
    [ids],
  );
  expect(heard).toEqual(Array(3).fill({ state: 'DONATED', version: 2 }));
  const figures = 'stock { onSale due donated } due { count }';
  expect(await shop.consignorOf(shop.portal(anna), anna, figures)).toEqual({
    stock: { onSale: 0, due: 0, donated: 3 },
    due: { count: 0 },
  });
});

test('what was sold, decided or extended meanwhile, or goes elsewhere by now, is left, named by its number and why', async () => {
  const anna = await consignor('NO');
  const made = await addItems(shop, anna, [
    ...[{ state: 'SOLD' }, { state: 'RETURNED' }, { returnOn: '2026-11-22' }, ...due(1, '2026-11-01')],
    ...due(1),
  ]);
  const itemIds = made.map(({ id }) => id);
  await rule('DONATED');
  const answer = await moveDue(shop, { to: 'RETURNED', itemIds, filter: { goesTo: 'CONSIGNOR' } });
  await rule('STORE_DECIDES');
  const left = ['SOLD', 'DECIDED', 'NOT_DUE', 'ELSEWHERE'].map((reason, at) => ({
    reason,
    item: {
      number: made[at]?.number,
      state: { SOLD: 'SOLD', DECIDED: 'RETURNED' }[reason] ?? 'ON_SALE',
    },
  }));
  expect(answer).toMatchObject({ __typename: 'DueMove', moved: 1, left });
  expect(await statesOf(shop, itemIds)).toEqual(['SOLD', 'RETURNED', 'ON_SALE', 'ON_SALE', 'RETURNED']);
  const again = await shop.ask(
    shop.staff,
    'query ($id: UUID!) { dueMove(id: $id) { moved left { reason item { number state } } } }',
    { id: answer['id'] },
  );
  expect(again).toEqual({ moved: 1, left });
});

test('all that pass a filter are moved where there are as many as were looked at, and none where there are more or fewer', async () => {
  const anna = await consignor('NO');
  const ids = await idsOf(anna, due(4));
  const filter = { customerId: anna };
  for (const expectedCount of [3, 5])
    expect(await moveDue(shop, { to: 'RETURNED', filter, expectedCount })).toEqual({
      ...{ __typename: 'DueChanged', expected: expectedCount, found: 4 },
    });
  expect(await timesMoved(shop, ids)).toEqual([0, 0, 0, 0]);
  expect(await moveDue(shop, { to: 'RETURNED', filter, expectedCount: 4 })).toMatchObject({ moved: 4 });
});

test('more than 500 go by asking again: what goes at once is said, and what is left of them', async () => {
  const anna = await consignor('NO');
  const [first = ''] = await idsOf(anna, due(1));
  await world.database.admin(
    `INSERT INTO consignment.item (store_id, id, number, customer_id, price_minor, state, intake_on, received_on, return_on, share_percent, share_base)
     SELECT store_id, gen_random_uuid(), 900000 + n, customer_id, price_minor, state, intake_on, received_on, return_on, share_percent, share_base
       FROM consignment.item, generate_series(1, 502) n WHERE id = $1`,
    [first],
  );
  const filter = { customerId: anna };
  const move = (expectedCount: number): Promise<Answer> =>
    moveDue(shop, { to: 'RETURNED', filter, expectedCount });
  expect(await move(503)).toMatchObject({ moved: 500, remaining: 3, left: [] });
  expect(await move(503)).toEqual({ __typename: 'DueChanged', expected: 503, found: 3 });
  expect(await move(3)).toMatchObject({ moved: 3, remaining: 0 });
  expect((await dueOf(shop, filter)).count).toBe(0);
});

test('the same key says it once, and another wish with it is refused', async () => {
  const anna = await consignor('NO');
  const ids = await idsOf(anna, due(2));
  const wish = { to: 'LOST', itemIds: ids, idempotencyKey: newId() };
  const answer = await moveDue(shop, wish);
  expect(await moveDue(shop, wish)).toEqual(answer);
  expect(await timesMoved(shop, ids)).toEqual([1, 1]);
  expect(await moveDue(shop, { ...wish, to: 'RETURNED' })).toEqual({
    __typename: 'InvalidInput',
    fields: [{ path: 'idempotencyKey', code: 'TAKEN' }],
  });
});

test.each<
  [what: string, wish: { to: string; itemIds?: string[]; expectedCount?: number }, path: string, code: string]
>([
  ['a state that nothing goes to by hand', { to: 'SOLD', itemIds: ['known'] }, 'to', 'NOT_ALLOWED'],
  ['neither items nor a number', { to: 'RETURNED' }, 'expectedCount', 'REQUIRED'],
  ['both', { to: 'RETURNED', itemIds: ['known'], expectedCount: 1 }, 'expectedCount', 'NOT_ALLOWED'],
  ['no item', { to: 'RETURNED', itemIds: [] }, 'itemIds', 'BAD_FORMAT'],
  ['an item of another store', { to: 'RETURNED', itemIds: ['known', 'foreign'] }, 'itemIds.1', 'NOT_ALLOWED'],
])('%s is refused, and nothing is moved', async (_what, wish, path, code) => {
  const ids: Record<string, string> = {
    known: (await idsOf(await consignor(), due(1)))[0] ?? '',
    foreign: (await addItems(other, await other.consignor((number += 1)), due(1)))[0]?.id ?? '',
  };
  const itemIds = wish.itemIds?.map((name) => ids[name]);
  const answer = await moveDue(shop, { ...wish, ...(itemIds && { itemIds }) });
  expect(answer).toMatchObject({ __typename: 'InvalidInput', fields: [{ path, code }] });
  expect(await statesOf(shop, Object.values(ids))).toEqual(['ON_SALE', 'ON_SALE']);
});

test('a store without consignment has nothing that is due, moves nothing and has moved nothing', async () => {
  const customerId = await other.consignor((number += 1));
  const [item] = await addItems(other, customerId, due(1));
  const moved = await moveDue(other, { to: 'LOST', itemIds: [item?.id] });
  await world.storeArrives('consignment', other.storeId, { version: 2, modules: [] });
  expect(await dueOf(other)).toBeNull();
  const find = 'query ($id: UUID!) { dueMove(id: $id) { moved } }';
  expect(await other.ask(other.staff, find, { id: moved['id'] })).toBeNull();
  expect(await moveDue(other, { to: 'RETURNED', itemIds: [item?.id] })).toEqual({
    ...{ __typename: 'ModuleOff', module: 'CONSIGNMENT' },
  });
  await world.storeArrives('consignment', other.storeId, { version: 3, modules: ['CONSIGNMENT'] });
});
