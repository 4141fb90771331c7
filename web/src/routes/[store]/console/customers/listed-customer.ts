import type { ResultOf } from '#lib/graph/graphql.ts';
import type { Customers } from './customers.operation.ts';

/** A customer as the list asks for it. */
export type ListedCustomer = ResultOf<typeof Customers>['customers']['nodes'][number];

/** What the reader may do with the customers of the list. */
export interface ListRights {
  edit: boolean;
  users: boolean;
}

/** A consignor whose goods could not be sent back: staff are told [R-CO3]. */
export function lacksAddress(customer: {
  consignor?: object | null;
  billingAddress: { street: string | null; town: string | null };
}): boolean {
  return Boolean(customer.consignor) && !customer.billingAddress.street;
}
