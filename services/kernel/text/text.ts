// What nobody sees in a text: control characters, marks that turn its direction round (with them a name can pose as
// another), zero widths, soft hyphens, half of a character, and what a decoder writes where it could not read. An
// emoji is made of its parts by two of them, and keeps these.
const INVISIBLE = new RegExp(
  [
    String.raw`(?<!\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d`,
    String.raw`\u200d(?!\p{Extended_Pictographic})`,
    String.raw`(?<!\p{Extended_Pictographic}|[\d#*](?=\ufe0f\u20e3))\ufe0f`,
    String.raw`(?![\u200d\ufe0f\t\n])[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\ufff9-\ufffd]`,
  ].join('|'),
  'gu',
);
const LINE_ENDS = /\r\n?|[\v\f\x85\u2028\u2029]/g;
/** Every blank that has a width: no-break, narrow, ideographic, and the Braille pattern without a dot. */
const BLANKS = /[^\S\n\t\ufeff]|\u2800/g;
/** Most texts are ASCII without controls and in one line: nothing of this is in them. */
const PLAIN = /^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/;

/**
 * One line as people mean it: é is one letter however it was typed, spaces are single, nothing hides. '' is what counts
 * as blank. Forms, files, log-ins and searches all read texts by this, so that what was typed in one is found by another.
 */
export function plainLine(value: string | null | undefined): string {
  const text = value ?? '';
  if (PLAIN.test(text)) return text;
  return visible(text).replace(/\s+/g, ' ').trim();
}

/** Several lines: like `plainLine`, but spaces and line breaks stay as they were written. */
export function plainText(value: string | null | undefined): string {
  const text = value ?? '';
  if (PLAIN.test(text)) return text;
  return visible(text).trim();
}

/** Taken away first: a letter and its accent may have something between them. */
function visible(text: string): string {
  return text.replace(LINE_ENDS, '\n').replace(BLANKS, ' ').replace(INVISIBLE, '').normalize('NFC');
}
