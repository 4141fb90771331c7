import type { FieldFault } from '../../kernel/refusal/refusal';
import type { Language } from '../../kernel/language/language';

/** What a shop of a country starts with, where nobody says otherwise. */
export interface UsualOfCountry {
  language: Language;
  timeZone: string;
  currency: string;
}

/**
 * The countries whose law Kommis follows from a store's first day [B16]: rates of VAT, registers, the tax office's report,
 * how long books are kept and how numbers are judged all ask the store's country.
 */
const usual: Readonly<Record<string, UsualOfCountry>> = {
  NL: { language: 'nl', timeZone: 'Europe/Amsterdam', currency: 'EUR' },
  NO: { language: 'nb', timeZone: 'Europe/Oslo', currency: 'NOK' },
  SE: { language: 'sv', timeZone: 'Europe/Stockholm', currency: 'SEK' },
};

export const COUNTRIES_OF_STORES = Object.keys(usual);

/** Until the shop says its own. */
export const USUAL_COLOUR = '#1f5f8b';

/** What a shop of this country starts with; null where its law is not followed. */
export function usualOf(country: string): UsualOfCountry | null {
  return usual[country] ?? null;
}

/** A country whose law nobody has written down. */
export const countryUnknown: FieldFault = {
  path: 'country',
  code: 'NOT_ALLOWED',
  message: `One of ${COUNTRIES_OF_STORES.join(', ')}: the countries whose law a store follows from its first day`,
};
