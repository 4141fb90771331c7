import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { claimKey } from '../../kernel/idempotency/idempotency';
import { newId } from '../../kernel/id/id';
import { invalidInput, notFound } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import { setMemberships } from '../group/membership';
import { Customer, customerColumns, CustomerKind, customerOf, type CustomerRow } from './customer';
import { emitCustomers } from './customer.event';
import type { AddressInput, CreateCustomerInput, UpdateCustomerInput } from './customer.input';
import { changedMeanwhile } from './customer.problems';
import { customerFaults, normaliseEmail } from './customer.rules';

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
      const number = await nextNumber(tx);
      const defaultGroupId = fields.defaultGroupId ?? (await storeDefaultGroup(tx));
      const customer = { ...details, id, version: 1, number, privateNote: privateNote?.trim() || null, defaultGroupId, registeredAt: this.ports.clock.now() };
      await tx.manager.getRepository(Customer).insert({ ...customer, newsletter: fields.newsletter ?? false });
      await setMemberships(tx, id, number, defaultGroupId, fields.groupIds ?? []);
      return this.changed(tx, id);
    });
  }

  /** Replaces a customer's details. */
  async update(call: Call, input: UpdateCustomerInput): Promise<Customer> {
    const details = detailsOf(input);
    return call.write(async (tx) => {
      const [current] = await tx.sql<{ version: number; number: number; default_group_id: string }>(
        'customers.lock',
        'SELECT version, number, default_group_id FROM customers.customer WHERE id = $1 FOR UPDATE',
        [input.id],
      );
      if (current === undefined) throw notFound();
      if (input.version != null && input.version !== current.version) throw changedMeanwhile(current.version);
      const defaultGroupId = input.defaultGroupId ?? current.default_group_id;
      const newsletter = input.newsletter ?? undefined;
      await tx.manager
        .getRepository(Customer)
        .update({ id: input.id }, { ...details, ...(newsletter === undefined ? {} : { newsletter }), defaultGroupId, version: current.version + 1 });
      if (input.groupIds != null) await setMemberships(tx, input.id, current.number, defaultGroupId, input.groupIds);
      else await setMemberships(tx, input.id, current.number, defaultGroupId, null);
      return this.changed(tx, input.id);
    });
  }

  /** Replaces the private note; '' removes it. */
  async updateNote(call: Call, id: string, note: string): Promise<Customer> {
    return call.write(async (tx) => {
      const result = await tx.manager.getRepository(Customer).update({ id }, { privateNote: note.trim() || null, version: () => 'version + 1' });
      if (result.affected === 0) throw notFound();
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
  const rows = await tx.sql<CustomerRow>('customers.by-id', `SELECT ${customerColumns} FROM customers.customer c WHERE c.id = ANY($1::uuid[])`, [ids]);
  return new Map(rows.map((row) => [row.id, customerOf(row)]));
}

async function getCustomer(tx: Transaction, id: string): Promise<Customer> {
  const customer = (await readCustomers(tx, [id])).get(id);
  if (customer === undefined) throw notFound();
  return customer;
}

async function nextNumber(tx: Transaction): Promise<number> {
  const [row] = await tx.sql<{ last_number: number }>(
    'customers.next-number',
    'UPDATE customers.counter SET last_number = last_number + 1 RETURNING last_number',
  );
  if (row === undefined) throw new Error('The store has not arrived here yet');
  return row.last_number;
}

async function storeDefaultGroup(tx: Transaction): Promise<string> {
  const [row] = await tx.sql<{ default_group_id: string }>('customers.default-group', 'SELECT default_group_id FROM customers.store');
  if (row === undefined) throw new Error('The store has not arrived here yet');
  return row.default_group_id;
}

type Details = Omit<Customer, 'id' | 'version' | 'number' | 'newsletter' | 'partnerOffers' | 'privateNote' | 'defaultGroupId' | 'registeredAt' | 'lastVisitAt'>;

/** The input trimmed and checked, as columns; throws InvalidInput naming every wrong field. */
function detailsOf(input: Omit<CreateCustomerInput, 'idempotencyKey' | 'privateNote'>): Details {
  const clean = (value: string | null | undefined): string => (value ?? '').trim().replace(/\s+/g, ' ');
  const billingAddress = addressOf(input.billingAddress);
  const details = {
    kind: input.kind,
    socialTitle: clean(input.socialTitle) || null,
    firstName: clean(input.firstName) || null,
    lastName: clean(input.lastName) || null,
    companyName: input.kind === CustomerKind.COMPANY ? clean(input.companyName) || null : null,
    organisationNumber: input.kind === CustomerKind.COMPANY ? clean(input.organisationNumber) || null : null,
    email: normaliseEmail(input.email ?? '') || null,
    telephone: clean(input.telephone) || null,
    billingAddress,
    shippingSameAsBilling: input.shippingAddress == null,
    shippingAddress: addressOf(input.shippingAddress),
  };
  const faults = customerFaults({
    kind: details.kind,
    firstName: details.firstName ?? '',
    lastName: details.lastName ?? '',
    companyName: details.companyName ?? '',
    organisationNumber: details.organisationNumber ?? '',
    email: details.email ?? '',
    country: billingAddress.country ?? '',
  });
  if (faults.length > 0) throw invalidInput(...faults);
  return details;
}

function addressOf(input: AddressInput | null | undefined): Customer['billingAddress'] {
  const part = (value: string | null | undefined): string | null => (value ?? '').trim() || null;
  return { street: part(input?.street), postalCode: part(input?.postalCode), town: part(input?.town), country: part(input?.country) };
}
