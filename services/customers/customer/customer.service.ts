import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { claimKey } from '../../kernel/idempotency/idempotency';
import { newId } from '../../kernel/id/id';
import { assertVersion, invalidInput, notFound } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import { plainText } from '../../kernel/text/text';
import { changeGroups, joinGroups, shareGroups } from '../group/membership';
import { Customer, customerColumns, customerOf, type CustomerRow } from './customer';
import { detailsOf, factsOf, type CompanyDetails } from './customer.details';
import { emitCustomers } from './customer.event';
import type { CreateCustomerInput, UpdateCustomerInput, UpdateCustomerNoteInput } from './customer.input';
import { logInFaults } from './customer.rules';

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
      const { number, storeDefault } = await nextNumber(tx);
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
      const faults = current.has_visited ? logInFaults(factsOf(details)) : [];
      if (faults.length > 0) throw invalidInput(...faults);
      const defaultGroupId = input.defaultGroupId ?? current.default_group_id;
      const newsletter = input.newsletter == null ? {} : { newsletter: input.newsletter };
      await tx.manager
        .getRepository(Customer)
        .update(
          { id: input.id },
          { ...details, ...newsletter, defaultGroupId, version: current.version + 1 },
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

  private async changed(tx: Transaction, id: string): Promise<Customer> {
    const customer = await getCustomer(tx, id);
    await emitCustomers(tx, [customer]);
    return customer;
  }
}

/** Customers by id, as far as the actor may see them. */
export async function readCustomers(tx: Transaction, ids: string[]): Promise<Map<string, Customer>> {
  const rows = await tx.sql<CustomerRow>(
    'customers.by-id',
    `SELECT ${customerColumns} FROM customers.customer c WHERE c.id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, customerOf(row)]));
}

async function getCustomer(tx: Transaction, id: string): Promise<Customer> {
  const customer = (await readCustomers(tx, [id])).get(id);
  if (customer === undefined) throw notFound();
  return customer;
}

interface Locked extends CompanyDetails {
  version: number;
  number: number;
  default_group_id: string;
  /** Somebody logs in for this customer: identity told of a visit. */
  has_visited: boolean;
}

async function lockCustomer(tx: Transaction, id: string): Promise<Locked> {
  const [row] = await tx.sql<Locked>(
    'customers.lock',
    `SELECT version, number, default_group_id, last_visit_at > '-infinity' AS has_visited,
            nullif(company_name, '') AS "companyName", nullif(organisation_number, '') AS "organisationNumber"
       FROM customers.customer WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (row === undefined) throw notFound();
  return row;
}

async function nextNumber(tx: Transaction): Promise<{ number: number; storeDefault: string }> {
  const [row] = await tx.sql<{ number: number; storeDefault: string }>(
    'customers.next-number',
    `UPDATE customers.counter SET last_number = last_number + 1
     RETURNING last_number AS number, (SELECT default_group_id FROM customers.store) AS "storeDefault"`,
  );
  if (row === undefined) throw new Error('The store has not arrived here yet');
  return row;
}
