import type { VatScheme } from '../vat';
import type { DeclaredEvent } from './event';

/** What a customer bought so far. */
export interface SalesTotal {
  customerId: string;
  version: number;
  /** VAT included, in minor units of the store's currency. */
  salesTotalMinor: number;
}

/** What up to 500 customers bought has changed; one who bought nothing is not told. */
export const salesTotalsChanged: DeclaredEvent<{ totals: SalesTotal[] }> = {
  name: 'commerce.sales-totals-changed',
};

/** A rate of value added tax and the first day it holds. */
export interface VatRate {
  /** 'STANDARD', 'REDUCED', 'LOW' or 'ZERO'. */
  vatClass: string;
  /** YYYY-MM-DD. */
  startsOn: string;
  /** At most two decimals. */
  percent: number;
}

/** The rates that the store's country has, all of them, those of a later day too; none where its law is not known. */
export const vatRatesChanged: DeclaredEvent<{ rates: readonly VatRate[] }> = {
  name: 'commerce.vat-rates-changed',
};

/** How a piece was sold that there is one of. */
export interface UnitSale {
  /** The line of the order. */
  lineId: string;
  /** In the store's time zone, YYYY-MM-DD. */
  soldOn: string;
  /** What the buyer paid, VAT included, in minor units of the store's currency. */
  soldForMinor: number;
  /** What came off the price at the sale and is the store's to bear: a consignor's share is reckoned as if it had been paid. */
  borneByStoreMinor: number;
  /** The rate that held on that day. */
  vatPercent: number;
  vatScheme: VatScheme;
  /** Bought on the web, not at the till. */
  isOnline: boolean;
}

/** What a consigned item's sale came to: it stands sold, or its sale was undone. */
export interface UnitSaleState {
  /** Of the unit, which is the item's. */
  id: string;
  /** Grows with every sale and every undoing. */
  version: number;
  /** The sale that stands; null where the last one was undone. */
  sale: UnitSale | null;
  /** When it was sold or undone: ISO 8601, UTC. */
  at: string;
}

/** Up to 500 consigned items were sold, or their sales undone. */
export const unitSalesChanged: DeclaredEvent<{ units: readonly UnitSaleState[] }> = {
  name: 'commerce.unit-sales-changed',
  list: { name: 'units', key: 'id' },
};

/** Store credit of a payout that was taken back, and had been spent by then. */
export interface SpentCredit {
  /** The statement that was taken back. */
  statementId: string;
  customerId: string;
  /** More than nothing, in minor units of the store's currency. */
  amountMinor: number;
}

/** Of up to 500 payouts not all store credit could be taken back: who spent it owes it. Each is told once and never changes. */
export const creditWasSpent: DeclaredEvent<{ spent: readonly SpentCredit[] }> = {
  name: 'commerce.credit-was-spent',
};
