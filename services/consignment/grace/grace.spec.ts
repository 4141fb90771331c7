import { forAllTests } from '../../kernel/testing/for-all-tests';
import { statesOf } from '../testing/due';
import { addItems } from '../testing/items';
import { endGrace, GraceShop, goTo, timesEnded } from '../testing/grace';
import { openShops, type Answer } from '../testing/shop';

const { world } = forAllTests(openShops);
const night = (): Promise<void> => endGrace(world);
/** Reminded on the 22nd of November; on sale up to the 25th, to be collected up to the 27th, and gone in the night of the 28th. */
const [REMINDED, LAST_DAY, NIGHT] = ['2026-11-22T10:00:00Z', '2026-11-27T22:59:00Z', '2026-11-28T03:00:00Z'];
const returnOn = '2026-11-25';
beforeEach(() => {
  goTo(world, REMINDED);
});

test('what nobody collected goes by itself in the night after the last day for it, as the store has it, once and as the system’s [S23]', async () => {
  const shop = await GraceShop.made(world);
  const store = await shop.bringing([{ returnOn }, { returnOn }, { returnOn: '2026-11-26' }]);
  const charity = await shop.bringing([{ returnOn }], { charity: 'YES' });
  await world.database.admin(
    `INSERT INTO kernel.subscription VALUES ('consignment.items-changed', 'spec.ended')`,
  );
  await shop.remind();
  for (const at of [LAST_DAY, '2026-11-28T01:45:00Z']) {
    goTo(world, at);
    await night();
    // On the last day, and in the night before three.
    expect(await statesOf(shop, store.ids)).toEqual(['ON_SALE', 'ON_SALE', 'ON_SALE']);
  }
  goTo(world, NIGHT);
  await night();
  await night();
  expect(await statesOf(shop, store.ids)).toEqual(['WITHDRAWN', 'WITHDRAWN', 'ON_SALE']);
  expect(await statesOf(shop, charity.ids)).toEqual(['DONATED']);
  expect(await timesEnded(shop, [...store.ids, ...charity.ids])).toEqual([1, 1, 0, 1]);
  const heard = await world.database.admin<{ state: string }>(
    `SELECT item ->> 'state' AS state FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id,
            json_array_elements(j.payload -> 'data' -> 'items') item
      WHERE t.identifier = 'spec.ended' AND item ->> 'id' = ANY ($1) ORDER BY 1`,
    [[...store.ids, ...charity.ids]],
  );
  expect(heard.map(({ state }) => state)).toEqual(['DONATED', 'WITHDRAWN', 'WITHDRAWN']);
  goTo(world, '2026-11-29T03:00:00Z');
  await night();
  expect(await statesOf(shop, store.ids)).toEqual(['WITHDRAWN', 'WITHDRAWN', 'WITHDRAWN']);
});

test('where the store gives to charity what nobody collected, it goes there', async () => {
  const shop = await GraceShop.made(world, { afterGrace: 'DONATED' });
  const { ids } = await shop.bringing([{ returnOn }]);
  await shop.remind();
  goTo(world, NIGHT);
  await night();
  expect(await statesOf(shop, ids)).toEqual(['DONATED']);
});

const nothing = (): void => undefined;
test.each<
  [
    why: string,
    settings: object,
    agreed: Parameters<GraceShop['bringing']>[1],
    meanwhile: (shop: GraceShop, of: Brought) => unknown,
  ]
>([
  ['it is not switched on', { afterGraceByItself: false }, {}, nothing],
  ['nothing is agreed for afterwards', { afterGrace: 'STORE_DECIDES' }, {}, nothing],
  [
    'nothing is agreed for afterwards, and they give to charity',
    { afterGrace: 'STORE_DECIDES' },
    { charity: 'YES' },
    nothing,
  ],
  ['their consignor was not asked', {}, { charity: 'NOT_ASKED' }, nothing],
  ['there was no address to tell it to', {}, { email: null }, nothing],
  ['they wanted no mail', {}, { returnMail: false }, nothing],
  [
    'the mail did not go out',
    {},
    {},
    (shop) =>
      shop.world.database.admin(`UPDATE consignment.mail SET status = 'FAILED' WHERE store_id = $1`, [
        shop.storeId,
      ]),
  ],
  [
    'they were told that something else would happen',
    {},
    {},
    (shop) => shop.settle({ afterGrace: 'DONATED' }),
  ],
  ['they were told that there is more time', { graceDays: 9 }, {}, (shop) => shop.settle({ graceDays: 0 })],
  [
    'they have asked for it and got no answer',
    {},
    {},
    async (shop, { customerId, ids }) => {
      const ask = `mutation ($input: AskForItemInput!) { askForItem(input: $input) { __typename } }`;
      for (const id of ids)
        expect(
          await shop.ask(shop.portal(customerId), ask, { input: { id, kind: 'WITHDRAWAL' } }),
        ).toMatchObject({ __typename: 'ConsignmentItem' });
    },
  ],
  [
    'the store has no consignment any more',
    {},
    {},
    (shop) => world.storeArrives('consignment', shop.storeId, { version: 9, modules: [] }),
  ],
])('nothing goes by itself where %s', async (_why, settings, agreed, meanwhile) => {
  const shop = await GraceShop.made(world, settings);
  const brought = await shop.bringing([{ returnOn }, { returnOn }], agreed);
  await shop.remind();
  await meanwhile(shop, brought);
  goTo(world, NIGHT);
  await night();
  expect(await statesOf(shop, brought.ids)).toEqual(['ON_SALE', 'ON_SALE']);
});
type Brought = Awaited<ReturnType<GraceShop['bringing']>>;

test('what came to the date after its consignor was told of it stays, and what they were told of goes', async () => {
  const shop = await GraceShop.made(world);
  const { customerId, ids } = await shop.bringing([{ returnOn }]);
  await shop.remind();
  const [later] = await addItems(shop, customerId, [{ returnOn }]);
  goTo(world, NIGHT);
  await night();
  expect(await statesOf(shop, [...ids, later?.id ?? ''])).toEqual(['WITHDRAWN', 'ON_SALE']);
});

test('what would go in the coming night is said before it is switched on, and that is what goes then', async () => {
  const shop = await GraceShop.made(world, { afterGraceByItself: false });
  const told = await shop.bringing([{ returnOn }, { returnOn }, { returnOn: '2026-11-26' }]);
  const charity = await shop.bringing([{ returnOn }], { charity: 'YES' });
  const untold = await shop.bringing([{ returnOn }], { email: null });
  await shop.remind();
  // By day: the coming night is tomorrow's.
  goTo(world, '2026-11-27T11:00:00Z');
  const coming = { isOn: false, nextOn: '2026-11-28', toStore: 2, toCharity: 1, left: 1, last: [] };
  expect(await shop.grace()).toEqual(coming);
  // Told that it becomes the store's, nobody finds that it went to charity.
  expect(await shop.grace('DONATED')).toMatchObject({ toStore: 0, toCharity: 1, left: 3 });
  expect(await shop.grace('STORE_DECIDES')).toMatchObject({ toStore: 0, toCharity: 0, left: 4 });
  expect(await shop.settle({ afterGraceByItself: true })).toMatchObject({ afterGraceByItself: true });
  expect(await shop.grace()).toEqual({ ...coming, isOn: true });
  await night();
  expect(await shop.grace()).toEqual({ ...coming, isOn: true });
  goTo(world, NIGHT);
  await night();
  const { last, ...after } = await shop.grace();
  expect(after).toEqual({ isOn: true, nextOn: '2026-11-29', toStore: 1, toCharity: 0, left: 1 });
  expect(
    last.map(({ to, moved, byItselfOn, items }) => ({
      to,
      moved,
      byItselfOn,
      ids: items.map(({ id }) => id),
    })),
  ).toEqual([
    { to: 'DONATED', moved: 1, byItselfOn: '2026-11-28', ids: charity.ids },
    { to: 'WITHDRAWN', moved: 2, byItselfOn: '2026-11-28', ids: told.ids.slice(0, 2) },
  ]);
  expect(await statesOf(shop, untold.ids)).toEqual(['ON_SALE']);
});

test('what was already past its grace when it is switched on, by day, stays until the coming night, and is left to staff where they switch it off again', async () => {
  const shop = await GraceShop.made(world, { afterGraceByItself: false });
  const { ids } = await shop.bringing([{ returnOn }]);
  await shop.remind();
  goTo(world, '2026-11-29T11:00:00Z');
  await shop.settle({ afterGraceByItself: true });
  await night();
  expect(await statesOf(shop, ids)).toEqual(['ON_SALE']);
  await shop.settle({ afterGraceByItself: false });
  goTo(world, '2026-11-30T11:00:00Z');
  await night();
  expect(await statesOf(shop, ids)).toEqual(['ON_SALE']);
  await shop.settle({ afterGraceByItself: true });
  goTo(world, '2026-12-01T03:00:00Z');
  await night();
  expect(await statesOf(shop, ids)).toEqual(['WITHDRAWN']);
});

test('what went by itself is moved on by hand as anything that was, and after a week nobody is told of it any more', async () => {
  const shop = await GraceShop.made(world);
  const { ids } = await shop.bringing([{ returnOn }]);
  await shop.remind();
  goTo(world, NIGHT);
  await night();
  const move =
    'mutation ($input: MoveItemInput!) { moveItem(input: $input) { __typename ... on ConsignmentItem { state } } }';
  expect(await shop.ask<Answer>(shop.staff, move, { input: { id: ids[0], to: 'RETURNED' } })).toMatchObject({
    state: 'RETURNED',
  });
  goTo(world, '2026-12-05T10:00:00Z');
  expect((await shop.grace()).last).toHaveLength(1);
  goTo(world, '2026-12-06T10:00:00Z');
  expect((await shop.grace()).last).toEqual([]);
});

test('nobody but the staff of the store reads what goes by itself', async () => {
  const shop = await GraceShop.made(world);
  const { customerId } = await shop.bringing([{ returnOn }]);
  const { errors } = await world.run('consignment', shop.portal(customerId), '{ graceEnding { isOn } }');
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});
