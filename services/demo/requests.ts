import type { Actor } from '../kernel/actor/actor';
import type { Running } from '../one-process';
import { marijke } from './consignors';

interface OnSale {
  id: string;
  price: { amountMinor: number };
  reducedFrom: object | null;
}

/** What Marijke asks for two items of hers, for staff to answer. */
export async function makeRequests(running: Running, actor: Actor): Promise<void> {
  const found = (await running.execute(actor, stock, { email: marijke.email })) as {
    customerByEmail: { consignor: { items: { nodes: OnSale[] } } };
  };
  const { nodes } = found.customerByEmail.consignor.items;
  const [dear, own] = nodes.filter(({ reducedFrom }) => reducedFrom === null);
  if (dear === undefined || own === undefined) throw new Error('The demo’s consignor has too little on sale');
  // A quarter less, in whole euros.
  const priceMinor = Math.floor((dear.price.amountMinor * 0.75) / 100) * 100;
  const wishes = [
    { id: dear.id, kind: 'PRICE', priceMinor, note: 'Liever wat goedkoper dan dat hij blijft hangen.' },
    { id: own.id, kind: 'WITHDRAWAL', note: 'Mijn dochter wil hem toch zelf dragen.' },
  ];
  for (const input of wishes) await running.execute(actor, ask, { input });
}

const stock = `query MarijkesStock($email: String!) { customerByEmail(email: $email) { consignor {
  items(first: 50, filter: { states: [ON_SALE], due: false }) { nodes { id price { amountMinor } reducedFrom { amountMinor } } } } } }`;
const ask = 'mutation AskForItem($input: AskForItemInput!) { askForItem(input: $input) { __typename } }';
