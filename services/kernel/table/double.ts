import { DOUBLED } from './damage-marks';
import { UPPER_HALVES, type CodePage } from './code-page';

/*
 * UTF-8 that was read as one byte a letter and saved as UTF-8 again: é has become Ã©, or ├® by a DOS page, or √© on a
 * Mac. Such a pair of a letter and a sign is written by nobody.
 */

/** Letters and signs that come out of it; others are the chance of two signs side by side. */
const LETTERS =
  /^[\u00a0-\u00ff\u0300-\u0303\u0308\u030a\u0327\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac\u2122\ufeff]$/;
const RARE_LETTERS = new Set('ŠšŽžŒœŸŁłĆćČčŞşĞğİıŐőŰűŃńĘęĄąŚśŹźŻżŘřĚěŮů');

interface Doubling {
  readonly page: CodePage;
  readonly sequences: RegExp;
  readonly byteOf: ReadonlyMap<string, number>;
}

const doublings = (Object.keys(UPPER_HALVES) as CodePage[]).map((page): Doubling => {
  const half = UPPER_HALVES[page];
  const follow = `[${half.slice(0, 0x40)}]`;
  const [two, three] = [half.slice(0x42, 0x60), half.slice(0x60, 0x70)];
  return {
    page,
    sequences: new RegExp(`[${two}]${follow}|[${three}]${follow}{2}`, 'g'),
    byteOf: new Map([...half].map((letter, at) => [letter, at + 128])),
  };
});

type Replace = (letter: string, sequence: string) => string;

/** The text with each such sequence as the letter it was. */
export function undoubled(text: string): string {
  const found = likeliest(text);
  return found === null ? text : replaceDoubled(text, found, (letter) => letter);
}

/** The page by which most of them come out; null where there are none. */
function likeliest(text: string): Doubling | null {
  let [best, most]: [Doubling | null, number] = [null, 0];
  for (const doubling of doublings) {
    let count = 0;
    replaceDoubled(text, doubling, (letter) => {
      count += 1;
      return letter;
    });
    if (count > most) [best, most] = [doubling, count];
  }
  return best;
}

/** Has each such sequence replaced; `replace` is given the letter it was, and the sequence. */
function replaceDoubled(text: string, { page, sequences, byteOf }: Doubling, replace: Replace): string {
  return text.replace(sequences, (sequence, at: number) => {
    const bytes = Buffer.from([...sequence].map((letter) => byteOf.get(letter) ?? 0));
    const letter = bytes.toString('utf8');
    // What was doubled twice comes out as letters of the page first.
    const isOfPage = byteOf.has(letter) && (page !== 'Windows-1252' || sequence.length === 3);
    const isMeant =
      isOfPage || LETTERS.test(letter) || (RARE_LETTERS.has(letter) && isInWord(text, at, sequence, page));
    return isMeant ? replace(letter, sequence) : sequence;
  });
}

/** Å and Ä are letters of ours, and may stand before a sign: “BLÅ”. */
function isInWord(text: string, at: number, sequence: string, page: CodePage): boolean {
  if (page !== 'Windows-1252') return true;
  return /\p{L}/u.test(text[at + sequence.length] ?? '') || /\p{Ll}/u.test(text[at - 1] ?? '');
}

/** What is left of such a sequence where a program has dropped its second half. */
const HALF = /(?<!\u{10f100})(?:(?<=\p{Ll})[\u00c2\u00c3]|\u00c3(?=\p{Ll}))/gu;
const ANY_HALF = /(?<!\u{10f100})[\u00c2\u00c3]/gu;
// eslint-disable-next-line no-control-regex
const ASCII = /^[\x00-\x7f]*$/;
const ROUNDS = 3;

/**
 * A text whose every letter is doubled is read as it was; where some are and others are not, nobody can tell of all of
 * them: those that are, are marked, and their cells are faults.
 */
export function withSingleLetters(text: string, rounds = ROUNDS): string {
  if (rounds === 0 || ASCII.test(text)) return text;
  const found = likeliest(text);
  if (found === null) return text.replace(HALF, (half) => DOUBLED + half);
  const others = replaceDoubled(text, found, () => '');
  // eslint-disable-next-line no-control-regex
  if (!/[^\x00-\x7f]/.test(others.replace(/\P{L}/gu, '')))
    return withSingleLetters(
      replaceDoubled(text, found, (letter) => letter),
      rounds - 1,
    );
  const marked = replaceDoubled(text, found, (_letter, sequence) => DOUBLED + sequence);
  return marked.replace(ANY_HALF, (half) => DOUBLED + half);
}
