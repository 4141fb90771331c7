import { customersChanged, type CustomerState } from '../../../schema/events/customers';
import type { Transaction } from '../../kernel/database/transaction';
import { chunksOf } from '../../kernel/event/chunks';
import type { Customer } from './customer';
import type { StoredCustomer } from './customer.rows';
import { displayNameOf } from './customer.rules';

/** Tells the other services how these customers now are, 500 an event. */
export async function emitCustomers(tx: Transaction, customers: Customer[]): Promise<void> {
  for (const some of chunksOf(customers)) {
    const [{ id, version }] = some;
    await tx.emit(customersChanged, { id, version }, { customers: some.map(stateOf) });
  }
}

/** What the other services know of a customer. */
export function stateOf(customer: Customer | StoredCustomer): CustomerState {
  const { id, version, number, kind, firstName, lastName, email, pendingEmail } = customer;
  const displayName = nameOf(customer);
  return { id, version, number, kind, displayName, firstName, lastName, email, pendingEmail };
}

/** A customer's display name. */
export function nameOf(customer: Customer | StoredCustomer): string {
  return displayNameOf({
    kind: customer.kind,
    number: customer.number,
    firstName: customer.firstName ?? '',
    lastName: customer.lastName ?? '',
    companyName: customer.companyName ?? '',
  });
}
