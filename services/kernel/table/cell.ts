import { readEmail } from '../email/email';
import { plainLine } from '../text/text';
import { unreadable, type CellRead, type ColumnSpec } from './column';
import { readDate } from './date';
import { guessOf } from './guess';
import { foldName } from './header';
import { readAmount, readInteger, readPercent } from './number';

// Control characters, marks that turn the direction of text round (a name could pose as another), and what a decoder
// writes where it cannot read.
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd]/;
const YES = new Set(['ja', 'j', 'yes', 'y', '1', 'x', 'true', 'waar', 'sant', 'sann']);
const NO = new Set(['nee', 'nei', 'nej', 'no', 'n', '0', 'false', 'onwaar', 'usant', 'falskt']);
/** Those of them that are words, as people write them. */
const yesNoWords = [
  ...['Ja', 'Yes', 'Waar', 'Sant', 'Sann', 'True'].map((word) => ({ word, meaning: true })),
  ...['Nee', 'Nei', 'Nej', 'No', 'Onwaar', 'Usant', 'Falskt', 'False'].map((word) => ({
    word,
    meaning: false,
  })),
];
const SHOWN_CHARS = 120;

/** Makes the reader of one column. Made once per table, so that the folding of names is not done per cell. */
export function cellReader(spec: ColumnSpec): (cell: string) => CellRead {
  const read = readerOf(spec);
  const blank: CellRead =
    spec.required && !spec.mayBeBlank ? unreadable('REQUIRED', 'This cell must be filled.') : { value: null };
  return (cell) => {
    const text = plainLine(cell);
    if (FORBIDDEN.test(cell.trim())) {
      const message = 'This cell holds a character that is no part of a text.';
      return unreadable('CONTROL_CHARACTER', message, text ? `${shown(text)}?` : null);
    }
    return text === '' ? blank : read(unwrapped(text), spec);
  };
}

/** A value as messages and fault lists show it. */
export function shown(value: string): string {
  return value.length > SHOWN_CHARS ? `${value.slice(0, SHOWN_CHARS)}…` : value;
}

function readerOf({ kind }: ColumnSpec): (text: string, spec: ColumnSpec) => CellRead {
  if (typeof kind === 'object') return choiceReader(kind.oneOf);
  if (kind === 'text') return readText;
  if (kind === 'email') return readAddress;
  if (kind === 'yesNo') return readYesNo;
  const read = { integer: readInteger, amount: readAmount, percent: readPercent, date: readDate }[kind];
  // What is longer than can be shown gets an ellipsis, which no number or date has: refused, and in no time.
  return (text, spec) => read(plainSigns(shown(text)), spec);
}

/** Takes off what spreadsheets need and people do not mean: ="002054", and the apostrophe of our own exports. */
function unwrapped(text: string): string {
  if (text.startsWith('="') && text.endsWith('"') && text.length > 2) return text.slice(2, -1);
  return /^'[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) ? text.slice(1) : text;
}

function readText(text: string, spec: ColumnSpec): CellRead {
  const limit = spec.maxLength;
  if (limit !== undefined && text.length > limit && [...text].length > limit) {
    return unreadable('TOO_LONG', `This is ${[...text].length} characters; at most ${limit} fit.`);
  }
  return { value: text };
}

function readAddress(text: string): CellRead {
  const read = readEmail(text);
  return 'email' in read ? { value: read.email } : unreadable(read.code, `${read.message}.`);
}

function readYesNo(text: string): CellRead {
  const answer = foldName(text);
  if (YES.has(answer)) return { value: true };
  if (NO.has(answer)) return { value: false };
  const meant = guessOf(text, yesNoWords) ?? 'Ja, Nee, Nei, Nej, Yes, No';
  return unreadable('NOT_ALLOWED', `“${shown(text)}” is neither yes nor no.`, meant);
}

function choiceReader(oneOf: Readonly<Record<string, string>>): (text: string) => CellRead {
  const words = Object.entries(oneOf).map(([word, meaning]) => ({ word, meaning }));
  const values = new Map(words.map(({ word, meaning }) => [foldName(word), meaning]));
  // One word for each meaning, in the language that comes first.
  const first = new Map(words.toReversed().map(({ word, meaning }) => [meaning, word]));
  const names = [...new Set(words.map(({ meaning }) => meaning))].flatMap((each) => first.get(each) ?? []);
  return (text) => {
    const value = values.get(foldName(text));
    if (value !== undefined) return { value };
    return unreadable(
      'NOT_ALLOWED',
      `“${shown(text)}” is not one of the values known here.`,
      guessOf(text, words) ?? names.join(', '),
    );
  };
}

/** The minus and the spaces of typography become those of the keyboard. */
function plainSigns(text: string): string {
  return text.replace(/[\u2212\u2013]/g, '-');
}
