import { countryName } from '#lib/countries.ts';
import * as m from '#lib/paraglide/messages.js';

/** How many digits the number of a company has, by country. */
const DIGITS: Readonly<Record<string, string>> = { NL: '8', NO: '9', SE: '10' };

/** That this is no organisation number, and what is one in that country. */
export function organisationNumberFault(country: string): string {
  const digits = DIGITS[country];
  return digits ? m.organisation_number_bad({ country: countryName(country), digits }) : m.store_number_bad();
}
