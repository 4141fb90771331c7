import { registered } from '../../../schema/events/identity';
import type { DeclaredEvent } from '../../../schema/events/event';
import type { Transaction } from '../../kernel/database/transaction';
import { spellingsOf } from '../../kernel/email/email';
import { handles } from '../../kernel/event/handler';
import type { Given } from '../../kernel/row/rows';
import { readHasModule } from '../store/modules';
import { keepAsked } from '../newsletter/newsletter.rows';
import { defaultGroupOf } from '../store/default-group';
import { makeCustomer, nextNumber } from './customer.create';
import type { CustomerKind } from './customer';
import { customerRows, type StoredCustomer } from './customer.rows';

type Told<Event> = Event extends DeclaredEvent<infer Payload> ? Payload : never;
type Registrant = Told<typeof registered>;

/** Somebody registered and confirmed their address: a new customer, told of twice the same one [U13]. */
export const onRegistered = handles(registered, async ({ data }, { write }) => {
  await write(async (tx) => {
    const storeDefault = await defaultGroupOf(tx);
    if (storeDefault === undefined) throw new Error('The store has not arrived here yet');
    if ((await customerRows.lock(tx, data.customerId)) !== null) return;
    const isWanted = data.newsletter !== '' && (await keepsProof(tx, data));
    const place = {
      id: data.customerId,
      number: await nextNumber(tx),
      storeDefault,
      registeredAt: new Date(data.confirmedAt),
    };
    await makeCustomer(tx, { change: await changeOf(tx, data, isWanted), groupIds: null }, place);
    if (data.newsletter === '') return;
    const of = [data.email, data.customerId];
    await tx.sql('UPDATE customers.subscriber SET customer_id = $2 WHERE email = $1', of);
  });
});

/** What was typed, as a customer has it; a company begins in the group for them [U17]. */
async function changeOf(
  tx: Transaction,
  data: Registrant,
  isWanted: boolean,
): Promise<Given<StoredCustomer>> {
  const { firstName, lastName, companyName, organisationNumber, street, postalCode, town, country } = data;
  const at = new Date(data.confirmedAt);
  const defaultGroupId = data.kind === 'COMPANY' ? await groupOfCompanies(tx) : undefined;
  return {
    ...customerRows.cleaned({ firstName, lastName, companyName, organisationNumber }),
    kind: data.kind as CustomerKind,
    // Staff may have made somebody with it while this was on its way: both stay, and the log-in is this one's.
    email: (await isTaken(tx, data.email)) ? null : data.email,
    billingAddress: { street, postalCode, town, country },
    ...(await approvalOf(tx, data, at)),
    ...(isWanted && { newsletter: { state: 'ON' as const, since: at, source: 'REGISTRATION' as const } }),
    ...(defaultGroupId === undefined ? {} : { defaultGroupId }),
    lastVisitAt: at,
  };
}

/** A company waits for a look of staff where the store has that. */
async function approvalOf(
  tx: Transaction,
  { kind }: Registrant,
  askedAt: Date,
): Promise<Pick<Given<StoredCustomer>, 'approval'>> {
  if (kind !== 'COMPANY' || !(await readHasModule(tx, ['COMPANY_APPROVAL'])).get('COMPANY_APPROVAL'))
    return {};
  return { approval: { state: 'WAITING', askedAt } };
}

async function groupOfCompanies(tx: Transaction): Promise<string | undefined> {
  const [group] = await tx.sql<{ id: string }>(
    `SELECT id FROM customers.customer_group WHERE kind = 'B2B' FOR KEY SHARE`,
  );
  return group?.id;
}

async function isTaken(tx: Transaction, email: string): Promise<boolean> {
  const found = await tx.sql(
    `SELECT FROM customers.customer WHERE email <> '' AND email = ANY ($1::text[])`,
    [spellingsOf(email)],
  );
  return found.length > 0;
}

/** Keeps which sentence was agreed to, and when; answers whether that still counts, as they may have left since. */
async function keepsProof(
  tx: Transaction,
  { customerId: id, email, language, newsletter: agreedTo, askedAt, confirmedAt }: Registrant,
): Promise<boolean> {
  await keepAsked(tx, { id, email, language, agreedTo, place: 'REGISTRATION', askedAt, confirmedAt });
  const [kept] = await tx.sql<{ counts: boolean }>(
    `SELECT state = 'CONFIRMED' AS counts FROM customers.subscriber WHERE email = $1`,
    [email],
  );
  return kept?.counts === true;
}
