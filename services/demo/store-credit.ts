import type { Actor } from '../kernel/actor/actor';
import type { Running } from '../one-process';
import { marijke } from './consignors';

/** Marijke's store credit: a voucher that she was given. */
export async function makeStoreCredit(running: Running, actor: Actor): Promise<void> {
  const { customerByEmail } = (await running.execute(actor, found, { email: marijke.email })) as {
    customerByEmail: { id: string };
  };
  const input = { customerId: customerByEmail.id, amountMinor: 2500, reason: 'Tegoedbon van de spaarkaart' };
  await running.execute(actor, give, { input });
}

const found = 'query WhoseCredit($email: String!) { customerByEmail(email: $email) { id } }';
const give =
  'mutation AddStoreCredit($input: AddStoreCreditInput!) { addStoreCredit(input: $input) { __typename } }';
