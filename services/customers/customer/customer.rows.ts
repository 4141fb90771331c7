import type { Transaction } from '../../kernel/database/transaction';
import { rowsOf } from '../../kernel/row/rows';
import { notFound } from '../../kernel/refusal/refusal';
import { Customer, CustomerKind } from './customer';

/** A customer as the table holds it: nothing is hidden. */
export type StoredCustomer = Omit<Customer, 'kept'>;

/** The table of customers, as their class declares it. */
export const customerRows = rowsOf<StoredCustomer>(Customer);

/** A customer as the graph shows it; what its kind or a switch hides moves to `kept` [R-CU12]. */
export function shownCustomer(stored: StoredCustomer): Customer {
  const { companyName, organisationNumber, shippingAddress } = stored;
  const isPrivate = stored.kind === CustomerKind.PRIVATE;
  const isSame = stored.shippingSameAsBilling;
  const hasOwn = isSame && Object.values(shippingAddress).some((part) => part !== null);
  // Read a moment ago and nobody else's: changed in place, because every row of every page comes through here.
  const customer = stored as Customer;
  customer.kept = {
    companyName: isPrivate ? companyName : null,
    organisationNumber: isPrivate ? organisationNumber : null,
    shippingAddress: hasOwn ? shippingAddress : null,
  };
  if (isPrivate) Object.assign(customer, noCompany);
  if (isSame) customer.shippingAddress = customer.billingAddress;
  return customer;
}

const noCompany = { companyName: null, organisationNumber: null };

/** Customers by id, as far as the actor may see them. */
export async function readCustomers(tx: Transaction, ids: string[]): Promise<Map<string, Customer>> {
  const stored = await customerRows.byKeys(tx, ids);
  return new Map([...stored].map(([id, customer]) => [id, shownCustomer(customer)]));
}

/** One customer as stored, locked until the transaction ends; refused where there is none for this actor. */
export async function lockCustomer(tx: Transaction, id: string): Promise<StoredCustomer> {
  const customer = await customerRows.lock(tx, id);
  if (customer === null) throw notFound();
  return customer;
}
