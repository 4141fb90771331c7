import { asOnceWritten, asSearched } from '../../kernel/email/email';
import { organisationNumberOf } from '../../kernel/organisation-number/organisation-number';
import { isFigures, telephoneDigits } from '../../kernel/telephone/telephone';
import { plainLine } from '../../kernel/text/text';

/** A search as it may be meant: words that must all occur. The longest one is looked up in the index, the others filter. */
export interface Reading {
  longest: string;
  others: string[];
}

const LONGEST_SEARCH = 200;
const MOST_WORDS = 8;
/** What is shorter is looked for where a word begins, see customers.search_pattern. */
const SHORTEST_ANYWHERE = 3;
/** Fewer figures than these are in every telephone number. */
const FEWEST_FIGURES = 4;

/**
 * Every way in which a search may be meant; what any of them finds is found. The search column holds texts as they were
 * typed and numbers by their digits: here numbers are brought to what every spelling of them has in the column.
 * `country` is the store's, whose numbers are written without its code.
 */
export function readingsOf(search: string, country: string): Reading[] {
  const typed = typedWords(search);
  const read = [
    typed.map(asSearched),
    typed.map(asOnceWritten),
    withTelephones(typed, country),
    withOrganisationNumbers(typed),
    withPostcodes(typed),
    typed.map(asCustomerNumber),
  ].map((words) => words.slice(0, MOST_WORDS));
  return widest(read).map(readingOf);
}

/** Whether anything in it may be a number that is written in more than one way. */
export const hasFigures = (search: string): boolean => /\d/.test(search);

/** "Surname, First" is two words. What parts "#" from its number is a slip. */
function typedWords(search: string): string[] {
  return plainLine(search)
    .slice(0, LONGEST_SEARCH)
    .replace(/# (?=\d)/g, '#')
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
}

function readingOf(words: readonly string[]): Reading {
  const [longest = '', ...others] = [...words].sort((a, b) => b.length - a.length);
  return { longest, others };
}

/** Without those that find nothing which another one does not find: each word of that stands in a word of theirs. */
function widest(read: readonly string[][]): string[][] {
  const covers = (wide: readonly string[], narrow: readonly string[]): boolean =>
    wide.every((part) => narrow.some((word) => word === part || (isAnywhere(part) && word.includes(part))));
  // Of two that find the same the first stays.
  return read.filter(
    (words, at) =>
      !read.some(
        (other, place) => place !== at && covers(other, words) && (place < at || !covers(words, other)),
      ),
  );
}

const isAnywhere = (word: string): boolean => word.length >= SHORTEST_ANYWHERE && !word.startsWith('#');

/** "06 - 123 456 78" is one number however it is parted, and so is "3512-AJ". */
function withTelephones(words: readonly string[], country: string): string[] {
  return joined(words, isPartOfFigures, (together) => {
    const digits = telephoneDigits(together, country);
    return digits.length < FEWEST_FIGURES ? null : digits;
  }).map((word) => (/\d/.test(word) && !word.includes('@') ? word.replace(/[./\u2010-\u2015-]/g, '') : word));
}

/** "NO 974 760 673 MVA" is one number. */
function withOrganisationNumbers(words: readonly string[]): string[] {
  return joined(words, isPartOfOrganisationNumber, (together) => organisationNumberOf(together, ''));
}

/** "3512 AJ" is one postcode. */
function withPostcodes(words: readonly string[]): string[] {
  return words
    .join(' ')
    .replace(/(?<=(?:^| )\d{4}) (?=[a-z]{2}(?: |$))/gi, '')
    .split(' ');
}

const isPartOfFigures = (word: string): boolean => isFigures(word) || /^[/\u2010-\u2015-]$/.test(word);
const isPartOfOrganisationNumber = (word: string): boolean =>
  /^(?:no|se|kvk|org|nr|mva|org\.?nr|kvk-?(?:nr|nummer))?[.:]*[\d.\u2010-\u2015-]*(?:mva)?$/i.test(word);

/** "007800" is customer 7800, and "#7800" nothing else. */
const asCustomerNumber = (word: string): string => word.replace(/^#?0+(?=[1-9]\d*$)/, '#');

/** Words beside each other that are parts of one number, read as one; where they make none, they stay. */
function joined(
  words: readonly string[],
  isPart: (word: string) => boolean,
  read: (together: string) => string | null,
): string[] {
  const made: string[] = [];
  let parts: string[] = [];
  const close = (): void => {
    const number = parts.length === 0 ? null : read(parts.join(''));
    made.push(...(number === null ? parts : [number]));
    parts = [];
  };
  for (const word of words) {
    if (isPart(word)) parts.push(word);
    else {
      close();
      made.push(word);
    }
  }
  close();
  return made;
}
