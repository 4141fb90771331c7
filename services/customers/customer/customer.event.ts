import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import type { Customer } from './customer';
import { displayNameOf } from './customer.rules';

/** What other services copy of a customer: `customers.customers-changed` carries up to 500. */
export interface CustomerState {
  id: string;
  version: number;
  number: number;
  kind: string;
  displayName: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  /** Waits to take its place until confirmed; identity mails the link. */
  pendingEmail: string | null;
}

const perEvent = 500;

/** Tells the other services how these customers now are. */
export async function emitCustomers(tx: Transaction, customers: Customer[]): Promise<void> {
  for (let start = 0; start < customers.length; start += perEvent) {
    const states = customers.slice(start, start + perEvent).map(stateOf);
    const single = states.length === 1 ? states[0] : undefined;
    await tx.emit({
      name: 'customers.customers-changed',
      aggregateId: single?.id ?? newId(),
      version: single?.version ?? 0,
      payload: { customers: states },
    });
  }
}

function stateOf(customer: Customer): CustomerState {
  const { id, version, number, kind, firstName, lastName, email, pendingEmail } = customer;
  const displayName = nameOf(customer);
  return { id, version, number, kind, displayName, firstName, lastName, email, pendingEmail };
}

/** A customer's display name. */
export function nameOf(customer: Customer): string {
  return displayNameOf({
    kind: customer.kind,
    number: customer.number,
    firstName: customer.firstName ?? '',
    lastName: customer.lastName ?? '',
    companyName: customer.companyName ?? '',
  });
}
