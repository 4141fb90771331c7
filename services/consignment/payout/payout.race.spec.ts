import { forAllTests } from '../../kernel/testing/for-all-tests';
import { driftedBalances } from '../testing/ledger';
import { Payouts, upTo } from '../testing/payouts';
import { openShops, Shop } from '../testing/shop';
import { tellSales, undoneUnit } from '../testing/unit-sales';

/** Payouts beside what moves a balance at the same moment, and cut off at every step. */
const { world } = forAllTests(openShops);
let [number, storeNumber] = [7400, 30200];
let shop: Shop;
let payouts: Payouts;
const admin = <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
  world.database.admin<T>(text, values);

beforeEach(async () => {
  shop = new Shop(world, String((storeNumber += 1)));
  await shop.open();
  payouts = new Payouts(shop);
});
afterEach(async () => {
  expect(await driftedBalances(shop)).toEqual([]);
  const numbers = await payouts.numbers();
  expect(numbers).toEqual(upTo(numbers.length));
  const wrong = await admin(
    `SELECT r.id FROM consignment.payout_run r
       LEFT JOIN LATERAL (SELECT count(*)::int AS count, coalesce(sum(s.total_minor), 0) AS total FROM consignment.statement s
                           WHERE s.store_id = r.store_id AND s.run_id = r.id) s ON true
      WHERE s.count <> r.statement_count OR s.total <> r.total_minor`,
  );
  expect(wrong).toEqual([]);
});

/** So many consignors who are each owed something, entered by hand. */
async function owed(count: number): Promise<void> {
  const customers = await shop.customers(...upTo(count).map((each) => (number += 1) * 100 + each));
  for (const id of customers.values()) await shop.agree({ customerId: id });
  await admin(
    `INSERT INTO consignment.balance_line (store_id, id, customer_id, kind, amount_minor, cause_kind, cause_id, reason, payable_on, made_at)
     SELECT store_id, gen_random_uuid(), customer_id, 'ADJUSTMENT', 100 + row_number() OVER (), 'HAND', gen_random_uuid(), 'Beginsaldo', '2026-11-01', now()
       FROM consignment.consignor WHERE store_id = $1`,
    [shop.storeId],
  );
}

test('eight who start a run at once pay everybody once', async () => {
  await owed(12);
  const { count, total } = await payouts.preview();
  const wanted = { count, totalMinor: total.amountMinor };
  const runs = await Promise.all(upTo(8).map(() => payouts.start(wanted)));
  await world.settled();
  const started = runs.filter(({ __typename }) => __typename === 'PayoutRun');
  expect(started).toHaveLength(1);
  for (const { __typename } of runs)
    expect(['PayoutRun', 'JobRunning', 'PayoutChanged']).toContain(__typename);
  expect(await payouts.numbers()).toEqual(upTo(12));
  expect((await payouts.preview()).groups.every((group) => group.count === 0)).toBe(true);
});

test('a payout beside an undo, a fee and a sale at the same moment leaves one truth', async () => {
  for (let round = 0; round < 12; round += 1) {
    const customerId = await shop.consignor((number += 1));
    const [undone = ''] = await payouts.sold(customerId, [1000, 700]);
    const before = { count: 1, totalMinor: 1700, customerId };
    const [run] = await Promise.all([
      payouts.start(before),
      tellSales(shop, undoneUnit(undone, 2)),
      payouts.charge(customerId, -50),
      payouts.sold(customerId, [300]),
    ]);
    await world.settled();
    const paid = run.__typename === 'PayoutRun' ? (await payouts.run(run.id)).total.amountMinor : 0;
    expect(['PayoutRun', 'PayoutChanged']).toContain(run.__typename);
    // Whatever went first: paid and owed together are what was sold, without what was undone and charged.
    expect(paid + (await payouts.balanceOf(customerId))).toBe(1700 - 1000 - 50 + 300);
  }
});

test('a run taken back by many at once is taken back once', async () => {
  await owed(5);
  const run = await payouts.pay();
  const back = await Promise.all(upTo(6).map(() => payouts.reverse(run.id)));
  expect(back.filter(({ __typename }) => __typename === 'PayoutRun')).toHaveLength(1);
  expect(await payouts.numbers()).toEqual(upTo(10));
  expect((await payouts.preview()).total).toEqual(run.total);
});

/** Whoever does this for the second time is gone before its commit, as with a kill; a sequence remembers what a rollback forgets. */
const cutAt = (event: string): Promise<unknown> =>
  admin(
    `CREATE SEQUENCE public.steps;
     CREATE FUNCTION public.spec_cut() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
       IF nextval('public.steps') = 2 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NULL; END $$;
     GRANT USAGE ON SEQUENCE public.steps TO PUBLIC;
     CREATE TRIGGER spec_cut AFTER ${event} FOR EACH STATEMENT EXECUTE FUNCTION public.spec_cut()`,
  );
const cutNoMore = (): Promise<unknown> =>
  admin('DROP FUNCTION public.spec_cut() CASCADE; DROP SEQUENCE public.steps');
/** Two who come upon what was left, at once. */
async function goOn(jobId: string): Promise<void> {
  const job = { storeId: shop.storeId, data: { jobId } };
  await Promise.all([1, 2].map(() => world.tell('consignment.run-job', job)));
  await world.settled();
}

/** Where the connection of a run is cut: behind each of the things that it writes. */
const CUTS: [string, string][] = [
  ['the lines are paid', 'INSERT ON consignment.payout_line'],
  ['the run has counted', 'UPDATE ON consignment.payout_run'],
  ['the number is taken', 'INSERT ON consignment.statement_counter'],
  ['the statements are written', 'INSERT ON consignment.statement'],
  ['the place is kept', 'UPDATE ON consignment.job'],
];
test.each(CUTS)(
  'cut off in its second transaction when %s, a run goes on: everybody is paid once and no number is left out',
  async (_when, event) => {
    await owed(130);
    await cutAt(event);
    const run = await payouts.start();
    await world.settled();
    await cutNoMore();
    expect(await payouts.run(run.id)).toMatchObject({ job: { state: 'RUNNING', done: 100 } });
    await goOn(run.id);
    expect(await payouts.run(run.id)).toMatchObject({
      ...{ statementCount: 130, job: { state: 'DONE', done: 130 } },
    });
    expect(await payouts.numbers()).toEqual(upTo(130));
    const twice = await admin(
      'SELECT customer_id FROM consignment.statement WHERE store_id = $1 GROUP BY customer_id HAVING count(*) > 1',
      [shop.storeId],
    );
    expect(twice).toEqual([]);
  },
);

test('taken back and cut off in the second transaction, a run is taken back once, all of it', async () => {
  await owed(130);
  const run = await payouts.pay();
  await cutAt('INSERT ON consignment.statement');
  const back = await payouts.reverse(run.id);
  await cutNoMore();
  expect(back).toMatchObject({ statementCount: 100, job: { state: 'RUNNING' }, outcome: null });
  await goOn(back.id);
  expect(await payouts.run(back.id)).toMatchObject({ statementCount: 130, outcome: 'DONE' });
  expect(await payouts.numbers()).toEqual(upTo(260));
  expect((await payouts.preview()).total).toEqual(run.total);
});
