import { exponentOf } from '../../kernel/money/money';

/** A payment to one consignor, as the bank is told of it. */
export interface Transfer {
  /** The number of the statement that it pays. */
  number: number;
  holder: string;
  iban: string;
  amountMinor: number;
}

/** The store that pays. */
export interface Payer {
  name: string;
  iban: string;
  bic: string | null;
  currency: string;
}

/** How many payments there are, and their sum. */
export interface Transfers {
  count: number;
  totalMinor: number;
}

/** What the schemes of our countries leave for a name. */
const LONGEST_NAME = 70;
const LONGEST_TEXT = 140;

/** What a bank takes that has no name to go by. */
export const NOT_PROVIDED = 'NOTPROVIDED';

/** Letters that stay what they are without a mark, and signs that banks have another one for. */
const OTHERWISE: Readonly<Record<string, string>> = {
  ...{
    Đ: 'D',
    đ: 'd',
    Ŋ: 'N',
    ŋ: 'n',
    Ŧ: 'T',
    ŧ: 't',
    Ł: 'L',
    ł: 'l',
    ı: 'i',
    Œ: 'OE',
    œ: 'oe',
    Ĳ: 'IJ',
    ĳ: 'ij',
  },
  ...{ ẞ: 'SS', '&': '+', _: '-', ';': ',', '=': '-', '‘': "'", '’': "'", '`': "'", '´': "'", '"': "'" },
  ...{ '“': "'", '”': "'", '„': "'", '«': "'", '»': "'", '–': '-', '—': '-', '‐': '-', '‑': '-', '…': '...' },
};

/** Latin letters as all of our countries' banks read them, figures, and the signs that are in every set. */
const READ = /^[A-Za-zÀ-ÖØ-öø-ÿ0-9/\-?:().,'+ ]$/;

/** A text as banks take it: whatever letters nl, nb, sv and en have stay; others lose their marks, or are one question mark. */
export function bankText(text: string, longest = LONGEST_TEXT): string {
  const read = Array.from(text.normalize('NFC'), readOf)
    .join('')
    .replaceAll(/\?{2,}/g, '?')
    .replaceAll(/ {2,}/g, ' ');
  return read.trim().slice(0, longest).trim();
}

function readOf(sign: string): string {
  if (READ.test(sign)) return sign;
  if (/\s/.test(sign)) return ' ';
  if (/^[\p{M}\p{Cf}]$/u.test(sign)) return '';
  const bare = OTHERWISE[sign] ?? sign.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return Array.from(bare, (each) => (READ.test(each) ? each : (OTHERWISE[each] ?? '?'))).join('');
}

/** A name as banks take it. */
export function bankName(name: string): string {
  const text = bankText(name, LONGEST_NAME);
  return /[\p{L}\p{N}]/u.test(text) ? text : NOT_PROVIDED;
}

/** Minor units as a decimal, every figure of them: nothing is divided, so that nothing is approximated. */
export function decimalOf(minor: number | bigint, currency: string, point = '.'): string {
  if (!Number.isSafeInteger(Number(minor)) || minor < 0) throw new Error(`No amount to transfer: ${minor}`);
  const exponent = exponentOf(currency);
  const figures = String(minor).padStart(exponent + 1, '0');
  const whole = figures.length - exponent;
  return exponent === 0 ? figures : `${figures.slice(0, whole)}${point}${figures.slice(whole)}`;
}

/** What the bank knows a file by: always the same of a run, so that one which is handed in twice is recognised. */
export const messageIdOf = (runId: string): string => runId.replaceAll('-', '');

/** What the bank knows a payment by, and tells the consignor's bank. */
export const endToEndIdOf = (number: number): string => `PAYOUT-${number}`;
