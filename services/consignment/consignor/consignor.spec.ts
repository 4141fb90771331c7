import { forAllTests } from '../../kernel/testing/for-all-tests';
import { newId } from '../../kernel/id/id';
import { staffOf } from '../../kernel/testing/open';
import { openShops, Shop, type Answer } from '../testing/shop';

const { world, shop, other } = forAllTests(openShops);
let number = 0;

const newCustomer = async (of = shop): Promise<string> =>
  [...(await of.customers((number += 1))).values()][0] ?? '';

test('a customer with whom nothing was agreed is no consignor', async () => {
  expect(await shop.consignorOf(shop.staff, await newCustomer(), 'charity')).toBeNull();
});

test('the first agreement makes a consignor, with defaults for what was not said', async () => {
  const answer = await shop.agree({ customerId: await newCustomer(), charity: 'YES' });
  expect(answer).toEqual({
    __typename: 'Consignor',
    charity: 'YES',
    mayCreateItems: false,
    itemAllowance: 0,
    itemAllowanceRemaining: 0,
    consignorSharePercent: null,
    effectiveSharePercent: 50,
    storeDefaultSharePercent: 50,
    returnMail: true,
    calendarNote: false,
    version: 1,
  });
});

test('of eight who edited the same agreements one saves, and the others are told what stands now', async () => {
  const customerId = await newCustomer();
  for (const version of [0, 1]) {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_none, at) =>
        shop.agree({ customerId, version, consignorSharePercent: 40 + at }),
      ),
    );
    const saved = answers.filter((answer) => answer.__typename === 'Consignor');
    expect(saved).toHaveLength(1);
    expect(answers.filter((answer) => answer !== saved[0])).toEqual(
      Array.from({ length: 7 }, () => ({ __typename: 'ChangedMeanwhile', version: version + 1 })),
    );
    const { consignorSharePercent } = saved[0] as Answer;
    expect(await shop.consignorOf(shop.staff, customerId, 'consignorSharePercent version')).toEqual({
      consignorSharePercent,
      version: version + 1,
    });
  }
});

test('a share has up to two decimals, in the agreement and where it is the rest of', async () => {
  const customerId = await newCustomer();
  expect(await shop.agree({ customerId, consignorSharePercent: 33.33 })).toMatchObject({
    consignorSharePercent: 33.33,
    effectiveSharePercent: 33.33,
  });
  expect(await shop.consignorOf(shop.staff, customerId, 'consignorSharePercent')).toEqual({
    consignorSharePercent: 33.33,
  });
  await expect(shop.agree({ customerId, consignorSharePercent: 33.333 })).rejects.toThrow('BAD_USER_INPUT');
});

test("what is left out stays; a share of null is the store's default again", async () => {
  const customerId = await newCustomer();
  await shop.agree({
    customerId,
    consignorSharePercent: 60,
    returnMail: false,
    calendarNote: true,
    charity: 'YES',
  });
  expect(await shop.agree({ customerId, charity: 'NO' })).toMatchObject({
    consignorSharePercent: 60,
    effectiveSharePercent: 60,
    returnMail: false,
    calendarNote: true,
    version: 2,
  });
  expect(await shop.agree({ customerId, consignorSharePercent: null })).toMatchObject({
    consignorSharePercent: null,
    effectiveSharePercent: 50,
    charity: 'NO',
  });
});

test.each([
  [
    { consignorSharePercent: 101 },
    { path: 'consignorSharePercent', code: 'OUT_OF_RANGE', message: 'Between 0 and 100, not 101' },
  ],
  [
    { consignorSharePercent: -1 },
    { path: 'consignorSharePercent', code: 'OUT_OF_RANGE', message: 'Between 0 and 100, not -1' },
  ],
])('%j is refused', async (given, fault) => {
  expect(await shop.agree({ customerId: await newCustomer(), ...given })).toEqual({
    __typename: 'InvalidInput',
    fields: [fault],
  });
});

test('a foreign customer and one who never existed are the same answer', async () => {
  const foreign = await shop.agree({ customerId: await newCustomer(other), charity: 'YES' });
  expect(foreign).toEqual({ __typename: 'NotFound' });
  expect(await shop.agree({ customerId: newId(), charity: 'YES' })).toEqual(foreign);
});

test('only staff who may edit consignors change agreements', async () => {
  const customerId = await newCustomer();
  const clerk = { ...staffOf(shop.storeId), rights: [] };
  for (const actor of [clerk, shop.portal(customerId)])
    await expect(shop.agree({ customerId, charity: 'YES' }, actor)).rejects.toThrow('FORBIDDEN');
});

test("a consignor sees their own agreements, not another's, and not what is for staff", async () => {
  const [mine, theirs] = [await shop.consignor((number += 1)), await shop.consignor((number += 1))];
  const me = shop.portal(mine);
  expect(await shop.consignorOf(me, mine, 'itemAllowance balance { amountMinor currency }')).toEqual({
    itemAllowance: 0,
    balance: { amountMinor: 0, currency: 'EUR' },
  });
  expect(await shop.consignorOf(me, theirs, 'itemAllowance')).toBeNull();
  expect(await shop.consignorOf(other.staff, mine, 'itemAllowance')).toBeNull();
  for (const field of ['calendarNote', 'history { nodes { id } }']) {
    await expect(shop.consignorOf(me, mine, field)).rejects.toThrow('FORBIDDEN');
  }
});

test('the history names who changed what, newest first', async () => {
  const customerId = await shop.consignor((number += 1), { charity: 'YES' });
  await shop.agree({ customerId, charity: 'NO', itemAllowance: 25 });
  const page = await shop.consignorOf<{ history: { nodes: Answer[] } }>(
    shop.staff,
    customerId,
    'history(first: 5) { nodes { actorName action entity changes { field before after } } }',
  );
  const history = page?.history.nodes ?? [];
  expect(history).toHaveLength(2);
  expect(history[0]).toMatchObject({ actorName: 'Els de Wit', action: 'CHANGED', entity: 'consignor' });
  expect(history[0]?.['changes']).toEqual(
    expect.arrayContaining([
      { field: 'charity', before: 'YES', after: 'NO' },
      { field: 'itemAllowance', before: '0', after: '25' },
    ]),
  );
  await expect(
    shop.consignorOf(shop.staff, customerId, 'history(first: 0) { nodes { id } }'),
  ).rejects.toThrow('OUT_OF_RANGE');
});

test('two first agreements at one moment both hold', async () => {
  const customerId = await newCustomer();
  await Promise.all([
    shop.agree({ customerId, charity: 'YES' }),
    shop.agree({ customerId, itemAllowance: 5 }),
  ]);
  expect(await shop.consignorOf(shop.staff, customerId, 'charity itemAllowance version')).toEqual({
    charity: 'YES',
    itemAllowance: 5,
    version: 2,
  });
});

test('each change is told to the other services with its version', async () => {
  await world.database.admin(
    `INSERT INTO kernel.subscription (event, task) VALUES ('consignment.consignors-changed', 'spec.hears')`,
  );
  const customerId = await shop.consignor((number += 1), { charity: 'YES' });
  await shop.agree({ customerId, charity: 'NO' });
  const told = await world.database.admin<{ data: unknown }>(
    `SELECT payload -> 'data' AS data FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE t.identifier = 'spec.hears' AND payload::text LIKE '%' || $1 || '%' ORDER BY j.id`,
    [customerId],
  );
  expect(told.map(({ data }) => data)).toEqual([
    { consignors: [{ customerId, version: 1, charity: 'YES' }] },
    { consignors: [{ customerId, version: 2, charity: 'NO' }] },
  ]);
});

test('an older event about a customer or a store changes nothing', async () => {
  const id = newId();
  const told = (version: number, displayName: string) =>
    world.tell('consignment.on-customers-changed', {
      storeId: shop.storeId,
      data: { customers: [{ id, kind: 'PRIVATE', number: 900_000, version, displayName }] },
    });
  await told(3, 'Nieuw');
  await told(2, 'Oud');
  await told(3, 'Nog eens');
  const [copy] = await world.database.admin(
    'SELECT display_name, version::int FROM consignment.customer WHERE id = $1',
    [id],
  );
  expect(copy).toEqual({ display_name: 'Nieuw', version: 3 });
  const moved = await open('60002', 'NOK');
  await moved.open(5, 'SEK');
  await moved.open(4, 'DKK');
  const [store] = await world.database.admin(
    'SELECT currency, consignor_share_percent, return_term_days, grace_days FROM consignment.store WHERE store_id = $1',
    ['60002'],
  );
  expect(store).toEqual({
    currency: 'SEK',
    consignor_share_percent: '50.00',
    return_term_days: 56,
    grace_days: 14,
  });
});

async function open(storeId: string, currency = 'EUR'): Promise<Shop> {
  const made = new Shop(world, storeId);
  await made.open(1, currency);
  return made;
}
