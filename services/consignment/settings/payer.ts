import { isValidBIC } from 'ibantools';
import { plainLine } from '../../kernel/text/text';
import { ibanOf } from '../bank-account/iban.rules';
import type { Store } from '../store/store';

/** From which account a store pays. */
type Payer = Pick<Store, 'payoutIban' | 'payoutBic'>;
type Given = Partial<Record<keyof Payer, string | null>>;

/** Whether the store would pay from another account, which asks for a recent log-in [R-ID9]. */
export const isOtherPayer = (given: Partial<Payer>, { payoutIban, payoutBic }: Payer): boolean =>
  (given.payoutIban !== undefined && given.payoutIban !== payoutIban) ||
  (given.payoutBic !== undefined && given.payoutBic !== payoutBic);

const ibanIn = (payoutIban: string | null | undefined): string | null => {
  const written = plainLine(payoutIban);
  return written === '' ? null : ibanOf(written);
};
const bicIn = (payoutBic: string | null | undefined): string | null =>
  plainLine(payoutBic).replaceAll(' ', '').toUpperCase() || null;

/** Whether this may be the account: one that there can be, or none. */
export const isPayerIban = (typed: unknown): boolean =>
  typeof typed !== 'string' || plainLine(typed) === '' || ibanIn(typed) !== null;

/** Whether this may be its bank. */
export function isPayerBic(typed: unknown): boolean {
  const bic = typeof typed === 'string' ? bicIn(typed) : null;
  return bic === null || isValidBIC(bic);
}

/** The account that the store pays from, as it is kept; what was left out stays out [L8]. */
export function payerIn({ payoutIban, payoutBic }: Given): Partial<Payer> {
  return {
    ...(payoutIban !== undefined && { payoutIban: ibanIn(payoutIban) }),
    ...(payoutBic !== undefined && { payoutBic: bicIn(payoutBic) }),
  };
}
