import { euVat, stdnum } from 'stdnum';

interface Validator {
  validate(digits: string): { isValid: boolean; compact?: string };
}

/** What a country writes before its numbers where another one reads them, if that is not its code. */
const PREFIXES: Readonly<Record<string, string>> = { GR: 'EL' };
const MARKS = /[\s.:/_\u2010-\u2015-]/g;

/** Some judges throw at what is no number at all. */
function judged(validator: Validator, digits: string): ReturnType<Validator['validate']> {
  try {
    return validator.validate(digits);
  } catch {
    return { isValid: false };
  }
}

/** Who judges the numbers of a country; none of one outside of the Union and Norway. */
const validatorsOf = (country: string): readonly Validator[] =>
  country === 'NO'
    ? [stdnum['NO']?.['mva']].filter((each) => each !== undefined)
    : ((euVat as Record<string, Validator[]>)[country] ?? []);

/**
 * A VAT number as it is kept, with its country in front and no marks: "NL123456789B13", "NO923609016MVA",
 * "SE556036079301"; null where it is none of that country. Of a country whose numbers nobody here can judge it is kept as it
 * was written.
 */
export function vatNumberOf(value: string, country: string): string | null {
  const validators = validatorsOf(country);
  if (validators.length === 0) return value;
  const prefix = PREFIXES[country] ?? country;
  const bare = (spelled: string): string =>
    spelled.startsWith(prefix) ? spelled.slice(prefix.length) : spelled;
  const written = bare(value.toUpperCase().replace(MARKS, ''));
  const right = validators.map((each) => judged(each, written)).find(({ isValid }) => isValid);
  return right?.compact === undefined ? null : prefix + bare(right.compact);
}
