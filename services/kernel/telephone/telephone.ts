/** How a country's own numbers are written: its code abroad, what is dialled before one at home, and how many follow. */
interface Dialling {
  code: string;
  trunk: string;
  /** The fewest digits behind either. */
  shortest: number;
}

/** Where our stores are, and their neighbours; of any other country a number is its digits. */
const diallings: Readonly<Record<string, Dialling>> = {
  NL: { code: '31', trunk: '0', shortest: 9 },
  NO: { code: '47', trunk: '', shortest: 8 },
  SE: { code: '46', trunk: '0', shortest: 7 },
  BE: { code: '32', trunk: '0', shortest: 8 },
  DE: { code: '49', trunk: '0', shortest: 7 },
  DK: { code: '45', trunk: '', shortest: 8 },
  FI: { code: '358', trunk: '0', shortest: 7 },
  FR: { code: '33', trunk: '0', shortest: 9 },
  GB: { code: '44', trunk: '0', shortest: 9 },
};

/** What people write between the figures of a number. */
const MARKS = String.raw`+()./\s\u2010-\u2015-`;
const TELEPHONE = new RegExp(`^[${MARKS}\\d]*\\d[${MARKS}\\d]*$`);

/** Whether a text is nothing but figures and what stands between them in a telephone number. */
export const isFigures = (text: string): boolean => TELEPHONE.test(text);

/**
 * The digits that every spelling of a number has in a row, for a store in `country`: "06-12345678", "+31 (0)6 12345678"
 * and "0031612345678" are 612345678 in NL. A number from elsewhere keeps its country's code: without it, it would be
 * another number of ours. What is written down is searched by its digits alone, so it needs no country [R-CU13].
 */
export function telephoneDigits(written: string, country: string): string {
  const digits = digitsOf(written);
  const home = diallings[country];
  const abroad = digits.startsWith('00') ? digits.slice(2) : digits;
  const isAbroad = written.trim().startsWith('+') || digits.startsWith('00');
  if (home === undefined) return isAbroad ? abroad : digits;
  const { code, trunk, shortest } = home;
  // Some leave the plus out: then it is as long as a code and a number, and what is dialled at home begins otherwise.
  if (abroad.startsWith(code) && (isAbroad || abroad.length >= code.length + shortest))
    return without(trunk, abroad.slice(code.length));
  return isAbroad ? abroad : without(trunk, digits);
}

/** As the search column holds a number: its digits, without the zero that nobody dials behind a country's code. */
const digitsOf = (written: string): string => written.replace(/\(0\)|\D/g, '');

const without = (trunk: string, digits: string): string =>
  trunk !== '' && digits.startsWith(trunk) ? digits.slice(trunk.length) : digits;
