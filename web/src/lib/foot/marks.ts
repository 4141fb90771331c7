import type { PageStore } from '#lib/graph/frame.ts';
import * as m from '#lib/paraglide/messages.js';

type Payment = PageStore['footer']['payments'][number];
type Carrier = PageStore['footer']['carriers'][number];
export type PaymentCode = NonNullable<Payment['code']>;
export type CarrierCode = NonNullable<Carrier['code']>;

/** What is ready-made, in the order in which it is offered; a name is the same in every language. */
export const PAYMENTS: Readonly<Record<PaymentCode, () => string>> = {
  VISA: () => 'Visa',
  MASTERCARD: () => 'Mastercard',
  IDEAL: () => 'iDEAL',
  BANCONTACT: () => 'Bancontact',
  DEBIT_CARD: m.foot_debit_card,
  CASH: m.foot_cash,
  SWISH: () => 'Swish',
  KLARNA: () => 'Klarna',
  VIPPS: () => 'Vipps',
};
export const CARRIERS: Readonly<Record<CarrierCode, () => string>> = {
  POSTNL: () => 'PostNL',
  DHL: () => 'DHL',
  DPD: () => 'DPD',
  BRING: () => 'Bring',
  POSTEN: () => 'Posten',
  POSTNORD: () => 'PostNord',
  SCHENKER: () => 'Schenker',
  NORLINES: () => 'Norlines',
  CLICK_AND_COLLECT: m.foot_collect,
};

/** What is usual in a country, most usual first; it is offered before all else. */
const USUAL: Readonly<Record<string, readonly (PaymentCode | CarrierCode)[]>> = {
  NL: ['DEBIT_CARD', 'CASH', 'IDEAL', 'CLICK_AND_COLLECT', 'POSTNL', 'DHL', 'DPD'],
  BE: ['DEBIT_CARD', 'CASH', 'BANCONTACT', 'CLICK_AND_COLLECT', 'DHL', 'DPD', 'POSTNL'],
  NO: ['DEBIT_CARD', 'VIPPS', 'CASH', 'CLICK_AND_COLLECT', 'POSTEN', 'BRING', 'POSTNORD'],
  SE: ['DEBIT_CARD', 'SWISH', 'KLARNA', 'CASH', 'CLICK_AND_COLLECT', 'POSTNORD', 'DHL', 'SCHENKER'],
};

/** Codes in the order in which they are offered to a store of this country. */
export function offeredIn(country: string, codes: readonly string[]): string[] {
  const usual = (USUAL[country] ?? []).filter((code) => codes.includes(code));
  return [...usual, ...codes.filter((code) => !usual.some((each) => each === code))];
}

/** How it is called: the store's own by its name. */
export function markName(
  names: Readonly<Record<string, () => string>>,
  { code, ownName }: { code: string | null; ownName: string | null },
): string {
  return ownName ?? names[code ?? '']?.() ?? '';
}
