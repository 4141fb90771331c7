import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { claimKey } from '../../kernel/idempotency/idempotency';
import { spellingsOf } from '../../kernel/email/email';
import { newId } from '../../kernel/id/id';
import { assertVersion, invalidInput, notFound } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import { changeGroups, joinGroups, shareGroups } from '../group/membership';
import type { Customer } from './customer';
import { detailsOf, factsOf, type Details } from './customer.details';
import { emitCustomers } from './customer.event';
import type {
  CreateCustomerInput,
  UpdateCustomerInput,
  UpdateCustomerNoteInput,
  WithdrawEmailChangeInput,
} from './customer.input';
import { customerRows, lockCustomer, readCustomers, type StoredCustomer } from './customer.rows';
import { emailTaken } from './customer.problems';
import { logInFaults } from './customer.rules';
import { assertFree, contactAfter, type ContactAddress } from './email-change';
import { logInAddresses } from './log-in-addresses';

export { readCustomers } from './customer.rows';

/** Makes, changes and finds customers. */
export class CustomerService {
  constructor(private readonly ports: Pick<Ports, 'clock'>) {}

  /** A customer this actor may see, or null. */
  find(call: Call, id: string): Promise<Customer | null> {
    return call.load('customer', id, readCustomers);
  }

  /** The customer with this number or contact address, in lower case, if this actor may see them; or null. */
  async findBy(call: Call, what: 'number' | 'email', value: number | string): Promise<Customer | null> {
    if (value === '') return null;
    const values = what === 'email' ? spellingsOf(String(value)) : [value];
    const [row] = await call.read((tx) =>
      tx.sql<{ id: string }>(`SELECT c.id FROM customers.customer c WHERE c.${what} = ANY ($1)`, [values]),
    );
    return row === undefined ? null : this.find(call, row.id);
  }

  /** Makes a customer with the store's next number. */
  async create(call: Call, input: CreateCustomerInput): Promise<Customer> {
    const { idempotencyKey, groupIds, ...fields } = input;
    const registeredAt = this.ports.clock.now();
    const { change } = detailsOf(fields, registeredAt);
    return call.write(async (tx) => {
      const id = newId();
      if (idempotencyKey) {
        const earlier = await claimKey(tx, 'customers', 'createCustomer', idempotencyKey, input, id);
        if (earlier !== null) return getCustomer(tx, earlier);
      }
      const { number, storeDefault, isTaken } = await nextNumber(tx, change.email ?? null);
      if (isTaken) throw emailTaken();
      const { defaultGroupId = storeDefault } = change;
      await customerRows.insert(tx, { ...change, id, version: 1, number, defaultGroupId, registeredAt });
      await joinGroups(tx, { customerId: id, number, defaultGroupId, groupIds: groupIds ?? null });
      return this.changed(tx, id);
    });
  }

  /** Changes what is said of a customer [R-CU14]; what its kind or a switch hides stays [R-CU12]. */
  async update(call: Call, input: UpdateCustomerInput): Promise<Customer> {
    const { id, version: edited, groupIds = null, ...fields } = input;
    const regroups = groupIds !== null || input.defaultGroupId != null;
    return call.write(async (tx) => {
      if (regroups) await shareGroups(tx);
      const current = await lockCustomer(tx, id);
      assertVersion(edited, current.version);
      const details = detailsOf(fields, this.ports.clock.now(), current);
      const contact = await contactOf(tx, current, details);
      await customerRows.update(tx, id, { ...details.change, ...contact, version: current.version + 1 });
      const { number, defaultGroupId } = { ...current, ...details.change };
      if (regroups) await changeGroups(tx, { customerId: id, number, defaultGroupId, groupIds });
      return this.changed(tx, id);
    });
  }

  /** Replaces the private note; '' removes it. */
  async updateNote(call: Call, { id, note, version: edited }: UpdateCustomerNoteInput): Promise<Customer> {
    return call.write(async (tx) => {
      const { version } = await lockCustomer(tx, id);
      assertVersion(edited, version);
      await customerRows.update(tx, id, {
        ...customerRows.cleaned({ privateNote: note }),
        version: version + 1,
      });
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
      await customerRows.update(tx, id, { pendingEmail: null, version: version + 1 });
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

interface Next {
  number: number;
  storeDefault: string;
  isTaken: boolean;
}

/**
 * A new customer's number and group, and whether the address waits to become another's, or is one's in its other
 * spelling (in this one the index says so); one statement for all.
 */
async function nextNumber(tx: Transaction, email: string | null): Promise<Next> {
  const spellings = email === null ? [] : spellingsOf(email);
  const [row] = await tx.sql<Next>(
    `UPDATE customers.counter SET last_number = last_number + 1
     RETURNING last_number AS number, (SELECT default_group_id FROM customers.store) AS "storeDefault",
               EXISTS (SELECT FROM customers.customer WHERE pending_email <> '' AND pending_email = ANY ($1::text[]))
                 OR EXISTS (SELECT FROM customers.customer WHERE email <> '' AND email = ANY ($2::text[])) AS "isTaken"`,
    [spellings, spellings.slice(1)],
  );
  if (row === undefined) throw new Error('The store has not arrived here yet');
  return row;
}

/**
 * The contact address after an update, where one was given; refused where somebody who logs in would be left without
 * name or address.
 */
async function contactOf(
  tx: Transaction,
  current: StoredCustomer,
  { change, after }: Details,
): Promise<Partial<ContactAddress>> {
  const logIns = (await logInAddresses(tx, [current.id])).get(current.id) ?? [];
  const faults = current.lastVisitAt !== null || logIns.length > 0 ? logInFaults(factsOf(after)) : [];
  if (faults.length > 0) throw invalidInput(...faults);
  if (change.email === undefined) return {};
  const contact = contactAfter(current, change.email, logIns);
  const wanted = contact.pendingEmail ?? contact.email;
  if (wanted !== null && wanted !== current.email && wanted !== current.pendingEmail)
    await assertFree(tx, current.id, wanted);
  return contact;
}
