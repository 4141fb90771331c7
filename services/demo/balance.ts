import type { Actor } from '../kernel/actor/actor';
import type { Running } from '../one-process';
import { marijke } from './consignors';

/** A fee and an adjustment on Marijke's balance, beside what was sold for her. */
export async function makeBalanceLines(running: Running, actor: Actor): Promise<void> {
  const found = (await running.execute(actor, sold, { email: marijke.email })) as {
    customerByEmail: { id: string; consignor: { sales: { nodes: { id: string }[] } } };
  };
  const { id: customerId, consignor } = found.customerByEmail;
  const itemId = consignor.sales.nodes[0]?.id ?? null;
  const lines = [
    { kind: 'FEE', amountMinor: -450, itemId, reason: 'Stomerij vóór de verkoop' },
    { kind: 'ADJUSTMENT', amountMinor: 1000, itemId: null, reason: 'Kras in de winkel gekomen, sorry' },
  ];
  for (const line of lines) await running.execute(actor, add, { input: { customerId, ...line } });
}

const sold = `query MarijkesSales($email: String!) { customerByEmail(email: $email) { id consignor { sales(first: 1) { nodes { id } } } } }`;
const add =
  'mutation AddBalanceLine($input: AddBalanceLineInput!) { addBalanceLine(input: $input) { __typename } }';
