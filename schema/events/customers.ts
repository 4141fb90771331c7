import type { DeclaredEvent } from './event';

/** A customer as other services copy it. */
export interface CustomerState {
  id: string;
  version: number;
  number: number;
  /** 'PRIVATE' or 'COMPANY'. */
  kind: string;
  /** Company, else person, else the number; never empty. */
  displayName: string;
  firstName: string | null;
  lastName: string | null;
  /** Contact address, lower case; null = none. */
  email: string | null;
  /** Waits to take its place until confirmed; identity mails the link. Null = none. */
  pendingEmail: string | null;
}

/** Up to 500 customers were made or changed. */
export const customersChanged: DeclaredEvent<{ customers: CustomerState[] }> = {
  name: 'customers.customers-changed',
};

/** A consignors file is about to be imported: consignment is asked what is wrong with its half. */
export const consignorsFileAsked: DeclaredEvent<{ fileId: string }> = {
  name: 'customers.consignors-file-asked',
};

/** The customers of a consignors file are in. */
export const consignorsFileImported: DeclaredEvent<{ fileId: string }> = {
  name: 'customers.consignors-file-imported',
};
