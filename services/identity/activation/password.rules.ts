import { nativeWords } from './native-words';

export const maximumPasswordLength = 200;

/** Why a password is not accepted, with the sentence that the graph has for it; pages have words of their own. */
export const passwordProblems = {
  TOO_SHORT: 'Shorter than the store asks.',
  TOO_LONG: `Longer than ${maximumPasswordLength} characters.`,
  TOO_COMMON:
    "Easily guessed: a common password, one piece repeated, or little more than the own or the store's name.",
} as const;
export type PasswordProblem = keyof typeof passwordProblems;

/** What a password must not be made of: everybody could try that first. */
export interface PasswordContext {
  minimumLength: number;
  email: string;
  storeName: string;
  /** Of the person and the company, where they are known. */
  names?: readonly string[];
  /** Passwords everyone tries, in small letters. */
  common: ReadonlySet<string>;
}

/** What is left when the known parts are taken away must still be so long. */
const UNKNOWN_PART = 8;

/** Why this password is not accepted, or null. Length and what is easily guessed; no rule of composition [R-ID5]. */
export function passwordProblem(password: string, context: PasswordContext): PasswordProblem | null {
  const text = password.normalize('NFC');
  const length = [...text].length;
  if (length < context.minimumLength) return 'TOO_SHORT';
  if (length > maximumPasswordLength) return 'TOO_LONG';
  const folded = text.toLowerCase();
  const isGuessable =
    isCommon(folded, context.common) ||
    isNative(folded) ||
    isRepetitive(folded) ||
    isOwnName(folded, context);
  return isGuessable ? 'TOO_COMMON' : null;
}

/** On the list itself, or a word of it between digits and signs: "welkom123456!" is "welkom". */
function isCommon(folded: string, list: ReadonlySet<string>): boolean {
  if (list.has(folded)) return true;
  const word = folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return word.length < folded.length && (list.has(word) || shortWords.has(word));
}

/** Whoever adds more digits and signs than this to words has thought of something. */
const MOST_AROUND = 8;

/** One or two words of a language here and little else, apart or written as one: "zomer&vakantie1", "fotballsommer". */
function isNative(folded: string): boolean {
  const words = folded.split(/[^\p{L}]+/u).filter(Boolean);
  const letters = words.join('');
  if (letters === '' || folded.length - letters.length > MOST_AROUND) return false;
  if (words.length > 2) return false;
  return words.every((word) => isNativeWord(word)) || (words.length === 1 && isTwoWords(letters));
}

const isNativeWord = (word: string): boolean => nativeWords.has(word) || shortWords.has(word);

/** Whether it falls into two of them somewhere. */
function isTwoWords(text: string): boolean {
  return Array.from({ length: text.length }, (_each, at) => at).some(
    (at) => isNativeWord(text.slice(0, at)) && isNativeWord(text.slice(at)),
  );
}

/** Few different signs, one piece over and over, or a row of the keyboard or alphabet. */
function isRepetitive(folded: string): boolean {
  return new Set(folded).size <= 3 || /^(.{1,6}?)\1+.{0,5}$/su.test(folded) || isAlongRows(folded);
}

/** Cut into the longest pieces that run along some row, forwards or back: are they few for the length? */
function isAlongRows(folded: string): boolean {
  let pieces = 0;
  for (let at = 0; at < folded.length; pieces += 1) {
    let size = folded.length - at;
    while (size > 1 && !rows.some((row) => row.includes(folded.slice(at, at + size)))) size -= 1;
    at += size;
  }
  return pieces <= folded.length / 4;
}

function isOwnName(folded: string, context: PasswordContext): boolean {
  const parts = [
    context.email.toLowerCase(),
    ...context.email.toLowerCase().split(/[@.+_-]/),
    ...[context.storeName, ...(context.names ?? [])].flatMap((name) => name.toLowerCase().split(/\s+/)),
  ];
  const rest = parts
    .filter((part) => part.length >= 4)
    .sort((one, other) => other.length - one.length)
    .reduce((left, part) => left.replaceAll(part, ''), folded);
  return rest !== folded && [...rest].length < UNKNOWN_PART;
}

const forwards = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qwertzuiop',
];
const rows = [...forwards, ...forwards.map((row) => [...row].reverse().join(''))];

// The list has nothing under eight signs; these short ones are what people here lengthen with digits.
const shortWords = new Set(
  `abc abcd admin aap azerty computer dragon geheim hallo hei hej hello hemlig hemmelig inbreng kommis konto kund kunde klant
   letmein login losen lösen master monkey mijn norge oslo passord pass portal qwerty qwertz secret sommer sommar sverige test
   utrecht vinter vår velkommen vinkel welcome welkom winkel winter zomer herfst lente høst höst amsterdam`.split(
    /\s+/,
  ),
);
