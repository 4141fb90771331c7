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
  list: { name: 'customers', key: 'id' },
};

/** A file that is being imported, as the services that read it are asked about it; its version is `wanted`'s rank. */
export interface ImportWish {
  /** The id of the import's job, everywhere. */
  importId: string;
  kind: 'CONSIGNORS' | 'STOCK';
  fileId: string;
  /** Sales in the file until this day count as paid out, YYYY-MM-DD; null = none do. */
  settledUntil: string | null;
  /** What somebody said of its columns: a spreadsheet's letter, and the graph's name for it; null = it is not read; empty where nobody did. */
  said: readonly { readonly letter: string; readonly name: string | null }[];
  /** JUDGE: say what is wrong with it, and wait. WRITE: write it where nothing is wrong. STOP: leave off. */
  wanted: 'JUDGE' | 'WRITE' | 'STOP';
  /** Numbers of customers that were left out after the judgement: nobody waits for them. */
  leftOut: readonly number[];
  /** Who started it, as they were then: it is carried out as them. */
  startedBy: Readonly<Record<string, unknown>>;
}

/** A file is to be judged, written, or left. */
export const importAsked: DeclaredEvent<ImportWish> = { name: 'customers.import-asked' };

/** Staff want a mail that failed to be sent again; whoever sent it does. */
export const mailWantedAgain: DeclaredEvent<{
  /** The mail's. */
  id: string;
}> = { name: 'customers.mail-wanted-again' };

/** Staff have looked at a company that registered. */
export const companyDecided: DeclaredEvent<{
  customerId: string;
  isApproved: boolean;
  /** What they say of it; empty = nothing. */
  word: string;
  /** ISO 8601, UTC. */
  at: string;
}> = { name: 'customers.company-decided' };
