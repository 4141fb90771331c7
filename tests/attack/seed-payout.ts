import type { Actor } from '../../services/kernel/actor/actor';
import { canary } from './seed-files';
import type { AttackWorld } from './world';

/** What customers were paid by one run. */
export interface SeededPayout {
  payoutRunId: string;
  /** By customer. */
  statementIds: ReadonlyMap<string, string>;
}

/** One has an account, and asked to be paid, which the store did not want. */
async function seedRequest(world: AttackWorld, owner: Actor, customerId: string, row: number): Promise<void> {
  const sign = (what: string): string => canary(owner.storeId, `payout-${what}`, row);
  const done = async (mutation: string, input: object): Promise<unknown> =>
    world.must(
      owner,
      `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { __typename } }`,
      { input: { customerId, ...input } },
    );
  await done('setBankAccount', { iban: 'NL91ABNA0417164300', holder: sign('holder') });
  await done('askForPayout', { note: sign('note') });
  await done('declinePayout', { answer: sign('answer') });
}

/** All are owed something, and are paid. */
export async function seedPayout(
  world: AttackWorld,
  owner: Actor,
  customerIds: readonly string[],
): Promise<SeededPayout> {
  const charge = 'mutation ($input: AddBalanceLineInput!) { addBalanceLine(input: $input) { __typename } }';
  for (const customerId of customerIds)
    await world.must(owner, charge, {
      input: { customerId, kind: 'ADJUSTMENT', amountMinor: 50_000, reason: 'Begin' },
    });
  for (const [row, customerId] of customerIds.entries()) await seedRequest(world, owner, customerId, row);
  const seen = await world.must<{ count: number; total: { amountMinor: number } }>(
    owner,
    '{ payoutPreview(method: CASH) { count total { amountMinor } } }',
  );
  const start =
    'mutation ($input: StartPayoutRunInput!) { startPayoutRun(input: $input) { __typename ... on PayoutRun { id } } }';
  const input = { method: 'CASH', count: seen.count, totalMinor: seen.total.amountMinor };
  const { id: payoutRunId } = await world.must<{ id: string }>(owner, start, { input });
  await world.settled();
  const run = await world.must<{ statements: { nodes: { id: string; customer: { id: string } }[] } }>(
    owner,
    'query ($id: UUID!) { payoutRun(id: $id) { statements(first: 50) { nodes { id customer { id } } } } }',
    { id: payoutRunId },
  );
  return {
    payoutRunId,
    statementIds: new Map(run.statements.nodes.map(({ id, customer }) => [customer.id, id])),
  };
}
