import type { Actor } from '../kernel/actor/actor';
import type { Running } from '../one-process';

/** The store's own words in its mails, and one mail that did not arrive: its address leads nowhere. */
export async function makeMails(running: Running, actor: Actor): Promise<void> {
  const nl = { greeting: 'Dag {name},', signature: 'Hartelijke groet,\nEls en Daan van De Ruilhoek' };
  await running.execute(actor, update, { input: { mail: { senderName: 'De Ruilhoek Utrecht', nl } } });
  const { customers } = (await running.execute(actor, found, {})) as {
    customers: { nodes: { id: string; email: string | null }[] };
  };
  const unreached = customers.nodes.find(({ email }) => email?.endsWith('.invalid'));
  if (unreached !== undefined) await running.execute(actor, send, { input: { customerId: unreached.id } });
}

const update =
  'mutation UpdateStore($input: UpdateStoreInput!) { updateStore(input: $input) { __typename } }';
const found = '{ customers(first: 60) { nodes { id email } } }';
const send =
  'mutation SendActivation($input: SendActivationInput!) { sendActivation(input: $input) { __typename } }';
