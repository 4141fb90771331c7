import { Client } from 'pg';
import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import type { Answer } from '../../kernel/testing/open';
import { cash, euros, openTills, Till, type Sold } from '../testing/till';

/** Store credit: what a customer may buy for without paying [S24 B2]. */
const { world } = forAllTests(openTills);
const till = new Till(world, '30042');
const other = new Till(world, '10007');
beforeAll(async () => {
  await till.open();
  await other.open('NO', 'NOK', 'Europe/Oslo');
});

const give = (input: object, actor = till.staff): Promise<Answer> =>
  till.ask(
    `mutation ($input: AddStoreCreditInput!) { addStoreCredit(input: $input) { __typename
      ... on StoreCreditLine { id kind amount { amountMinor currency } reason madeAt } ... on InvalidInput { fields { path code } }
      ... on StoreCreditTooLow { remaining { amountMinor } excess { amountMinor } } } }`,
    { input },
    actor,
  );
interface Credit {
  storeCredit: object | null;
  storeCreditLines: { nodes: { kind: string; amount: object }[]; total: { count: number } } | null;
}
const creditOf = async (id: string, actor = till.staff): Promise<Credit | undefined> => {
  const query =
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { storeCredit { amountMinor currency } storeCreditLines { nodes { kind amount { amountMinor } reason } total { count } } } } }';
  const [found] = await till.ask<Credit[]>(query, { of: [{ __typename: 'Customer', id }] }, actor);
  return found;
};
const drifted = (): Promise<object[]> =>
  world.database.admin(
    `SELECT store_id, customer_id FROM commerce.store_credit c
       FULL JOIN (SELECT store_id, customer_id, sum(amount_minor)::bigint AS made FROM commerce.store_credit_line GROUP BY 1, 2) l USING (store_id, customer_id)
      WHERE c.amount_minor IS DISTINCT FROM l.made`,
  );
const sellOnCredit = async (customerId: string, price: number, amountMinor = price): Promise<Sold> => {
  const [one] = await till.offers(price);
  const payments = [{ method: 'STORE_CREDIT', amountMinor }];
  return till.sell<Sold>({ lines: [{ sku: one?.sku }], customerId, payments });
};
afterEach(async () => expect(await drifted()).toEqual([]));

test('is given and taken back with a reason, never below nothing; the customer reads every line', async () => {
  const customerId = await till.customer();
  expect(await creditOf(customerId)).toMatchObject({
    storeCredit: euros(0),
    storeCreditLines: { nodes: [] },
  });
  const key = 'credit-4711-a';
  const input = { customerId, amountMinor: 2500, reason: ' Tegoedbon 12 ', idempotencyKey: key };
  const line = await give(input);
  expect(line).toMatchObject({ kind: 'GIVEN', amount: euros(2500), reason: 'Tegoedbon 12' });
  expect(await give(input)).toEqual(line);
  expect(await give({ customerId, amountMinor: -3000, reason: 'Vergissing' })).toMatchObject({
    __typename: 'StoreCreditTooLow',
    ...{ remaining: { amountMinor: 2500 }, excess: { amountMinor: 500 } },
  });
  expect(await give({ customerId, amountMinor: -500, reason: 'Vergissing' })).toMatchObject({
    kind: 'TAKEN',
  });
  expect(await creditOf(customerId, till.portal(customerId))).toMatchObject({
    storeCredit: euros(2000),
    storeCreditLines: { nodes: [{ kind: 'TAKEN' }, { kind: 'GIVEN' }], total: { count: 2 } },
  });
});

test('is given to nobody there is not, not for no reason, and not nothing', async () => {
  const customerId = await till.customer();
  expect(await give({ customerId, amountMinor: 0, reason: ' ' })).toMatchObject({
    fields: [{ path: 'amountMinor' }, { path: 'reason' }],
  });
  expect(await give({ customerId: newId(), amountMinor: 1, reason: 'Bon' })).toMatchObject({
    __typename: 'NotFound',
  });
  expect(await give({ customerId, amountMinor: 1, reason: 'Bon' }, other.staff)).toMatchObject({
    __typename: 'NotFound',
  });
  expect(await creditOf(customerId, till.portal(newId()))).toMatchObject({
    ...{ storeCredit: null, storeCreditLines: { nodes: [] } },
  });
});

test('pays at the till, beside cash too; undone, it comes back', async () => {
  const customerId = await till.customer();
  await give({ customerId, amountMinor: 700, reason: 'Bon' });
  const [one] = await till.offers(1000);
  const sold = await till.sell<Sold>({
    ...{ lines: [{ sku: one?.sku }], customerId },
    payments: [{ method: 'STORE_CREDIT', amountMinor: 700 }, ...cash(300)],
  });
  expect(sold).toMatchObject({ __typename: 'Order', paymentState: 'PAID' });
  expect(await creditOf(customerId)).toMatchObject({ storeCredit: euros(0) });
  expect(await till.undo({ orderId: sold.id, refundBy: 'STORE_CREDIT' })).toMatchObject({
    state: 'RETURNED',
  });
  expect(await creditOf(customerId)).toMatchObject({
    storeCredit: euros(1000),
    storeCreditLines: { nodes: [{ kind: 'REFUNDED' }, { kind: 'SPENT' }, { kind: 'GIVEN' }] },
  });
});

test('is spent by who has it, as far as they have it: otherwise nothing is sold, and the figures are said', async () => {
  const customerId = await till.customer();
  await give({ customerId, amountMinor: 700, reason: 'Bon' });
  expect(await sellOnCredit(customerId, 701)).toMatchObject({ __typename: 'StoreCreditTooLow' });
  expect(await sellOnCredit(await till.customer(), 1)).toMatchObject({ __typename: 'StoreCreditTooLow' });
  const [one] = await till.offers(100);
  const payments = [{ method: 'STORE_CREDIT', amountMinor: 100 }];
  const lines = [{ sku: one?.sku }];
  expect(await till.sell({ lines, payments })).toMatchObject({
    fields: [{ path: 'payments.0.method', code: 'NOT_ALLOWED' }],
  });
  expect(await till.stockOf(one ?? { id: '' })).toMatchObject({ stock: 1 });
  const bought = await till.sell<Sold>({ lines, payments: cash(100) });
  expect(await till.undo({ orderId: bought.id, refundBy: 'STORE_CREDIT' })).toMatchObject({
    fields: [{ path: 'refundBy' }],
  });
});

test('spent by 32 at once is never below nothing: as many buy as it is enough for', async () => {
  const customerId = await till.customer();
  await give({ customerId, amountMinor: 1000, reason: 'Bon' });
  const answers = await Promise.all(Array.from({ length: 32 }, () => sellOnCredit(customerId, 300)));
  expect(answers.filter(({ __typename }) => __typename === 'Order')).toHaveLength(3);
  expect(answers.filter(({ __typename }) => __typename === 'StoreCreditTooLow')).toHaveLength(29);
  expect(await creditOf(customerId)).toMatchObject({ storeCredit: euros(100) });
  expect(await till.salesTotalOf(customerId)).toBe(900);
});

test.each([
  [
    'a line is changed',
    'UPDATE commerce.store_credit_line SET amount_minor = 9 WHERE customer_id = $1',
    'store_credit_line_is_kept',
  ],
  [
    'a line goes',
    'DELETE FROM commerce.store_credit_line WHERE customer_id = $1',
    'store_credit_line_is_kept',
  ],
  [
    'the balance is written',
    'UPDATE commerce.store_credit SET amount_minor = 9 WHERE customer_id = $1',
    'store_credit_is_of_its_lines',
  ],
  [
    'more is spent than there is',
    `INSERT INTO commerce.store_credit_line (id, customer_id, kind, amount_minor, cause_kind, cause_id, made_at) SELECT kernel.new_id(), $1, 'SPENT', -101, 'PAYMENT', kernel.new_id(), now()`,
    'store_credit_not_below',
  ],
  [
    'a payment is told twice',
    `INSERT INTO commerce.store_credit_line (id, customer_id, kind, amount_minor, cause_kind, cause_id, reason, made_at) SELECT kernel.new_id(), customer_id, kind, amount_minor, cause_kind, cause_id, reason, made_at FROM commerce.store_credit_line WHERE customer_id = $1`,
    'store_credit_line_cause',
  ],
])('holds whoever writes: where %s, the database refuses', async (_what, statement, constraint) => {
  const customerId = await till.customer();
  await give({ customerId, amountMinor: 100, reason: 'Bon' });
  const client = new Client({ connectionString: world.database.urlOf('kommis_commerce') });
  await client.connect();
  try {
    await client.query(`BEGIN; SET LOCAL app.store_id = '30042'; SET LOCAL app.kind = 'system'`);
    await expect(client.query(statement, [customerId])).rejects.toMatchObject({ constraint });
  } finally {
    await client.end();
  }
});
