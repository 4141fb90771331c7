import type { Actor } from '../kernel/actor/actor';
import { systemClock } from '../kernel/clock/clock';
import type { Running } from '../one-process';
import { marijke } from './consignors';

interface Run {
  __typename: string;
  id: string;
}

/** What was paid out so far: Marijke by transfer, and another one in cash, which was wrong and taken back. The others wait. */
export async function makePayouts(running: Running, owner: Actor): Promise<void> {
  // Who makes a demo stands at the machine, and has no log-in that could be old.
  const actor: Actor = { ...owner, authenticatedAt: systemClock.now().toISOString() };
  const { payoutPreview } = (await running.execute(actor, candidates, {})) as {
    payoutPreview: { candidates: { nodes: { customer: { id: string; email: string | null } }[] } };
  };
  const people = payoutPreview.candidates.nodes.map(({ customer }) => customer);
  const self = people.find(({ email }) => email === marijke.email);
  const other = people.find(({ email }) => email !== marijke.email);
  if (!self || !other) throw new Error('The demo has too few to pay out');
  await pay(running, actor, self.id, 'TRANSFER');
  const runId = await pay(running, actor, other.id, 'CASH');
  const { reversePayout } = (await running.execute(actor, reverse, { input: { runId } })) as {
    reversePayout: Run;
  };
  await ended(running, actor, reversePayout);
}

/** Pays somebody all that can be paid now; answers which run it was. */
async function pay(running: Running, actor: Actor, customerId: string, method: string): Promise<string> {
  const { payoutPreview } = (await running.execute(actor, preview, { customerId })) as {
    payoutPreview: { count: number; total: { amountMinor: number } };
  };
  const { count, total } = payoutPreview;
  const input = { method, customerId, count, totalMinor: total.amountMinor };
  const { startPayoutRun } = (await running.execute(actor, start, { input })) as { startPayoutRun: Run };
  return ended(running, actor, startPayoutRun);
}

async function ended(running: Running, actor: Actor, { __typename, id }: Run): Promise<string> {
  if (__typename !== 'PayoutRun') throw new Error(`The demo paid nobody: ${__typename}`);
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const { payoutRun } = (await running.execute(actor, run, { id })) as {
      payoutRun: { endedAt: string | null };
    };
    if (payoutRun.endedAt !== null) return id;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The demo’s payout does not end');
}

const candidates = `query DemoCandidates { payoutPreview { candidates(first: 100, verdict: TO_PAY) { nodes { customer { id email } } } } }`;
const preview = `query DemoPreview($customerId: UUID) { payoutPreview(customerId: $customerId) { count total { amountMinor } } }`;
const run = 'query DemoRun($id: UUID!) { payoutRun(id: $id) { endedAt } }';
const start =
  'mutation StartPayoutRun($input: StartPayoutRunInput!) { startPayoutRun(input: $input) { __typename ... on PayoutRun { id } } }';
const reverse =
  'mutation ReversePayout($input: ReversePayoutInput!) { reversePayout(input: $input) { __typename ... on PayoutRun { id } } }';
