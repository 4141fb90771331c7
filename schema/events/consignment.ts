import type { DeclaredEvent } from './event';

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
}

/** Up to 500 items were made or changed. */
export const itemsChanged: DeclaredEvent<{ items: readonly ItemState[] }> = {
  name: 'consignment.items-changed',
};

/** Consignment has judged its half of a consignors file; a file it cannot read has one fault. */
export const consignorsFileJudged: DeclaredEvent<{ fileId: string; faultCount: number }> = {
  name: 'consignment.consignors-file-judged',
};
