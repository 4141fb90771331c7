import { forAllTests } from '../../kernel/testing/for-all-tests';
import { Payouts } from '../testing/payouts';
import { openShops, type Shop } from '../testing/shop';

/** Consignors ask to be paid [S19]. */
const { world, shop, other } = forAllTests(openShops);
const payouts = new Payouts(shop);
let number = 9400;

const SEEN = 'customer { id } method note state answer payable { amountMinor } version';
interface Seen {
  __typename?: string;
  state: string;
  version: number;
  customer: { id: string };
}
const change =
  (operation: string, input: string, refusals = '') =>
  (values: object, actor = shop.staff): Promise<Seen> =>
    shop.ask(
      actor,
      `mutation ($input: ${input}!) { ${operation}(input: $input) { __typename ... on PayoutRequest { ${SEEN} } ${refusals} } }`,
      { input: values },
    );
const CLOSED = '... on PayoutRequestClosed { requestState }';
const ask = change('askForPayout', 'AskForPayoutInput');
const takeBack = change('takeBackPayoutRequest', 'TakeBackPayoutRequestInput', CLOSED);
const decline = change(
  'declinePayout',
  'DeclinePayoutInput',
  `${CLOSED} ... on ChangedMeanwhile { version }`,
);
const seen = async (customerId: string, actor = shop.staff): Promise<Seen | null> =>
  (
    await shop.consignorOf<{ payoutRequest: Seen | null }>(
      ...([actor, customerId, `payoutRequest { ${SEEN} }`] as const),
    )
  )?.payoutRequest ?? null;
const waiting = async (): Promise<string[]> =>
  (
    await shop.ask<{ nodes: Seen[] }>(
      shop.staff,
      '{ payoutRequests(first: 200) { nodes { customer { id } state version } } }',
    )
  ).nodes.map(({ customer }) => customer.id);

/** A consignor who can be paid so much, and their own log-in. */
async function owed(amountMinor = 1000): Promise<{ customerId: string; self: Shop['staff'] }> {
  const customerId = await shop.consignor((number += 1));
  if (amountMinor !== 0) await payouts.sold(customerId, [amountMinor]);
  return { customerId, self: shop.portal(customerId) };
}

test('a consignor asks and takes back; asked again the same is one request, otherwise the latest', async () => {
  const { customerId, self } = await owed();
  expect(await ask({ customerId, note: ' Graag voor de vakantie ' }, self)).toMatchObject({
    ...{ method: null, note: 'Graag voor de vakantie', state: 'OPEN', version: 1 },
    payable: { amountMinor: 1000 },
  });
  expect(await ask({ customerId, note: 'Graag voor de vakantie' }, self)).toMatchObject({ version: 1 });
  expect(await ask({ customerId, method: 'CASH' }, self)).toMatchObject({
    method: 'CASH',
    note: null,
    version: 2,
  });
  expect(await waiting()).toContain(customerId);
  expect(await takeBack({ customerId }, self)).toMatchObject({ state: 'TAKEN_BACK' });
  expect(await takeBack({ customerId }, self)).toMatchObject({
    ...{ __typename: 'PayoutRequestClosed', requestState: 'TAKEN_BACK' },
  });
  expect(await waiting()).not.toContain(customerId);
});

test('paid, whoever asked for it, it is answered; declined, it says why; then it may be asked anew', async () => {
  const { customerId, self } = await owed();
  const { version } = await ask({ customerId }, self);
  expect(await decline({ customerId, version: version - 1 })).toMatchObject({
    __typename: 'ChangedMeanwhile',
    version,
  });
  expect(await decline({ customerId, version, answer: 'Morgen' })).toMatchObject({
    state: 'DECLINED',
    answer: 'Morgen',
  });
  await ask({ customerId }, self);
  await payouts.pay({ customerId });
  expect(await seen(customerId, self)).toMatchObject({
    state: 'PAID',
    answer: null,
    payable: { amountMinor: 0 },
  });
  expect(await decline({ customerId })).toMatchObject({
    __typename: 'PayoutRequestClosed',
    requestState: 'PAID',
  });
});

test('where nothing can be paid out nothing is asked: nothing sold, still within a buyer’s days, or owed', async () => {
  const [none, fresh, owing] = [await owed(0), await owed(0), await owed(500)];
  await payouts.sold(fresh.customerId, [1000], '2026-11-20');
  await payouts.charge(owing.customerId, -800);
  for (const { customerId, self } of [none, fresh, owing])
    expect(await ask({ customerId }, self)).toMatchObject({ __typename: 'NothingToPayOut' });
});

test('ten who ask at once ask once, and of four answers one counts', async () => {
  const { customerId, self } = await owed();
  await Promise.all(Array.from({ length: 10 }, () => ask({ customerId }, self)));
  expect(await seen(customerId)).toMatchObject({ state: 'OPEN', version: 1 });
  const answers = await Promise.all(Array.from({ length: 4 }, () => decline({ customerId })));
  expect(answers.filter(({ state }) => state === 'DECLINED')).toHaveLength(1);
});

test('a payout and a taking back at one moment leave one truth: paid', async () => {
  const { customerId, self } = await owed();
  await ask({ customerId }, self);
  await Promise.all([payouts.pay({ customerId }), takeBack({ customerId }, self)]);
  expect(['PAID', 'TAKEN_BACK']).toContain((await seen(customerId))?.state);
  expect(await payouts.balanceOf(customerId)).toBe(0);
});

test('nobody asks, sees or answers for somebody else: another consignor, another store, a consignor as the store', async () => {
  const [{ customerId, self }, another] = [await owed(), await owed()];
  expect(await ask({ customerId }, another.self)).toMatchObject({ __typename: 'NotFound' });
  await ask({ customerId }, self);
  expect(await seen(customerId, another.self)).toBeNull();
  expect(await takeBack({ customerId }, another.self)).toMatchObject({ __typename: 'NotFound' });
  expect(await decline({ customerId }, other.staff)).toMatchObject({ __typename: 'NotFound' });
  await expect(decline({ customerId }, self)).rejects.toThrow('FORBIDDEN');
  await expect(decline({ customerId }, { ...shop.staff, rights: ['consignment.edit'] })).rejects.toThrow(
    'FORBIDDEN',
  );
  expect(await seen(customerId)).toMatchObject({ state: 'OPEN' });
});

test.each([
  ['answered twice', `UPDATE consignment.payout_request SET state = 'PAID' WHERE customer_id = $1`],
  [
    'answered while it is asked otherwise',
    `UPDATE consignment.payout_request SET state = 'DECLINED', closed_at = now(), note = 'x' WHERE customer_id = $1`,
  ],
])('the database keeps a request from being %s', async (name, text) => {
  const { customerId, self } = await owed();
  await ask({ customerId }, self);
  if (name === 'answered twice') await decline({ customerId });
  await expect(world.database.admin(text, [customerId])).rejects.toMatchObject({
    constraint: 'payout_request_is_answered_once',
  });
});
