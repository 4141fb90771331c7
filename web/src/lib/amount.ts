import { minorDigits, type Money, plainNumber } from '#lib/format.ts';

/** More than this the store takes for nothing, in minor units. */
export const HIGHEST_AMOUNT_MINOR = 10_000_000_000;

/** Signs and words that people write beside an amount, of whichever currency of ours. */
const SIGN = /^(?:€|eur|kr|nok|sek|dkk)\.?|(?:€|eur|kr|nok|sek|dkk)\.?$/gi;
/** As the Dutch, the Nordic and the English write thousands and decimals. */
const SPELLINGS = [
  /^(?<whole>\d+)(?:[.,](?<part>\d{1,2}))?$/,
  /^(?<whole>\d{1,3}(?:\.\d{3})+),(?<part>\d{1,2})$/,
  /^(?<whole>\d{1,3}(?:,\d{3})+)\.(?<part>\d{1,2})$/,
  /^(?<whole>\d{1,3}(?:['\s]\d{3})+)(?:[.,](?<part>\d{1,2}))?$/,
  /^(?<whole>\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,})$/,
];

/** "12,-", as some write whole amounts. */
const END = /[.,](?:--?|=)$/;

/** The rule in a form that a page's script reads, so that it reads amounts as the store does. */
export const AMOUNT_RULE = {
  ...{ sign: SIGN.source, end: END.source },
  spellings: SPELLINGS.map(({ source }) => source),
};

/**
 * What somebody typed as an amount, in minor units; null where nothing was typed, 'unreadable' where it is no amount, or
 * two: "1.500" is one and a half to some and fifteen hundred to others.
 */
export function readAmount(typed: string, currency: string): number | null | 'unreadable' {
  const digits = minorDigits(currency);
  const bare = typed.trim().replace(SIGN, '').trim().replace(END, '');
  if (bare === '') return typed.trim() === '' ? null : 'unreadable';
  for (const spelling of SPELLINGS) {
    const { whole = '', part = '' } = spelling.exec(bare)?.groups ?? {};
    if (whole === '') continue;
    if (part.length > digits) return 'unreadable';
    const minor = Number(whole.replace(/\D/g, '') + part.padEnd(digits, '0'));
    return Number.isSafeInteger(minor) ? minor : 'unreadable';
  }
  return 'unreadable';
}

/** An amount as it is typed: "45,00", without thousands and signs. */
export function typedAmount(given: Money | null | undefined): string {
  if (!given) return '';
  const digits = minorDigits(given.currency);
  return plainNumber(given.amountMinor / 10 ** digits, digits);
}
