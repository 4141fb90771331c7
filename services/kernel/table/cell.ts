import { readEmail } from '../email/email';
import { plainLine } from '../text/text';
import { unreadable, type CellFault, type CellRead, type ColumnSpec } from './column';
import { mended } from './damage';
import { damagedByte, isDamaged, withoutMarks } from './damage-marks';
import { readDate } from './date';
import { isCutLetter, withAllLetters } from './entity';
import { guessOf } from './guess';
import { foldName } from './header';
import { readAmount, readInteger, readPercent } from './number';
import { isError, isRounded, unwrapped } from './spreadsheet';
import { readTelephone } from './telephone';

// Control characters, and marks that turn the direction of text round: a name could pose as another.
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
/** Bytes that a program took for letters. */
const BARE_BYTES = /[\u0080-\u0084\u0086-\u009f]/g;
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
/** A longer hint helps nobody, and a part of one is another text. */
const HINT_CHARS = 500;

/** Makes the reader of one column. Made once per table, so that the folding of names is not done per cell. */
export function cellReader(spec: ColumnSpec): (cell: string) => CellRead {
  const read = uncheckedReader(spec);
  return (cell) => {
    const result = read(cell);
    if (!('fault' in result) || !result.fault.hint?.endsWith('?')) return result;
    return { fault: { ...result.fault, hint: readableHint(result.fault.hint, spec, read) } };
  };
}

function uncheckedReader(spec: ColumnSpec): (cell: string) => CellRead {
  const read = readerOf(spec);
  const isText = spec.kind === 'text' || spec.kind === 'telephone' || spec.kind === 'email';
  const blank: CellRead =
    spec.required && !spec.mayBeBlank ? unreadable('REQUIRED', 'This cell must be filled.') : { value: null };
  return (given) => {
    const cell = given.includes('&') ? withAllLetters(given) : given;
    const fault = damageIn(cell);
    if (fault !== null) return { fault };
    const text = plainLine(cell);
    if (text === '') return blank;
    if (isError(text))
      return unreadable('SPREADSHEET_ERROR', `“${shown(text)}” is what a spreadsheet shows for an error.`);
    if (isText && isRounded(text)) return rounded(text);
    return read(unwrapped(text), spec);
  };
}

function rounded(text: string): CellRead {
  return unreadable('ROUNDED_NUMBER', `“${text}” was rounded by a spreadsheet: its last digits are gone.`);
}

/** What of a cell's characters cannot have been meant, whatever its kind. */
function damageIn(cell: string): CellFault | null {
  if (isDamaged(cell) || isCutLetter(cell)) {
    const message = 'Letters of this cell were lost or mangled when the file was saved.';
    return { code: 'DAMAGED_TEXT', message, hint: isDamaged(cell) ? hintOf(mended(cell)) : null };
  }
  if (!FORBIDDEN.test(cell.trim())) return null;
  const message = 'This cell holds a character that is no part of a text.';
  const bytes = cell.replace(BARE_BYTES, (byte) => damagedByte(byte.charCodeAt(0)));
  return { code: 'CONTROL_CHARACTER', message, hint: hintOf(bytes === cell ? cell : mended(bytes)) };
}

/** A text as what may have been meant; whole, or not at all. */
function hintOf(text: string | null): string | null {
  const line = plainLine(text);
  return line === '' || line.length > HINT_CHARS ? null : `${line}?`;
}

/** Of what is offered instead, what the same reader takes; an amount may have two readings. */
function readableHint(hint: string, { kind }: ColumnSpec, read: (cell: string) => CellRead): string | null {
  const isRead = (text: string): boolean => (read(text) as { value?: unknown }).value != null;
  if (isRead(hint.slice(0, -1))) return hint;
  if (kind !== 'amount') return null;
  const several = hint.slice(0, -1).split('? ').filter(isRead);
  return several.length > 0 ? several.map((each) => `${each}?`).join(' ') : null;
}

/** A value as messages and fault lists show it. */
export function shown(value: string): string {
  return value.length > SHOWN_CHARS ? `${value.slice(0, SHOWN_CHARS)}…` : value;
}

/** A cell as people are shown it, with a sign for each letter that was lost. */
export function shownCell(cell: string): string {
  return shown(
    withoutMarks(plainLine(cell.includes('\ufffd') ? cell.replaceAll('\ufffd', damagedByte(0xff)) : cell)),
  );
}

function readerOf({ kind }: ColumnSpec): (text: string, spec: ColumnSpec) => CellRead {
  if (typeof kind === 'object') return choiceReader(kind.oneOf);
  if (kind === 'text') return readText;
  if (kind === 'telephone') return (text, spec) => readTelephone(text) ?? readText(text, spec);
  if (kind === 'email') return readAddress;
  if (kind === 'yesNo') return readYesNo;
  const read = { integer: readInteger, amount: readAmount, percent: readPercent, date: readDate }[kind];
  // What is longer than can be shown gets an ellipsis, which no number or date has: refused, and in no time.
  return (text, spec) => read(plainSigns(shown(text)), spec);
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
