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
  KLARNA: () => 'Klarna',
  VIPPS: () => 'Vipps',
};
export const CARRIERS: Readonly<Record<CarrierCode, () => string>> = {
  BRING: () => 'Bring',
  POSTEN: () => 'Posten',
  POSTNORD: () => 'PostNord',
  SCHENKER: () => 'Schenker',
  NORLINES: () => 'Norlines',
  CLICK_AND_COLLECT: m.foot_collect,
};

/** How it is called: the store's own by its name. */
export function markName(
  names: Readonly<Record<string, () => string>>,
  { code, ownName }: { code: string | null; ownName: string | null },
): string {
  return ownName ?? names[code ?? '']?.() ?? '';
}
