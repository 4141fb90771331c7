import { letterOf } from './code-page';

/** The letters of HTML from U+00A0 on, in their order. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ' +
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const OTHERS: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", semi: ';', comma: ',', num: '#' },
  ...{ euro: '€', hellip: '…', ndash: '–', mdash: '—', bull: '•', trade: '™', lsquo: '‘', rsquo: '’' },
  ...{ sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', OElig: 'Œ', oelig: 'œ', Scaron: 'Š', scaron: 'š' },
  ...{ Zcaron: 'Ž', zcaron: 'ž', Yuml: 'Ÿ', ensp: ' ', emsp: ' ', thinsp: ' ' },
};
const named = new Map([
  ...LATIN.split(' ').map((name, at): [string, string] => [name, String.fromCharCode(0xa0 + at)]),
  ...Object.entries(OTHERS),
]);

const ENTITY = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,6}\d{0,2}));/g;
const MARKUP = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]{2,6}\d{0,2});/;
/** What cuts a file into cells, and may not come into it before it is cut. */
const CUTTING = new Set(['"', ';', ',', '\t', '\r', '\n']);
/** An ampersand may have been written as one, and again. */
const ROUNDS = 3;

/** The text with the letters of HTML as letters; those that would cut a file into other cells are left. */
export function withLetters(text: string): string {
  return decoded(text, (letter) => !CUTTING.has(letter));
}

/** The same for what stands in one cell: everything. */
export function withAllLetters(cell: string): string {
  return decoded(cell, () => true);
}

/** Whether a letter of HTML was cut in two at its semicolon: there the cell ended, and the next one is half of it. */
export function isCutLetter(cell: string): boolean {
  return /&(?:quot|semi|comma|#0*(?:9|10|13|34|44|59)|#[xX]0*(?:9|[aAdD]|22|2[cC]|3[bB]))$/.test(cell);
}

function decoded(text: string, isWanted: (letter: string) => boolean): string {
  let so = text;
  for (let round = 0; round < ROUNDS && MARKUP.test(so); round += 1)
    so = so.replace(ENTITY, (entity, decimal?: string, hex?: string, name?: string) => {
      const letter = name === undefined ? numbered(decimal, hex) : named.get(name);
      return letter !== undefined && isWanted(letter) ? letter : entity;
    });
  return so;
}

/** By its number; from 128 to 159 programs mean the letters of Windows. Half a pair and what is none are left. */
function numbered(decimal: string | undefined, hex: string | undefined): string | undefined {
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  if (code >= 0x80 && code < 0xa0) return letterOf('Windows-1252', code);
  const isLetter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isLetter ? String.fromCodePoint(code) : undefined;
}
