import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { claimKey } from '../../kernel/idempotency/idempotency';
import { newId } from '../../kernel/id/id';
import { assertVersion, invalidInput, notFound } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import { plainText } from '../../kernel/text/text';
import { changeGroups, joinGroups, shareGroups } from '../group/membership';
import { Customer } from './customer';
import { detailsOf, factsOf, type CompanyDetails, type Details } from './customer.details';
import { emitCustomers } from './customer.event';
import type {
  CreateCustomerInput,
  UpdateCustomerInput,
  UpdateCustomerNoteInput,
  WithdrawEmailChangeInput,
} from './customer.input';
import { readCustomers } from './customer.row';
import { emailTaken } from './customer.problems';
import { logInFaults } from './customer.rules';
import { assertFree, contactAfter, type ContactAddress } from './email-change';
import { logInAddresses } from './log-in-addresses';

export { readCustomers } from './customer.row';

/** Makes, changes and finds customers. */
export class CustomerService {
  constructor(private readonly ports: Pick<Ports, 'clock'>) {}

  /** A customer this actor may see, or null. */
  find(call: Call, id: string): Promise<Customer | null> {
    return call.load('customer', id, readCustomers);
  }

  /** Makes a customer with the store's next number. */
  async create(call: Call, input: CreateCustomerInput): Promise<Customer> {
    const { idempotencyKey, privateNote, ...fields } = input;
    const details = detailsOf(fields);
    return call.write(async (tx) => {
      const id = newId();
      if (idempotencyKey) {
        const earlier = await claimKey(tx, 'customers', 'createCustomer', idempotencyKey, input, id);
        if (earlier !== null) return getCustomer(tx, earlier);
      }
      const { number, storeDefault, isAwaited } = await nextNumber(tx, details.email);
      if (isAwaited) throw emailTaken();
      const defaultGroupId = fields.defaultGroupId ?? storeDefault;
      await tx.manager.getRepository(Customer).insert({
        ...details,
        id,
        version: 1,
        number,
        newsletter: fields.newsletter ?? false,
        privateNote: plainText(privateNote) || null,
        defaultGroupId,
        registeredAt: this.ports.clock.now(),
      });
      await joinGroups(tx, { customerId: id, number, defaultGroupId, groupIds: fields.groupIds ?? null });
      return this.changed(tx, id);
    });
  }

  /** Replaces a customer's details; what its kind or a switch hides stays [R-CU12]. */
  async update(call: Call, input: UpdateCustomerInput): Promise<Customer> {
    const regroups = input.groupIds != null || input.defaultGroupId != null;
    return call.write(async (tx) => {
      if (regroups) await shareGroups(tx);
      const current = await lockCustomer(tx, input.id);
      assertVersion(input.version, current.version);
      const details = detailsOf(input, current);
      const contact = await contactOf(tx, current, details);
      const defaultGroupId = input.defaultGroupId ?? current.default_group_id;
      const newsletter = input.newsletter == null ? {} : { newsletter: input.newsletter };
      await tx.manager
        .getRepository(Customer)
        .update(
          { id: input.id },
          { ...details, ...contact, ...newsletter, defaultGroupId, version: current.version + 1 },
        );
      if (regroups)
        await changeGroups(tx, {
          customerId: input.id,
          number: current.number,
          defaultGroupId,
          groupIds: input.groupIds ?? null,
        });
      return this.changed(tx, input.id);
    });
  }

  /** Replaces the private note; '' removes it. */
  async updateNote(call: Call, { id, note, version: edited }: UpdateCustomerNoteInput): Promise<Customer> {
    return call.write(async (tx) => {
      const { version } = await lockCustomer(tx, id);
      assertVersion(edited, version);
      await tx.manager
        .getRepository(Customer)
        .update({ id }, { privateNote: plainText(note) || null, version: version + 1 });
      return getCustomer(tx, id);
    });
  }

  /** Lets the contact address stay as it is: what waits to take its place waits no longer. */
  async withdrawEmailChange(
    call: Call,
    { id, version: edited }: WithdrawEmailChangeInput,
  ): Promise<Customer> {
    return call.write(async (tx) => {
      const { version, pendingEmail } = await lockCustomer(tx, id);
      assertVersion(edited, version);
      if (pendingEmail === null) return getCustomer(tx, id);
      await tx.manager.getRepository(Customer).update({ id }, { pendingEmail: null, version: version + 1 });
      return this.changed(tx, id);
    });
  }

  private async changed(tx: Transaction, id: string): Promise<Customer> {
    const customer = await getCustomer(tx, id);
    await emitCustomers(tx, [customer]);
    return customer;
  }
}

async function getCustomer(tx: Transaction, id: string): Promise<Customer> {
  const customer = (await readCustomers(tx, [id])).get(id);
  if (customer === undefined) throw notFound();
  return customer;
}

interface Locked extends CompanyDetails, ContactAddress {
  id: string;
  version: number;
  number: number;
  default_group_id: string;
  /** Somebody logs in for this customer: identity told of a visit. */
  has_visited: boolean;
}

interface Next {
  number: number;
  storeDefault: string;
  isAwaited: boolean;
}

async function lockCustomer(tx: Transaction, id: string): Promise<Locked> {
  const [row] = await tx.sql<Locked>(
    'customers.lock',
    `SELECT id, version, number, default_group_id, last_visit_at > '-infinity' AS has_visited,
            nullif(company_name, '') AS "companyName", nullif(organisation_number, '') AS "organisationNumber",
            nullif(email, '') AS email, nullif(pending_email, '') AS "pendingEmail"
       FROM customers.customer WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (row === undefined) throw notFound();
  return row;
}

/** A new customer's number and group, and whether the address waits to become another's; one statement for all. */
async function nextNumber(tx: Transaction, email: string | null): Promise<Next> {
  const [row] = await tx.sql<Next>(
    'customers.next-number',
    `UPDATE customers.counter SET last_number = last_number + 1
     RETURNING last_number AS number, (SELECT default_group_id FROM customers.store) AS "storeDefault",
               EXISTS (SELECT FROM customers.customer WHERE pending_email <> '' AND pending_email = $1) AS "isAwaited"`,
    [email],
  );
  if (row === undefined) throw new Error('The store has not arrived here yet');
  return row;
}

/** The contact address after an update; refused where somebody who logs in would be left without one. */
async function contactOf(tx: Transaction, current: Locked, details: Details): Promise<ContactAddress> {
  const logIns = (await logInAddresses(tx, [current.id])).get(current.id) ?? [];
  const faults = current.has_visited || logIns.length > 0 ? logInFaults(factsOf(details)) : [];
  if (faults.length > 0) throw invalidInput(...faults);
  const contact = contactAfter(current, details.email, logIns);
  const wanted = contact.pendingEmail ?? contact.email;
  if (wanted !== null && wanted !== current.email && wanted !== current.pendingEmail)
    await assertFree(tx, current.id, wanted);
  return contact;
}
