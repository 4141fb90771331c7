import type { Actor } from '../kernel/actor/actor';
import { systemClock } from '../kernel/clock/clock';
import type { Running } from '../one-process';
import { marijke } from './consignors';

interface Run {
  __typename: string;
  id: string;
}

/** Accounts as banks make them up for examples. */
const ACCOUNTS = [
  'NL20INGB0001234567',
  'NL69INGB0123456789',
  'NL44RABO0123456789',
  'NL39RABO0300065264',
  'NL02ABNA0123456789',
];
/** How the others are paid, in turn; who is paid by transfer and gave no account is left by a run. */
const AGREED: readonly { payoutMethod: string; payoutCreditPercent?: number; hasAccount?: boolean }[] = [
  { payoutMethod: 'CASH' },
  { payoutMethod: 'STORE_CREDIT' },
  { payoutMethod: 'TRANSFER', hasAccount: true },
  { payoutMethod: 'TRANSFER', payoutCreditPercent: 30, hasAccount: true },
  { payoutMethod: 'TRANSFER', hasAccount: true },
  { payoutMethod: 'TRANSFER' },
];

interface Person {
  id: string;
  email: string | null;
  displayName: string;
}

/**
 * What was paid out so far, each as agreed: Marijke to her account, one as store credit with its bonus, and one in cash, which was
 * wrong and taken back. The others wait; one of them has asked to be paid.
 */
export async function makePayouts(running: Running, owner: Actor): Promise<void> {
  // Who makes a demo stands at the machine, and has no log-in that could be old.
  const actor: Actor = { ...owner, authenticatedAt: systemClock.now().toISOString() };
  await running.execute(actor, settings, { input: { creditBonusPercent: 10 } });
  const { payoutPreview } = (await running.execute(actor, candidates, {})) as {
    payoutPreview: { candidates: { nodes: { customer: Person }[] } };
  };
  const people = payoutPreview.candidates.nodes.map(({ customer }) => customer);
  const self = people.find(({ email }) => email === marijke.email);
  const others = people.filter(({ email }) => email !== marijke.email);
  const [cash, credit, asking] = others;
  if (!self || !cash || !credit || !asking) throw new Error('The demo has too few to pay out');
  await agreeWith(running, actor, self, { payoutMethod: 'TRANSFER', hasAccount: true }, 'NL91ABNA0417164300');
  for (const [at, person] of others.entries())
    await agreeWith(running, actor, person, inTurn(AGREED, at), inTurn(ACCOUNTS, at));
  await pay(running, actor, self.id, null);
  await pay(running, actor, credit.id, null);
  const runId = await pay(running, actor, cash.id, null);
  const { reversePayout } = (await running.execute(actor, reverse, { input: { runId } })) as {
    reversePayout: Run;
  };
  await ended(running, actor, reversePayout);
  const note = 'Graag voor onze vakantie, als dat kan.';
  await running.execute(actor, ask, { input: { customerId: asking.id, note } });
}

async function agreeWith(
  running: Running,
  actor: Actor,
  { id: customerId, displayName: holder }: Person,
  { hasAccount, ...agreed }: (typeof AGREED)[number],
  iban: string,
): Promise<void> {
  await running.execute(actor, agree, { input: { customerId, ...agreed } });
  if (hasAccount) await running.execute(actor, account, { input: { customerId, iban, holder } });
}

/** Of a list that begins anew when it is through. */
function inTurn<Each>(list: readonly Each[], at: number): Each {
  return list[at % list.length] as Each;
}

/** Pays somebody all that can be paid now; answers which run it was. */
async function pay(
  running: Running,
  actor: Actor,
  customerId: string,
  method: string | null,
): Promise<string> {
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

const candidates = `query DemoCandidates { payoutPreview(method: CASH) { candidates(first: 100, verdict: TO_PAY) { nodes { customer { id email displayName } } } } }`;
const preview = `query DemoPreview($customerId: UUID) { payoutPreview(customerId: $customerId) { count total { amountMinor } } }`;
const run = 'query DemoRun($id: UUID!) { payoutRun(id: $id) { endedAt } }';
const settings =
  'mutation UpdateConsignmentSettings($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename } }';
const agree =
  'mutation UpdateConsignor($input: UpdateConsignorInput!) { updateConsignor(input: $input) { __typename } }';
const account =
  'mutation SetBankAccount($input: SetBankAccountInput!) { setBankAccount(input: $input) { __typename } }';
const ask =
  'mutation AskForPayout($input: AskForPayoutInput!) { askForPayout(input: $input) { __typename } }';
const start =
  'mutation StartPayoutRun($input: StartPayoutRunInput!) { startPayoutRun(input: $input) { __typename ... on PayoutRun { id } } }';
const reverse =
  'mutation ReversePayout($input: ReversePayoutInput!) { reversePayout(input: $input) { __typename ... on PayoutRun { id } } }';
