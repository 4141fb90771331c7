/*
 * What spreadsheets leave in a text file of what was in their cells.
 */

/** Where a formula came to nothing: in English, Dutch, Norwegian, Danish, Swedish and German, and as Calc numbers it. */
const ERROR =
  /^(?:#(?:N\/[AB]|NV|I\/T|SAKNAS|DEEL\/0|GETTING_DATA|[\p{Lu}_]+(?:\/0)?[!?]|[\p{Lu}_]+(?:\/0)?[!?][!?])[!?]?|#{3,}|(?:Err|Fout|Feil|Fel|Fejl):\d{3})$/u;
/** 6,12346E+08: the digits behind the sixth are gone. */
const ROUNDED = /^[+-]?\d(?:[.,]\d+)?E[+-]\d{2,3}$/i;
/** An apostrophe that makes text of a number, or of what would run as a formula. */
const MARKED =
  /^'+(?:[=+\-@\uff1d\uff0b\uff0d\uff20]|\d[\d\s().,/%+-]*$|\d{4} ?[A-Za-z]{2}$|\(\d[\d\s().,/+-]*$)/;

/** Whether a formula came to nothing here: #N/B, #REF!, or signs because the column was too narrow. */
export function isError(text: string): boolean {
  return ERROR.test(text);
}

/** Whether a long number was shortened here, so that nobody knows its last digits. */
export function isRounded(text: string): boolean {
  return ROUNDED.test(text);
}

/** Whether a spreadsheet, or an export of ours, has put an apostrophe before it. */
export function isMarked(text: string): boolean {
  return MARKED.test(text);
}

/** Takes off what spreadsheets need and people do not mean: ="002054", and one apostrophe before a number or a sign. */
export function unwrapped(text: string): string {
  if (text.startsWith('="') && text.endsWith('"') && text.length > 2) return text.slice(2, -1);
  return isMarked(text) ? text.slice(1) : text;
}
