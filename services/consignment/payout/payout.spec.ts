import { forAllTests } from '../../kernel/testing/for-all-tests';
import { newId } from '../../kernel/id/id';
import { driftedBalances } from '../testing/ledger';
import { Payouts, STATEMENT, upTo, type SeenStatement } from '../testing/payouts';
import { openShops, Shop } from '../testing/shop';
import { tellSales, undoneUnit } from '../testing/unit-sales';

/** It is 22 November 2026; at the till a buyer may bring something back for 14 days. */
const { world, other } = forAllTests(openShops);
let [number, storeNumber] = [6400, 30100];
let shop: Shop;
let payouts: Payouts;

beforeEach(async () => {
  shop = new Shop(world, String((storeNumber += 1)));
  await shop.open();
  payouts = new Payouts(shop);
});
afterEach(async () => {
  expect(await driftedBalances(shop)).toEqual([]);
  expect(await payouts.numbers()).toEqual(upTo((await payouts.numbers()).length));
});

const consignor = (): Promise<string> => shop.consignor((number += 1));
const settle = (input: object): Promise<{ __typename: string }> =>
  shop.ask(
    shop.staff,
    'mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename } }',
    { input },
  );
const money = (amountMinor: number): object => ({ amountMinor });

test('all who can be paid are paid to the cent, each by a statement of all their lines; the others are left, and it was said before [S8 R-CO6]', async () => {
  await settle({ minimumPayoutMinor: 1000 });
  const [anna, little, fresh, owing, nothing] = [
    await consignor(),
    await consignor(),
    await consignor(),
    await consignor(),
    await consignor(),
  ];
  await payouts.sold(anna, [1250, 333]);
  await payouts.sold(anna, [5000], '2026-11-20');
  await payouts.charge(anna, -83);
  await payouts.sold(little, [999]);
  await payouts.sold(fresh, [4000], '2026-11-15');
  await payouts.charge(owing, -2500);
  const preview = await payouts.preview();
  expect(preview).toMatchObject({
    ...{ payableOn: '2026-11-22', count: 1, total: money(1500) },
    groups: [
      { verdict: 'TO_PAY', count: 1, payable: money(1500) },
      { verdict: 'NO_ACCOUNT', count: 0, payable: money(0) },
      { verdict: 'BELOW_MINIMUM', count: 1, payable: money(999) },
      { verdict: 'NOT_YET', count: 1, payable: money(0) },
      { verdict: 'NEGATIVE', count: 1, payable: money(-2500) },
    ],
  });
  expect(preview.candidates).toEqual({
    nodes: [
      { customer: { id: anna }, verdict: 'TO_PAY', payable: money(1500), toCome: money(5000) },
      { customer: { id: little }, verdict: 'BELOW_MINIMUM', payable: money(999), toCome: money(0) },
      { customer: { id: fresh }, verdict: 'NOT_YET', payable: money(0), toCome: money(4000) },
      { customer: { id: owing }, verdict: 'NEGATIVE', payable: money(-2500), toCome: money(0) },
    ],
    total: { count: 4 },
  });
  const run = await payouts.pay();
  expect(run).toMatchObject({
    statementCount: 1,
    total: money(1500),
    job: { state: 'DONE', done: 1 },
    outcome: 'DONE',
  });
  expect(run.endedAt).not.toBeNull();
  expect(run.statements.nodes).toMatchObject([
    {
      ...{ number: 1, name: `Klant ${number - 4}`, method: 'CASH', total: money(1500) },
      ...{ customer: { id: anna }, reverses: null, reversedBy: null },
    },
  ]);
  const lines = run.statements.nodes[0]?.balanceLines.nodes ?? [];
  expect(lines.map(({ kind, amount }) => [kind, amount.amountMinor])).toEqual([
    ['FEE', -83],
    ['SALE', 333],
    ['SALE', 1250],
  ]);
  const balances = [anna, little, fresh, owing, nothing].map((id) => payouts.balanceOf(id));
  expect(await Promise.all(balances)).toEqual([5000, 999, 4000, -2500, 0]);
  // Every cent from the sale to the statement, in one query.
  const traced = await shop.consignorOf<{ balanceLines: { nodes: object[] } }>(
    ...([shop.portal(anna), anna, 'balanceLines { nodes { kind paidOut statement { number } } }'] as const),
  );
  expect(traced?.balanceLines.nodes).toEqual([
    { kind: 'FEE', paidOut: true, statement: { number: 1 } },
    { kind: 'SALE', paidOut: false, statement: null },
    { kind: 'SALE', paidOut: true, statement: { number: 1 } },
    { kind: 'SALE', paidOut: true, statement: { number: 1 } },
  ]);
});

test('nobody is paid twice; what is owed since is paid by the next run, and one who is asked for alone however little it is', async () => {
  await settle({ minimumPayoutMinor: 1000 });
  const [anna, jan] = [await consignor(), await consignor()];
  await payouts.sold(anna, [1000]);
  expect(await payouts.pay()).toMatchObject({ statementCount: 1 });
  expect(await payouts.pay()).toEqual({ __typename: 'NothingToPayOut' });
  await payouts.sold(anna, [200]);
  await payouts.sold(jan, [3000]);
  const cash = await payouts.pay({ customerId: anna, method: 'CASH' });
  expect(cash.statements.nodes).toMatchObject([{ number: 2, method: 'CASH', total: money(200) }]);
  expect((await payouts.pay()).statements.nodes).toMatchObject([{ number: 3, total: money(3000) }]);
});

test('what was not looked at is not paid: another number or another sum is refused with what it is now', async () => {
  const anna = await consignor();
  await payouts.sold(anna, [1000]);
  expect(await payouts.start({ count: 2 })).toMatchObject({ __typename: 'PayoutChanged', count: 1 });
  expect(await payouts.start({ totalMinor: 999 })).toMatchObject({ __typename: 'PayoutChanged' });
  expect(await payouts.numbers()).toEqual([]);
});

test('an undo after the payout is carried on: the consignor owes it, and the next payout is so much less', async () => {
  const anna = await consignor();
  const [sold = ''] = await payouts.sold(anna, [1000]);
  await payouts.pay();
  await tellSales(shop, undoneUnit(sold, 2));
  expect(await payouts.balanceOf(anna)).toBe(-1000);
  expect(await payouts.pay()).toEqual({ __typename: 'NothingToPayOut' });
  await payouts.sold(anna, [1400]);
  expect((await payouts.pay()).statements.nodes).toMatchObject([{ total: money(400) }]);
});

test('a wrong run is taken back by another one, once, and all of it is owed again and can be paid anew [R-CO6]', async () => {
  const [anna, jan] = [await consignor(), await consignor()];
  await payouts.sold(anna, [1000, 500]);
  await payouts.sold(jan, [700]);
  const wrong = await payouts.pay();
  const back = await payouts.reverse(wrong.id);
  expect(back).toMatchObject({
    ...{ statementCount: 2, total: money(-2200), reverses: { id: wrong.id }, job: { state: 'DONE' } },
    statements: {
      nodes: [
        { number: 3, total: money(-1500), reverses: { number: 1 }, balanceLines: { nodes: [] } },
        { number: 4, total: money(-700), reverses: { number: 2 } },
      ],
    },
  });
  expect(await Promise.all([payouts.balanceOf(anna), payouts.balanceOf(jan)])).toEqual([1500, 700]);
  expect((await payouts.run(wrong.id)).statements.nodes).toMatchObject([
    { reversedBy: { number: 3 } },
    { reversedBy: { number: 4 } },
  ]);
  for (const id of [wrong.id, back.id])
    expect(await payouts.reverse(id)).toEqual({ __typename: 'NothingToReverse' });
  const anew = await payouts.pay({ method: 'CASH' });
  expect(anew.statements.nodes).toMatchObject([
    {
      ...{ number: 5, total: money(1500) },
      balanceLines: { nodes: [{ kind: 'PAYOUT_REVERSED', takenBack: { number: 1 } }] },
    },
    { number: 6, total: money(700) },
  ]);
  expect(await Promise.all([payouts.balanceOf(anna), payouts.balanceOf(jan)])).toEqual([0, 0]);
});

test('of a run one statement is taken back alone, and the rest of it later; the run says how much of it was', async () => {
  const [anna, jan] = [await consignor(), await consignor()];
  await payouts.sold(anna, [1000]);
  await payouts.sold(jan, [700]);
  const run = await payouts.pay();
  const [, theirs] = run.statements.nodes;
  expect(run.takenBack).toBeNull();
  expect(await payouts.reverse(run.id, { statementId: theirs?.id })).toMatchObject({ total: money(-700) });
  expect(await payouts.reverse(run.id, { statementId: theirs?.id })).toEqual({
    __typename: 'NothingToReverse',
  });
  expect((await payouts.run(run.id)).takenBack).toEqual({ count: 1, total: money(700) });
  const rest = await payouts.reverse(run.id);
  expect(rest).toMatchObject({ statementCount: 1, total: money(-1000), takenBack: null });
  expect((await payouts.run(run.id)).takenBack).toEqual({ count: 2, total: money(1700) });
  expect(await payouts.reverse(newId())).toEqual({ __typename: 'NotFound' });
});

test('more than go in one transaction are paid by one run, with numbers one after the other', async () => {
  const customers = await shop.customers(...upTo(230).map((each) => 20_000 + each));
  for (const id of customers.values()) await shop.agree({ customerId: id });
  await world.database.admin(
    `INSERT INTO consignment.balance_line (store_id, id, customer_id, kind, amount_minor, cause_kind, cause_id, reason, payable_on, made_at)
     SELECT store_id, gen_random_uuid(), customer_id, 'ADJUSTMENT', 100 + row_number() OVER (), 'HAND', gen_random_uuid(), 'Beginsaldo', '2026-11-01', now()
       FROM consignment.consignor WHERE store_id = $1`,
    [shop.storeId],
  );
  const { total } = await payouts.preview();
  expect(await payouts.pay()).toMatchObject({ statementCount: 230, total, job: { done: 230 } });
  expect(await payouts.numbers()).toEqual(upTo(230));
});

test('a store that has no consignment any more pays nobody: a run that was started stops, and says so', async () => {
  const anna = await consignor();
  await payouts.sold(anna, [1000]);
  const run = await payouts.start();
  await world.storeArrives('consignment', shop.storeId, { version: 2, modules: [] });
  await world.settled();
  const [stood] = await world.database.admin(
    'SELECT outcome, statement_count AS count FROM consignment.payout_run WHERE id = $1',
    [run.id],
  );
  // It may have been done in time.
  expect([
    { outcome: 'STOPPED', count: 0 },
    { outcome: 'DONE', count: 1 },
  ]).toContainEqual(stood);
  expect((await payouts.numbers()).length).toBe((stood as { count: number }).count);
});

test('the same request with the same key is one run, asked by many at once too', async () => {
  const anna = await consignor();
  await payouts.sold(anna, [1000]);
  const idempotencyKey = newId();
  const runs = await Promise.all(
    upTo(8).map(() => payouts.start({ idempotencyKey, count: 1, totalMinor: 1000 })),
  );
  expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
  await world.settled();
  expect(await payouts.numbers()).toEqual([1]);
});

test('a consignor sees statements of their own and no run; staff without the right see statements and pay nobody', async () => {
  const [anna, jan] = [await consignor(), await consignor()];
  await payouts.sold(anna, [1000]);
  const run = await payouts.pay();
  const [made] = run.statements.nodes;
  const seen = (actor: Shop['staff']): Promise<SeenStatement | null> =>
    shop.ask(actor, `query ($id: UUID!) { statement(id: $id) { ${STATEMENT} } }`, { id: made?.id });
  expect(await seen(shop.portal(anna))).toMatchObject({ number: 1, total: money(1000) });
  expect(await seen({ ...shop.staff, rights: [] })).toMatchObject({ number: 1 });
  for (const actor of [shop.portal(jan), other.staff, other.portal(anna)])
    expect(await seen(actor)).toBeNull();
  const list = await shop.consignorOf<{ statements: { nodes: object[] } }>(
    ...([shop.portal(anna), anna, 'statements { nodes { number } }'] as const),
  );
  expect(list?.statements.nodes).toEqual([{ number: 1 }]);
  for (const actor of [shop.portal(anna), { ...shop.staff, rights: ['consignment.balance'] }]) {
    const { errors } = await world.run('consignment', actor, '{ payoutPreview { count } }');
    expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  }
});

describe('the database keeps', () => {
  const FORBIDDEN: [string, string, string][] = [
    [
      'another sum of a statement',
      'UPDATE consignment.statement SET total_minor = 1 WHERE store_id = $1',
      'statement_is_kept',
    ],
    ['a statement less', 'DELETE FROM consignment.statement WHERE store_id = $1', 'statement_is_kept'],
    ['a line less of one', 'DELETE FROM consignment.payout_line WHERE store_id = $1', 'payout_line_is_kept'],
    [
      'a line more of one',
      `INSERT INTO consignment.payout_line (store_id, balance_line_id, customer_id, statement_id)
       SELECT s.store_id, l.id, l.customer_id, s.id FROM consignment.statement s JOIN consignment.balance_line l ON l.store_id = s.store_id
        WHERE s.store_id = $1 AND NOT EXISTS (SELECT FROM consignment.payout_line p WHERE p.store_id = l.store_id AND p.balance_line_id = l.id)`,
      'payout_line_is_kept',
    ],
    [
      'a statement of nothing',
      `INSERT INTO consignment.statement (store_id, id, number, run_id, customer_id, name, language, method, total_minor, made_at)
       SELECT store_id, gen_random_uuid(), 2, run_id, customer_id, name, language, method, 5, made_at FROM consignment.statement WHERE store_id = $1`,
      'statement_adds_up',
    ],
    [
      'a statement taken back that is not owed again',
      `INSERT INTO consignment.statement (store_id, id, number, run_id, customer_id, name, language, method, total_minor, made_at, reverses_id)
       SELECT store_id, gen_random_uuid(), 2, run_id, customer_id, name, language, method, -total_minor, made_at, id FROM consignment.statement WHERE store_id = $1`,
      'statement_adds_up',
    ],
    [
      'an ended run made another one',
      'UPDATE consignment.payout_run SET total_minor = 1 WHERE store_id = $1',
      'payout_run_is_kept',
    ],
  ];
  test.each(FORBIDDEN)('out %s', async (_name, text, constraint) => {
    const anna = await consignor();
    await payouts.sold(anna, [1000]);
    await payouts.pay();
    await payouts.sold(anna, [700]);
    await expect(world.database.admin(text, [shop.storeId])).rejects.toMatchObject({ constraint });
  });
});
