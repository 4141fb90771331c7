import type { Actor } from '../../kernel/actor/actor';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { Payouts } from '../testing/payouts';
import { openShops, Shop } from '../testing/shop';

const { world } = forAllTests(openShops);
const START = `mutation ($input: StartPayoutRunInput!) { startPayoutRun(input: $input) {
  __typename ... on LogInNotRecent { loggedInAt mostMinutes } ... on PayoutRun { id } } }`;
const REVERSE = `mutation ($input: ReversePayoutInput!) { reversePayout(input: $input) {
  __typename ... on LogInNotRecent { loggedInAt mostMinutes } } }`;

test('paying out and taking it back ask for a log-in of the last 15 minutes: a second later nothing is written [R-ID9]', async () => {
  const shop = new Shop(world, '30177');
  await shop.open();
  const payouts = new Payouts(shop);
  await payouts.sold(await shop.consignor(6901), [1250]);
  const ago = (seconds: number): Actor => ({
    ...shop.staff,
    authenticatedAt: new Date(world.clock.now().getTime() - seconds * 1000).toISOString(),
  });
  const written = (): Promise<object[]> =>
    world.database.admin(
      `SELECT (SELECT count(*)::int FROM consignment.payout_run) AS runs, (SELECT count(*)::int FROM consignment.statement) AS statements,
              (SELECT count(*)::int FROM consignment.audit) AS audited`,
    );
  const refused = (actor: Actor) => ({
    ...{ __typename: 'LogInNotRecent', loggedInAt: actor.authenticatedAt, mostMinutes: 15 },
  });
  const input = { method: 'CASH', count: 1, totalMinor: 1250 };

  const before = await written();
  const old = ago(901);
  expect(await shop.ask(old, START, { input })).toEqual(refused(old));
  expect(await written()).toEqual(before);
  const run = await shop.ask<{ __typename: string; id: string }>(ago(899), START, { input });
  expect(run.__typename).toBe('PayoutRun');
  await world.settled();
  const paid = await written();
  expect(await shop.ask(old, REVERSE, { input: { runId: run.id } })).toEqual(refused(old));
  expect(await written()).toEqual(paid);
  expect(await shop.ask(ago(899), REVERSE, { input: { runId: run.id } })).toEqual({
    __typename: 'PayoutRun',
  });
});
