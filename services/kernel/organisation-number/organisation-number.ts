/** Norway's check digit: weights 3 2 7 6 5 4 3 2, modulo 11. */
function isNorwegian(digits: string): boolean {
  if (!/^\d{9}$/.test(digits)) return false;
  const weights = [3, 2, 7, 6, 5, 4, 3, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[8]);
}

/** Sweden's ten digits with a Luhn check digit. */
function isSwedish(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** The Dutch KvK number: eight digits without a check. */
const isDutch = (digits: string): boolean => /^\d{8}$/.test(digits);

/** How a country's numbers are spelled, once what only parts figures is away, and which of them are right. */
interface Numbering {
  spelled: RegExp;
  isRight: (digits: string) => boolean;
}

const numberings: Readonly<Record<string, Numbering>> = {
  // "NO 923 609 016 MVA" says that it is registered for VAT.
  NO: { spelled: /^(?:NO)?(\d{9})(?:MVA)?$/, isRight: isNorwegian },
  // Twelve digits begin with a century, of a company 16; the number for VAT is "SE" and "01" around the ten.
  SE: { spelled: /^(?:SE)?(?:1[6-9]|20)?(\d{10})$|^SE(\d{10})01$/, isRight: isSwedish },
  NL: { spelled: /^(?:KVK)?(\d{8})$/, isRight: isDutch },
};

/** What people write before it. */
const LABEL = /^(?:ORG(?:ANISASJONS|ANISATIONS|ANISATION)?|KVK)(?:NUMMER|NUMBER|NR|NO)/;
const MARKS = /[\s.:/_\u2010-\u2015-]/g;

/**
 * An organisation number as it is kept, by its digits alone however it was spelled; null where it is none of that
 * country [R-CU6]. Without a country, of any we know; one of a country we do not know is kept as it was written.
 */
export function organisationNumberOf(value: string, country: string): string | null {
  const written = value.toUpperCase().replace(MARKS, '');
  const spelled = written.replace(LABEL, '');
  const numbering = numberings[country];
  if (numbering !== undefined) return readBy(numbering, spelled);
  if (country !== '') return value;
  return (
    Object.values(numberings)
      .map((each) => readBy(each, spelled))
      .find((digits) => digits !== null) ?? null
  );
}

function readBy({ spelled, isRight }: Numbering, written: string): string | null {
  const [, digits, inVat] = spelled.exec(written) ?? [];
  const number = digits ?? inVat ?? '';
  return isRight(number) ? number : null;
}

/** Is this an organisation number of that country? */
export const isOrganisationNumber = (value: string, country: string): boolean =>
  organisationNumberOf(value, country) !== null;
