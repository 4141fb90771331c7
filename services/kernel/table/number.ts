import { exponentOf } from '../money/money';
import { unreadable, type CellRead, type ColumnSpec } from './column';

interface Digits {
  readonly whole: string;
  readonly decimals: string;
}
type DigitsRead = Digits | { readonly hint: string | null };

const MAX_DIGITS = 13;
const INT4_MAX = 2_147_483_647;
const AMOUNT_MAX = 1_000_000_000_000;
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  eur: ['EUR'],
  kr: ['NOK', 'SEK', 'DKK', 'ISK'],
  nok: ['NOK'],
  sek: ['SEK'],
  dkk: ['DKK'],
  isk: ['ISK'],
  '£': ['GBP'],
  gbp: ['GBP'],
  $: ['USD', 'CAD', 'AUD'],
  usd: ['USD'],
  chf: ['CHF'],
};
const AMOUNT =
  /^(?<minus>-)? ?(?:(?<before>[^\d\s.,+-]{1,3})\.? ?)?(?<inner>-)? ?(?<number>\d[\d.,' ]*?) ?(?<tail>[.,](?:--?|=)|-)? ?(?<after>[^\d\s.,+-]{1,3})?\.?$/u;

/**
 * Digits as the Dutch, Nordic and English write them: 1.500,00 · 10 000,00 · 1,500.00. One separator before exactly
 * three digits (1.500) may mean either; guessing would be wrong by a thousand, so it is refused with both readings.
 */
function readDigits(text: string): DigitsRead {
  const plain = /^(\d+)(?:[.,](\d{1,2}|\d{4,}))?$/.exec(text);
  if (plain) return { whole: plain[1] ?? '', decimals: plain[2] ?? '' };
  const grouped =
    /^(\d{1,3}(?:[ ']\d{3})+)(?:[.,](\d+))?$/.exec(text) ??
    /^(\d{1,3}(?:\.\d{3})+),(\d+)$/.exec(text) ??
    /^(\d{1,3}(?:,\d{3})+)\.(\d+)$/.exec(text) ??
    /^(\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,})$/.exec(text);
  if (grouped) return { whole: bare(grouped[1] ?? ''), decimals: grouped[2] ?? '' };
  const ambiguous = /^(\d{1,3})[.,](\d{3})$/.exec(text);
  if (ambiguous) {
    const [, whole = '', three = ''] = ambiguous;
    const small = three.endsWith('0') ? `${whole},${three.slice(0, 2)}?` : null;
    const large = whole.startsWith('0') ? null : `${whole}${three}?`;
    return { hint: [large, small].filter(Boolean).join(' ') || null };
  }
  const last = /^(.*\d)[.,](\d{1,2})$/.exec(text);
  return { hint: last ? `${bare(last[1] ?? '')},${(last[2] ?? '').padEnd(2, '0')}?` : null };
}

/** A whole number. Zeros behind a decimal sign, as Excel writes them, are none the worse. */
export function readInteger(text: string, spec: ColumnSpec): CellRead {
  const [, minus, number = ''] = /^(-)? ?(.+)$/s.exec(text) ?? [];
  const digits = readDigits(number);
  if ('hint' in digits)
    return unreadable('NOT_A_NUMBER', `“${text}” is not a whole number.`, firstOf(digits.hint));
  if (/[1-9]/.test(digits.decimals)) return unreadable('NOT_A_NUMBER', `“${text}” is not a whole number.`);
  return inRange(text, minus, digits.whole, { min: -INT4_MAX, max: INT4_MAX, ...bounds(spec) });
}

/** A percentage from 0 to 100 unless the column says otherwise, with or without its sign. */
export function readPercent(text: string, spec: ColumnSpec): CellRead {
  const [, minus, number = ''] = /^(-)? ?(.+?) ?%?$/s.exec(text) ?? [];
  const digits = readDigits(number);
  const decimals = 'hint' in digits ? '' : digits.decimals.replace(/0+$/, '');
  if ('hint' in digits || decimals.length > (spec.decimals ?? 0)) {
    // A spreadsheet exports 40 % as 0,4.
    const hint =
      !('hint' in digits) && digits.whole === '0'
        ? `${Math.round(Number(`0.${decimals}`) * 10_000) / 100}?`
        : null;
    return unreadable('NOT_A_NUMBER', `“${text}” is not a percentage.`, hint);
  }
  const whole = decimals ? `${digits.whole}.${decimals}` : digits.whole;
  return inRange(text, minus, whole, { min: 0, max: 100, ...bounds(spec) });
}

/** An amount, to minor units of the column's currency. */
export function readAmount(text: string, spec: ColumnSpec): CellRead {
  const refused = (hint: string | null): CellRead =>
    unreadable('NOT_AN_AMOUNT', `“${text}” is not an amount.`, hint);
  const parts = AMOUNT.exec(text)?.groups;
  if (!parts) return refused(null);
  const { minus, before, inner, number = '', tail, after } = parts;
  const sign = before ?? after;
  const minuses = [minus, inner, tail === '-' ? tail : undefined].filter(Boolean);
  if (minuses.length > 1 || (before && after) || (sign && !isSignOf(sign, spec.currency)))
    return refused(null);
  const exponent = exponentOf(spec.currency ?? 'EUR');
  // "1.250,-" says that there are no cents, so its dot can only be a thousand's.
  const noCents = tail !== undefined && tail.length > 1;
  const digits = readDigits(noCents && /^\d{1,3}([.,]\d{3})+$/.test(number) ? bare(number) : number);
  if ('hint' in digits) return refused(digits.hint);
  if (noCents && digits.decimals) return refused(null);
  const decimals = digits.decimals.replace(/0+$/, '');
  if (decimals.length > exponent) return refused(null);
  const range = { min: -AMOUNT_MAX, max: AMOUNT_MAX, ...bounds(spec) };
  return inRange(text, minuses[0], digits.whole + decimals.padEnd(exponent, '0'), range);
}

function isSignOf(sign: string, currency: string | undefined): boolean {
  const key = sign.toLowerCase();
  const currencies = Object.hasOwn(SIGNS, key) ? SIGNS[key] : undefined;
  return currencies !== undefined && (currency === undefined || currencies.includes(currency));
}

function inRange(
  text: string,
  minus: string | undefined,
  number: string,
  range: { min: number; max: number },
): CellRead {
  const value =
    number.replace(/^0+/, '').length > MAX_DIGITS ? Infinity : Number(minus ? `-${number}` : number) || 0;
  if (value >= range.min && value <= range.max) return { value };
  const message = value < range.min ? `“${text}” is too small.` : `“${text}” is too large.`;
  return unreadable('OUT_OF_RANGE', message);
}

function bounds(spec: ColumnSpec): { min?: number; max?: number } {
  return {
    ...(spec.min !== undefined && { min: spec.min }),
    ...(spec.max !== undefined && { max: spec.max }),
  };
}

function bare(number: string): string {
  return number.replace(/[.,' ]/g, '');
}

function firstOf(hint: string | null): string | null {
  return hint?.split(' ')[0] ?? null;
}
