/*
 * How likely a letter that is no ASCII is at its place, so that a wrong code page is seen: read by it, capitals stand in
 * the middle of words, and signs between letters. Below zero nobody has written it so.
 */

const FREQUENT = new Set('éëïöüäåæøèêçÉËÖÜÄÅÆØ');
const KNOWN = new Set('áíóúñôâîûßÁÏÈÊÇÑÓÔÂÎÍÚ');
/** Words of one letter. */
const ALONE = new Set('àåö');
const VOWELS = new Set('aeiouyAEIOUY');
/** Box drawing, mathematics, Greek: nobody's words have them. */
const NEVER =
  /[\u0080-\u009f\u0192\u02c6-\u02dd\u0370-\u03ff\u2017\u2020\u2021\u2030\u2044\u207f\u20a7\u2200-\u23ff\u2500-\u25ff\uf8ff\ufb01\ufb02]/;
const OPENING = new Set('‘“„‚‹«¿¡');
const DASHES = new Set('–—·×');
const MONEY = new Set('€£¥');
/** What may follow an apostrophe at the beginning of a word: ’t Hof, ’s-Gravenhage. */
const SHORTENED = /^[tsnkmrd](?!\p{L})|^\d/iu;

/** From -6, nobody has written it so, to 3, an ordinary letter, and 5: nobody has meant anything else. */
export function plausibility(text: string, at: number): number {
  const [before2, before, here, next, next2] = [-2, -1, 0, 1, 2].map((step) => text[at + step] ?? ' ') as [
    string,
    string,
    string,
    string,
    string,
  ];
  if (NEVER.test(here)) return -6;
  if (isLetter(here) && (isDigit(before) || isDigit(next))) return -3;
  if (here === '”') return ofClosing(text.slice(0, at), before);
  if (isLower(here)) return ofLower(before2, before, here, next);
  if (isUpper(here))
    return isLower(before) || isCamel(before, next, next2) ? -4 : ofCapital(here, before, next);
  return ofSign([before2, before, here, next, next2]);
}

/** Žan and Željko, but no Ž before a consonant. */
function ofCapital(here: string, before: string, next: string): number {
  if (!isLetter(before) && !isLetter(next)) return ALONE.has(here.toLowerCase()) ? 1 : -1;
  return here === 'Ž' && isLower(next) && !VOWELS.has(next) ? -4 : weightOf(here, before);
}

/** A capital in the middle of a word that goes on, or begins, in small letters: JÖrgen, DÆArtagnan. */
function isCamel(before: string, next: string, next2: string): boolean {
  return isUpper(before) && (isLower(next) || (isUpper(next) && isLower(next2)));
}

function ofLower(before2: string, before: string, here: string, next: string): number {
  if (isUpper(next) || (isUpper(before) && isUpper(before2))) return -4;
  if (isLetter(before)) return weightOf(here, before);
  if (!isLetter(next)) return ALONE.has(here) ? 1 : -1;
  return FREQUENT.has(here) ? 2 : 0;
}

function ofSign([before2, before, here, next, next2]: [string, string, string, string, string]): number {
  const between = isLetter(before) && isLetter(next);
  if (here === '’') return ofApostrophe(before2, before, next, next2, between);
  if (here === '×' && isDigit(next)) return 2;
  if (DASHES.has(here)) return isLetter(before) || isLetter(next) ? 0 : 2;
  // Between two words; behind a single capital it is rather a letter that is none.
  if (here === '\u00a0') return isUpper(before) && !isLetter(before2) && isLower(next) ? 0 : 3;
  if (OPENING.has(here)) {
    if (isLetter(next) && !isLetter(before)) return 2;
    return between || here !== '“' ? -5 : 0;
  }
  if (between) return here === '…' ? 0 : -5;
  if ('…»'.includes(here)) return before === ' ' ? -1 : 2;
  if (MONEY.has(here)) return isLetter(before) || isLetter(next) ? -4 : 3;
  if ('®™©²³¹ªº'.includes(here)) return isLetter(next) ? -4 : 1;
  if ('½¼¾°²³'.includes(here) && isDigit(before)) return 3;
  if ('°½¼¾µ•´'.includes(here)) return isLetter(before) ? -4 : 1;
  return isLetter(before) || isLetter(next) ? -4 : 1;
}

/** What closes a quotation closes one that was opened, or is inches behind a number. */
function ofClosing(until: string, before: string): number {
  if (isLetter(before)) return /[“”„]/.test(until) ? 2 : -4;
  return before === ' ' ? -1 : 2;
}

function ofApostrophe(
  before2: string,
  before: string,
  next: string,
  next2: string,
  between: boolean,
): number {
  if (!between && isLetter(before)) return 2;
  if (!between) return SHORTENED.test(next + next2) ? 5 : isLower(next) ? -4 : -1;
  // O’Brien, d’Artagnan, l’Heureux.
  if (
    !isLetter(before2) &&
    (/^o$/i.test(before) || (/^[dl]$/i.test(before) && (VOWELS.has(next) || /^h$/i.test(next))))
  )
    return 3;
  return /^s$/i.test(next) && !isLetter(next2) ? 3 : 0;
}

/** ë and ï part two vowels; æ is one itself. */
function weightOf(letter: string, before: string): number {
  if ('ëïËÏ'.includes(letter) && !VOWELS.has(before)) return 0;
  if ('æÆ'.includes(letter) && VOWELS.has(before)) return 0;
  return FREQUENT.has(letter) ? 3 : KNOWN.has(letter) ? 2 : 1;
}

const isLower = (letter: string): boolean => letter !== letter.toUpperCase();
const isDigit = (letter: string): boolean => letter >= '0' && letter <= '9';
const isUpper = (letter: string): boolean => letter !== letter.toLowerCase();
const isLetter = (letter: string): boolean => isLower(letter) || isUpper(letter);
