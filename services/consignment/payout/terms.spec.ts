import fc from 'fast-check';
import { shareOf } from '../../kernel/money/money';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { payoutOf, Payouts } from '../testing/payouts';
import { openShops, Shop } from '../testing/shop';

/** How consignors are paid [S19]: as agreed with each. */
const { world } = forAllTests(openShops);
let [number, storeNumber] = [7400, 31100];
let shop: Shop;
let payouts: Payouts;

beforeEach(async () => {
  shop = new Shop(world, String((storeNumber += 1)));
  await shop.open();
  payouts = new Payouts(shop);
});

const consignor = (agreed: object = {}): Promise<string> => shop.consignor((number += 1), agreed);
const money = (amountMinor: number): object => ({ amountMinor });
const settle = (input: object): Promise<object> =>
  shop.ask(
    shop.staff,
    'mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename ... on ConsignmentSettings { creditBonusPercent } } }',
    { input },
  );
const IBAN = 'NL91 ABNA 0417 1643 00';
const banked = async (agreed: object = {}): Promise<string> => {
  const customerId = await consignor(agreed);
  expect(await payouts.setAccount({ customerId, iban: IBAN, holder: 'A. Jansen' })).toMatchObject({
    __typename: 'Consignor',
  });
  return customerId;
};
test('each is paid as agreed: to their account, in cash, as store credit with its bonus, or divided to the cent; who has no account is left, and it is said before', async () => {
  expect(await settle({ creditBonusPercent: 10 })).toMatchObject({ creditBonusPercent: 10 });
  const [bank, cash, credit, divided, none] = [
    await banked(),
    await consignor({ payoutMethod: 'CASH' }),
    await consignor({ payoutMethod: 'STORE_CREDIT' }),
    await banked({ payoutCreditPercent: 33.33 }),
    await consignor(),
  ];
  for (const each of [bank, cash, credit, divided, none]) await payouts.sold(each, [1001]);
  const preview = await payouts.preview(null, null);
  expect(preview).toMatchObject({
    ...{ count: 4, total: money(4004), bonus: money(133) },
    ways: [
      { method: 'TRANSFER', count: 2, total: money(1001 + 667) },
      { method: 'CASH', count: 1, total: money(1001) },
      { method: 'STORE_CREDIT', count: 2, total: money(1001 + 334) },
    ],
  });
  expect(preview.groups).toContainEqual({ verdict: 'NO_ACCOUNT', count: 1, payable: money(1001) });
  const run = await payouts.pay({ method: null });
  expect(run).toMatchObject({ outcome: 'DONE', method: null, ways: preview.ways, bonus: money(133) });
  const account = { maskedIban: 'NL •••• 4300', iban: IBAN, holder: 'A. Jansen' };
  expect([bank, cash, credit, divided].map((each) => payoutOf(run, each))).toMatchObject([
    { method: 'TRANSFER', inMoney: money(1001), inCredit: money(0), bonus: money(0), account },
    { method: 'CASH', inMoney: money(1001), inCredit: money(0), bonus: money(0), account: null },
    { method: 'STORE_CREDIT', inMoney: money(0), inCredit: money(1001), bonus: money(100), account: null },
    { method: 'TRANSFER', inMoney: money(667), inCredit: money(334), bonus: money(33), account },
  ]);
  expect(payoutOf(run, none)).toBeUndefined();
  expect(await payouts.balanceOf(none)).toBe(1001);
});

test('said of a run, a way is that of all, whatever was agreed', async () => {
  const [one, other] = [await banked({ payoutCreditPercent: 50 }), await consignor()];
  for (const each of [one, other]) await payouts.sold(each, [500]);
  expect(await payouts.preview(null, 'TRANSFER')).toMatchObject({ count: 1, total: money(500) });
  const run = await payouts.pay({ method: 'STORE_CREDIT' });
  expect(run).toMatchObject({
    method: 'STORE_CREDIT',
    ways: [{ method: 'STORE_CREDIT', count: 2, total: money(1000) }],
  });
});

test('taken back, a payout takes back its store credit and bonus, by the same way', async () => {
  await settle({ creditBonusPercent: 10 });
  const customerId = await consignor({ payoutMethod: 'CASH', payoutCreditPercent: 50 });
  await payouts.sold(customerId, [999]);
  const run = await payouts.pay({ method: null });
  const back = await payouts.reverse(run.id);
  expect(payoutOf(back, customerId)).toMatchObject({
    ...{ method: 'CASH', total: money(-999), inMoney: money(-499), inCredit: money(-500), bonus: money(-50) },
  });
  expect(await payouts.balanceOf(customerId)).toBe(999);
});

test('store credit that was spent before its payout was taken back is owed, once, however often it is told', async () => {
  const customerId = await consignor({ payoutMethod: 'STORE_CREDIT' });
  await payouts.sold(customerId, [1000]);
  const run = await payouts.pay({ method: null });
  await payouts.reverse(run.id);
  const statementId = payoutOf(run, customerId)?.id ?? '';
  const data = { spent: [{ statementId, customerId, amountMinor: 300 }] };
  for (let time = 0; time < 2; time += 1)
    await world.tell('consignment.on-credit-was-spent', { storeId: shop.storeId, version: 1, data });
  expect(await payouts.balanceOf(customerId)).toBe(700);
  expect(
    await shop.consignorOf(
      ...([shop.staff, customerId] as const),
      'balanceLines(first: 1) { nodes { kind amount { amountMinor } takenBack { id } } }',
    ),
  ).toMatchObject({
    balanceLines: { nodes: [{ kind: 'CREDIT_SPENT', amount: money(-300), takenBack: { id: statementId } }] },
  });
});

test('a part of an amount is the same in the database as in the rule', async () => {
  const amount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
  const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
  const drawn = fc.sample(fc.tuple(amount, percent), 500);
  const rows = await world.database.admin<{ part: number }>(
    `SELECT consignment.part_of(a, p)::float8 AS part FROM unnest($1::bigint[], $2::numeric[]) WITH ORDINALITY AS d (a, p, at) ORDER BY at`,
    [drawn.map(([a]) => a), drawn.map(([, p]) => p)],
  );
  expect(rows.map(({ part }) => part)).toEqual(drawn.map(([a, p]) => shareOf(a, p).share));
});

test('a run that is stopped leaves what it has not paid, which another one pays', async () => {
  const many = await Promise.all(Array.from({ length: 120 }, () => consignor({ payoutMethod: 'CASH' })));
  await Promise.all(many.map((customerId) => payouts.charge(customerId, 100)));
  const run = await payouts.start({ method: null });
  const stopped = await payouts.stop(run.id);
  expect(stopped).toMatchObject({ __typename: 'PayoutRun' });
  await world.settled();
  const after = await payouts.run(run.id);
  expect(['STOPPED', 'DONE']).toContain(after.outcome);
  expect(after.statementCount).toBeLessThanOrEqual(120);
  await payouts.pay({ method: null });
  for (const customerId of many) expect(await payouts.balanceOf(customerId)).toBe(0);
  expect(await payouts.numbers()).toHaveLength(120);
  expect(await payouts.stop(run.id)).toMatchObject({ outcome: after.outcome });
});
