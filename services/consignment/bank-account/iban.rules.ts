import { composeIBAN, electronicFormatIBAN, friendlyFormatIBAN, isValidBBAN, isValidIBAN } from 'ibantools';

/** What a Norwegian knows of an account: eleven digits, the last of which checks the others. */
const NORWEGIAN = /^\d{11}$/;

/**
 * The IBAN that somebody wrote, spaces and small letters as they like, as it is kept; null where it is none. The eleven digits of a
 * Norwegian account are one too: that is what is known there by heart [S19].
 */
export function ibanOf(written: string): string | null {
  const plain = electronicFormatIBAN(written.replace(/^\s*IBAN\b/i, '').replaceAll('.', '')) ?? '';
  if (NORWEGIAN.test(plain))
    return isValidBBAN(plain, 'NO') ? composeIBAN({ countryCode: 'NO', bban: plain }) : null;
  return isValidIBAN(plain) ? plain : null;
}

/** In groups of four, as it is read. */
export const writtenIban = (iban: string): string => friendlyFormatIBAN(iban) ?? iban;

/** Its country and its last four characters: enough to know one's own by, and nothing to pay to. */
export const maskedIban = (iban: string): string => `${iban.slice(0, 2)} •••• ${iban.slice(-4)}`;
