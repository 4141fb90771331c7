import type { VatScheme } from '../vat';
import type { DeclaredEvent } from './event';
import type { MailState } from './mail';

/** A consignor as the other services hear of one. */
export interface ConsignorState {
  customerId: string;
  version: number;
  /** 'YES', 'NO' or 'NOT_ASKED'. */
  charity: string;
}

/** The agreements with up to 500 consignors were made or changed. */
export const consignorsChanged: DeclaredEvent<{ consignors: readonly ConsignorState[] }> = {
  name: 'consignment.consignors-changed',
};

/** An item as the other services hear of it. */
export interface ItemState {
  id: string;
  /** Counts per store. */
  number: number;
  customerId: string;
  version: number;
  description: string;
  /** VAT included; null before there is a price. */
  priceMinor: number | null;
  /** ISO 4217. */
  currency: string;
  /** 'ON_SALE', 'SOLD' …, as the graph names them. */
  state: string;
  /** Of what VAT is owed when it is sold; before receipt it means nothing. Left out by what was told before there was one: MARGIN. */
  vatScheme?: VatScheme;
  /** The day since which it is in the store, YYYY-MM-DD; null before. Left out by what was told before there was this. */
  receivedOn?: string | null;
}

/** Up to 500 items were made or changed. */
export const itemsChanged: DeclaredEvent<{ items: readonly ItemState[] }> = {
  name: 'consignment.items-changed',
};

/** A fault of a file: where it stands, and what is wrong. */
export interface FileFault {
  row: number;
  column: string;
  letter: string | null;
  value: string;
  code: string;
  message: string;
  hint: string | null;
}

/** How far consignment is with its half of a file; the event's version grows with it. */
export interface ImportProgress {
  importId: string;
  /** As its job says: 'JUDGING', 'RUNNING', 'DONE' … */
  state: string;
  /** It has been looked at as a whole. */
  judged: boolean;
  /** Rows done, of so many; null until that is known. */
  done: number;
  total: number | null;
  created: number;
  updated: number;
  unchanged: number;
  faultCount: number;
  /** The first of them, by row. */
  faults: readonly FileFault[];
  /** Why it cannot be read or written at all; null where it can. */
  reason: { code: string; field: string | null; detail: string | null } | null;
}

/** Consignment has gone on with its half of a file: judged it, written a piece, or ended. */
export const importAnswered: DeclaredEvent<ImportProgress> = { name: 'consignment.import-answered' };

/** Mails to consignors were queued, sent, or failed. */
export const mailsChanged: DeclaredEvent<{ mails: MailState[] }> = { name: 'consignment.mails-changed' };

/** What a statement gave as store credit, the bonus in it, or takes back of that. */
export interface PaidInCredit {
  statementId: string;
  customerId: string;
  /** In minor units of the store's currency; less than nothing is taken back. */
  amountMinor: number;
  /** The statement whose store credit it takes back; null of one that gives. */
  takesBack: string | null;
  /** ISO 8601, UTC. */
  at: string;
}

/** Up to 500 consignors were paid in store credit, or that was taken back. Each is told once and never changes. */
export const paidInCredit: DeclaredEvent<{ payouts: readonly PaidInCredit[] }> = {
  name: 'consignment.paid-in-credit',
};
