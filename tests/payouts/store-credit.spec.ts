import { Payouts, payoutOf } from '../../services/consignment/testing/payouts';
import { forAllTests } from '../../services/kernel/testing/for-all-tests';
import { openCounters, type Counter } from '../sales/counter';

/** Paid out as store credit at one service, spent at the other, and taken back: what one says reaches the other [S19 R-CO6]. */
const { world, counters } = forAllTests(openCounters);
const counter = (): Counter => counters[0] as Counter;

interface Credit {
  storeCredit: { amountMinor: number } | null;
  storeCreditLines: { nodes: { kind: string; amount: { amountMinor: number } }[] };
}
const creditOf = async (customerId: string): Promise<Credit | undefined> => {
  const { till } = counter();
  const query =
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { storeCredit { amountMinor } storeCreditLines { nodes { kind amount { amountMinor } } } } } }';
  const [found] = await till.ask<Credit[]>(
    query,
    { of: [{ __typename: 'Customer', id: customerId }] },
    till.staff,
  );
  return found;
};
const drifted = (): Promise<object[]> =>
  world.database.admin(
    `SELECT customer_id FROM commerce.store_credit c FULL JOIN
       (SELECT store_id, customer_id, sum(amount_minor)::bigint AS made FROM commerce.store_credit_line GROUP BY 1, 2) l USING (store_id, customer_id)
      WHERE c.amount_minor IS DISTINCT FROM l.made`,
  );
afterEach(async () => expect(await drifted()).toEqual([]));

/** A consignor known to both services, who is paid this as store credit with a tenth on top. */
async function paidInCredit(amountMinor: number) {
  const { shop, till } = counter();
  const payouts = new Payouts(shop);
  await shop.ask(
    shop.staff,
    'mutation { updateConsignmentSettings(input: { creditBonusPercent: 10 }) { __typename } }',
  );
  const { customerId } = await counter().bringsIn([100], { payoutMethod: 'STORE_CREDIT' });
  const data = { customers: [{ id: customerId, version: 1, displayName: 'Anna' }] };
  await world.tell('commerce.on-customers-changed', { storeId: shop.storeId, data });
  await payouts.charge(customerId, amountMinor);
  const run = await payouts.pay({ customerId, method: null });
  await world.settled();
  return { payouts, run, customerId, till, statementId: payoutOf(run, customerId)?.id ?? '' };
}

test('what is paid out as store credit is there to spend, with its bonus, one line a statement', async () => {
  const { customerId, statementId } = await paidInCredit(5000);
  expect(await creditOf(customerId)).toMatchObject({
    storeCredit: { amountMinor: 5500 },
    storeCreditLines: { nodes: [{ kind: 'PAYOUT', amount: { amountMinor: 5500 } }] },
  });
  const told = { statementId, customerId, amountMinor: 5500, takesBack: null, at: '2026-11-22T10:00:00Z' };
  await world.tell('commerce.on-paid-in-credit', {
    ...{ storeId: counter().storeId, data: { payouts: [told] } },
  });
  expect(await creditOf(customerId)).toMatchObject({ storeCredit: { amountMinor: 5500 } });
});

test.each([
  [0, 5500, 5000],
  [1500, 4000, 3500],
  [5500, 0, -500],
])(
  'of a payout taken back %d was spent: %d of it comes back, and the consignor is owed %d',
  async (spentMinor, backMinor, owedMinor) => {
    const { customerId, payouts, run, till } = await paidInCredit(5000);
    if (spentMinor > 0) {
      const input = { customerId, amountMinor: -spentMinor, reason: 'Besteed' };
      const taken = await till.ask(
        'mutation ($input: AddStoreCreditInput!) { addStoreCredit(input: $input) { __typename } }',
        { input },
        till.staff,
      );
      expect(taken).toMatchObject({ __typename: 'StoreCreditLine' });
    }
    await payouts.reverse(run.id);
    await world.settled();
    const credit = await creditOf(customerId);
    expect(credit).toMatchObject({ storeCredit: { amountMinor: 0 } });
    expect(credit?.storeCreditLines.nodes[0]).toMatchObject({ kind: 'PAYOUT_REVERSED' });
    expect(credit?.storeCreditLines.nodes[0]?.amount.amountMinor).toBe(0 - backMinor);
    expect(await payouts.balanceOf(customerId)).toBe(owedMinor);
  },
);

test('heard of before its payout, a payout taken back waits for it, and is taken back once', async () => {
  const { customerId, till } = await paidInCredit(5000);
  const { storeId } = counter();
  const [first, second] = ['0198f3a0-0000-7000-8000-000000000001', '0198f3a0-0000-7000-8000-000000000002'];
  const tell = (payout: object): Promise<void> =>
    world.tell('commerce.on-paid-in-credit', {
      ...{ storeId, data: { payouts: [{ customerId, at: '2026-11-22T10:00:00Z', ...payout }] } },
    });
  const back = { statementId: second, amountMinor: -700, takesBack: first };
  await expect(tell(back)).rejects.toThrow('not here yet');
  await tell({ statementId: first, amountMinor: 700, takesBack: null });
  await Promise.all([tell(back), tell(back), tell(back)].map((each) => each.catch(() => undefined)));
  await tell(back);
  expect(await creditOf(customerId)).toMatchObject({ storeCredit: { amountMinor: 5500 } });
  expect(till.storeId).toBe(storeId);
});
