import { forAllTests } from '../../kernel/testing/for-all-tests';
import { newConsignor } from '../testing/intakes';
import { handedOver, receive } from '../testing/receipts';
import { openShops } from '../testing/shop';
import { heldCron } from './held.job';

const { world, shop, other } = forAllTests(openShops);

const faults = (answer: object): string[] =>
  (answer as { fields: { path: string; code: string }[] }).fields.map(({ path, code }) => `${path} ${code}`);

// 22 November 2026; term 56 days, grace 14.
test('received whole, what has a price is on sale and the rest is in the store, and the intake is received [K27b R-CO2 R-CO3]', async () => {
  const { intakeId, now } = await handedOver(shop, 1000, null);
  expect(await receive(shop, intakeId)).toMatchObject({
    __typename: 'Intake',
    state: 'RECEIVED',
    receivedAt: '2026-11-22T10:00:00.000Z',
  });
  const [priced, unpriced] = await now();
  const terms = { receivedOn: '2026-11-22', returnOn: '2027-01-17', collectBy: '2027-01-31', version: 3 };
  expect(priced).toMatchObject({ state: 'ON_SALE', ...terms, heldUntil: null });
  expect(unpriced).toMatchObject({ state: 'RECEIVED', ...terms, price: null });
});

test('item by item: another price, a hold, a refusal with why and by when to collect; the intake is received with the last [S21]', async () => {
  const { intakeId, now, ids } = await handedOver(shop, 1000, 2000, 3000, 4000);
  const [first = '', second = '', third = '', fourth = ''] = ids;
  const half = await receive(shop, intakeId, [
    { id: first, priceMinor: 1250 },
    { id: second, holdUntil: '2026-12-01' },
    { id: third, decision: 'REJECT', rejectedBecause: ' Vlek op de mouw ', collectBy: '2026-11-30' },
  ]);
  expect(half).toMatchObject({ __typename: 'Intake', state: 'SUBMITTED', receivedAt: null });
  expect(await now()).toMatchObject([
    { state: 'ON_SALE', price: { amountMinor: 1250 }, rejectedBecause: null },
    { state: 'RECEIVED', price: { amountMinor: 2000 }, heldUntil: '2026-12-01' },
    {
      state: 'REJECTED',
      ...{ rejectedBecause: 'Vlek op de mouw', collectBy: '2026-11-30' },
      ...{ receivedOn: null, returnOn: null, sharePercent: null, shareBase: null },
    },
    { state: 'SUBMITTED', sharePercent: null },
  ]);
  const last = await receive(shop, intakeId, [{ id: fourth, decision: 'REJECT', rejectedBecause: 'Te oud' }]);
  expect(last).toMatchObject({ state: 'RECEIVED' });
  expect((await now())[3]).toMatchObject({ state: 'REJECTED', collectBy: '2026-12-06' });
});

test('the share is frozen as it is agreed on that day: what is agreed later changes nothing, and nobody writes another one [R-CO5]', async () => {
  const { intakeId, customerId, now, ids } = await handedOver(shop, 1000, 1000);
  await shop.agree({ customerId, consignorSharePercent: 62.5 });
  await receive(shop, intakeId, [{ id: ids[0] ?? '' }]);
  await shop.agree({ customerId, consignorSharePercent: 40 });
  await receive(shop, intakeId);
  expect((await now()).map(({ sharePercent, shareBase }) => [sharePercent, shareBase])).toEqual([
    [62.5, 'GROSS'],
    [40, 'GROSS'],
  ]);
  for (const change of ['share_percent = 50', `share_base = 'NET_OF_VAT'`, `received_on = '2026-11-01'`])
    await expect(
      world.database.admin(`UPDATE consignment.item SET ${change} WHERE id = '${ids[0]}'`),
    ).rejects.toMatchObject({ constraint: 'item_split_is_frozen' });
});

test('whatever is wrong with a decision is named where it stands, and nothing of the others is written', async () => {
  const { intakeId, now, ids } = await handedOver(shop, 1000, 1000, 1000, 1000);
  const [first = '', second = '', third = '', fourth = ''] = ids;
  const stranger = await handedOver(shop, 500);
  const before = await now();
  const answer = await receive(shop, intakeId, [
    { id: first, holdUntil: '2026-11-22' },
    { id: second, decision: 'REJECT', priceMinor: 5, holdUntil: '2026-12-01', collectBy: '2026-11-21' },
    { id: third, rejectedBecause: 'Vlek', collectBy: '2026-12-01' },
    { id: third },
    { id: stranger.ids[0] ?? '' },
    { id: fourth, holdUntil: '2027-01-18' },
  ]);
  expect(faults(answer)).toEqual([
    'items.0.holdUntil OUT_OF_RANGE',
    'items.1.rejectedBecause REQUIRED',
    'items.1.collectBy OUT_OF_RANGE',
    'items.1.priceMinor NOT_ALLOWED',
    'items.1.holdUntil NOT_ALLOWED',
    'items.2.rejectedBecause NOT_ALLOWED',
    'items.2.collectBy NOT_ALLOWED',
    'items.3.id NOT_ALLOWED',
    'items.4.id NOT_ALLOWED',
    'items.5.holdUntil OUT_OF_RANGE',
  ]);
  expect(await now()).toEqual(before);
  const outOfRange = await receive(shop, intakeId, [{ id: first, priceMinor: -1 }]);
  expect(faults(outOfRange)).toEqual(['items.0.priceMinor OUT_OF_RANGE']);
});

test('what was decided is not decided again: those are named as they are now, and the rest is left; the whole once more changes nothing', async () => {
  const { intakeId, now, ids } = await handedOver(shop, 1000, 1000);
  const [first = '', second = ''] = ids;
  await receive(shop, intakeId, [{ id: first }]);
  const number = (await now())[0]?.number;
  const again = [{ id: first, decision: 'REJECT' as const, rejectedBecause: 'Vlek' }, { id: second }];
  expect(await receive(shop, intakeId, again)).toEqual({
    __typename: 'ReceivedBefore',
    items: [{ number, state: 'ON_SALE' }],
  });
  expect((await now())[1]).toMatchObject({ state: 'SUBMITTED' });
  expect(await receive(shop, intakeId)).toMatchObject({ state: 'RECEIVED' });
  const done = await now();
  world.clock.advance(60_000);
  expect(await receive(shop, intakeId)).toMatchObject({
    state: 'RECEIVED',
    receivedAt: '2026-11-22T10:00:00.000Z',
  });
  expect(await now()).toEqual(done);
});

test('an intake that is not handed over is not received, nor one of another store, nor by its consignor', async () => {
  const anna = await newConsignor(shop, 5);
  const open = ((await anna.enter())['intake'] as { id: string }).id;
  expect(await receive(shop, open)).toEqual({ __typename: 'IntakeStillOpen' });
  expect(await receive(other, open)).toEqual({ __typename: 'NotFound' });
  const byHer = await world.run(
    'consignment',
    shop.portal(anna.customerId),
    'mutation ($input: ReceiveItemsInput!) { receiveItems(input: $input) { __typename } }',
    { input: { intakeId: open } },
  );
  expect(byHer.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});

test('what is held goes on sale on its day in the store, once, and the other services hear of it', async () => {
  await world.database.admin(
    `INSERT INTO kernel.subscription VALUES ('consignment.items-changed', 'spec.heard')`,
  );
  const { intakeId, now, ids } = await handedOver(shop, 1000, 1000);
  const [first = '', second = ''] = ids;
  await receive(shop, intakeId, [
    { id: first, holdUntil: '2026-11-24' },
    { id: second, holdUntil: '2026-11-25' },
  ]);
  const [line] = heldCron;
  const pass = async (hours: number): Promise<string[]> => {
    world.clock.advance(hours * 3_600_000);
    await world.tell(line?.task ?? '', line?.payload as { storeId: string; data: unknown });
    return (await now()).map(({ state }) => state);
  };
  // 23:30 in Amsterdam, then half past midnight.
  expect(await pass(36.5)).toEqual(['RECEIVED', 'RECEIVED']);
  expect(await pass(1)).toEqual(['ON_SALE', 'RECEIVED']);
  expect(await pass(0)).toEqual(['ON_SALE', 'RECEIVED']);
  expect((await now())[0]).toMatchObject({ heldUntil: null, version: 4 });
  const heard = await world.database.admin<{ state: string; version: number }>(
    `SELECT item ->> 'state' AS state, (item ->> 'version')::int AS version FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id, json_array_elements(j.payload -> 'data' -> 'items') item
      WHERE t.identifier = 'spec.heard' AND item ->> 'id' = $1 ORDER BY 2`,
    [first],
  );
  expect(heard).toEqual([
    { state: 'RECEIVED', version: 3 },
    { state: 'ON_SALE', version: 4 },
  ]);
});

describe('a price', () => {
  const price = (id: string, priceMinor: number, version: number | null = null) =>
    shop.ask(
      shop.staff,
      `mutation ($input: PriceItemInput!) { priceItem(input: $input) { __typename ... on ConsignmentItem { state price { amountMinor } version }
        ... on InvalidInput { fields { path code } } ... on ChangedMeanwhile { version } ... on NotInStore { state } } }`,
      { input: { id, priceMinor, version } },
    );

  test('puts on sale what was in the store without one, not what is held, and changes what is on sale', async () => {
    const { intakeId, ids } = await handedOver(shop, null, 2000, 3000, 4000);
    const [first = '', second = '', third = '', fourth = ''] = ids;
    const on = new Date(world.clock.now().getTime() + 2 * 86_400_000).toISOString().slice(0, 10);
    await receive(shop, intakeId, [
      { id: first },
      { id: second, holdUntil: on },
      { id: third },
      { id: fourth, decision: 'REJECT', rejectedBecause: 'Vlek' },
    ]);
    expect(await price(first, 1500, 3)).toMatchObject({
      ...{ state: 'ON_SALE', price: { amountMinor: 1500 }, version: 4 },
    });
    expect(await price(second, 1900)).toMatchObject({ state: 'RECEIVED', price: { amountMinor: 1900 } });
    expect(await price(third, 2500)).toMatchObject({ state: 'ON_SALE', price: { amountMinor: 2500 } });
    expect(await price(third, 2500)).toMatchObject({ version: 4 });
    expect(await price(third, 2600, 3)).toEqual({ __typename: 'ChangedMeanwhile', version: 4 });
    expect(await price(fourth, 100)).toEqual({ __typename: 'NotInStore', state: 'REJECTED' });
    expect(faults(await price(third, -1))).toEqual(['priceMinor OUT_OF_RANGE']);
  });
});
