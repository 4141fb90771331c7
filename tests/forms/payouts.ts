import { must, until } from '../product/graph';
import { CONSOLE, type Form, type Shop } from './honest';

/** The page of a run that has ended, of the newest that pays. */
async function endedRun(shop: Shop): Promise<string> {
  const query = '{ payoutRuns(first: 5) { nodes { id endedAt reverses { id } statementCount } } }';
  const id = await until('a payout that has ended', async () => {
    const { nodes } = await must<{ nodes: Run[] }>(shop.product, shop.staff, query);
    if (nodes.some(({ endedAt }) => endedAt === null)) return undefined;
    return nodes.find(({ reverses, statementCount }) => reverses === null && statementCount > 0)?.id;
  });
  return `${CONSOLE}/payouts/${id}`;
}
interface Run {
  id: string;
  endedAt: string | null;
  reverses: { id: string } | null;
  statementCount: number;
}

/** The hidden fields of the question on a page. */
function fieldsOf(text: string): Record<string, string> {
  const question = /<form[^>]*aria-labelledby="question"[^]*?<\/form>/.exec(text)?.[0] ?? '';
  return Object.fromEntries(
    [...question.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

const account = { iban: 'NL20 INGB 0001 2345 67', holder: 'M. van den Berg' };

/** Marijke is owed something, and asks for it. */
export async function asks({ product, staff, marijke }: Shop): Promise<void> {
  const input = { customerId: marijke, kind: 'ADJUSTMENT', amountMinor: 100_000, reason: 'Afgesproken' };
  await must(
    product,
    staff,
    'mutation ($input: AddBalanceLineInput!) { addBalanceLine(input: $input) { __typename } }',
    {
      input,
    },
  );
  await must(
    product,
    staff,
    'mutation ($input: AskForPayoutInput!) { askForPayout(input: $input) { __typename } }',
    {
      input: { customerId: marijke },
    },
  );
}

/** Paying out and taking it back, each with the figures of its question; asking for it, and where it goes. */
export const PAYOUTS: Record<string, Form> = {
  '[store]/console/accounts/[id] set': ({ marijke }) => [`${CONSOLE}/accounts/${marijke}?/set`, account],
  '[store]/console/accounts/[id] remove': ({ marijke }) => [`${CONSOLE}/accounts/${marijke}?/remove`, {}],
  '[store]/console/payouts decline': async (shop) => {
    await asks(shop);
    return [`${CONSOLE}/payouts?/decline`, { declined: shop.marijke, answer: 'Morgen' }];
  },
  '[store]/console/payouts/[id] stop': async (shop) => [`${await endedRun(shop)}?/stop`, {}],
  '[store]/console/payouts pay': async (shop) => {
    const { text } = await shop.get(`${CONSOLE}/payouts?by=cash`);
    return [`${CONSOLE}/payouts?by=cash&/pay`, fieldsOf(text)];
  },
  '[store]/console/payouts/[id] back': async (shop) => {
    const page = await endedRun(shop);
    const { text } = await shop.get(`${page}?back=all`);
    return [`${page}?back=all&/back`, fieldsOf(text)];
  },
};
