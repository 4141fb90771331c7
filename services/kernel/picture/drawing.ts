/** How much of the beginning is looked at: declarations and what a drawing program writes of itself stand there. */
const HEAD_CHARS = 16_384;

/** What may stand before the first element of XML, one after the other. */
const BEFORE: readonly RegExp[] = [
  /^\s+/,
  /^<\?[^>]*>/,
  /^<!--(?:[^-]|-(?!->))*-->/,
  /^<!DOCTYPE[^[>]*(?:\[[^\]]*\])?\s*>/i,
];

/** Whether these bytes are an SVG drawing, by its first element: whatever it is called, and whatever else is in it. */
export function isDrawing(bytes: Buffer): boolean {
  let left = bytes.toString('utf8', 0, HEAD_CHARS).replace(/^\uFEFF/, '');
  for (let at = ''; at !== left;) {
    at = left;
    for (const each of BEFORE) left = left.replace(each, '');
  }
  return /^<(?:svg:)?svg[\s>]/.test(left);
}
