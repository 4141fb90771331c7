/*
 * Letters that were lost or mangled before a file came here are carried through the reading by marks of our own, from a
 * range that no text has: what people are shown is without them, and a cell that holds one is a fault.
 */
const BYTES = 0x10f000;
const DAMAGED_BYTES = /[\u{10f080}-\u{10f0ff}]/gu;
/** The first half of every mark. */
const HIGH = '\udbfc';

/** A byte that is no letter where it stands. */
export function damagedByte(byte: number): string {
  return String.fromCodePoint(BYTES + byte);
}

/** Stands before letters that were saved as if their bytes were letters: Ã© for é. */
export const DOUBLED = '\u{10f100}';

/** Whether letters of it were lost or mangled. */
export function isDamaged(text: string): boolean {
  return text.includes(HIGH) || text.includes('\ufffd');
}

/** The text as people are shown it: what cannot be read is the sign for that. */
export function withoutMarks(text: string): string {
  return text.includes(HIGH) ? text.replaceAll(DOUBLED, '').replace(DAMAGED_BYTES, '\ufffd') : text;
}

/** The text with something else for each byte that is no letter; its place is the one in the text that comes of it. */
export function replaceDamaged(text: string, replace: (byte: number, place: number) => string): string {
  let count = 0;
  return text.replace(DAMAGED_BYTES, (mark, at: number) => {
    // A mark is two code units, its letter one.
    const letter = replace((mark.codePointAt(0) ?? 0) - BYTES, at - count);
    count += 1;
    return letter;
  });
}
