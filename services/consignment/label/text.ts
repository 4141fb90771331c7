import PDFDocument from 'pdfkit';
import { withFaces, type Face } from '../../kernel/paper/faces';

/**
 * Numbers and prices stand in bold, with figures of one width and without letters that depend on their neighbours, which cost
 * half of the time. Of plain text the library keeps each word as it was laid out; it does not where anything is asked for.
 */
export const featuresOf = (face: Face): PDFKit.Mixins.OpenTypeFeatures[] | undefined =>
  face === 'bold' ? BOLD : undefined;
// Which feature is on and which off: the library takes both forms, its types know one.
const BOLD = { tnum: true, calt: false } as unknown as PDFKit.Mixins.OpenTypeFeatures[];
/** How high a capital is, of the size of the letters. */
export const CAP_HEIGHT = 0.728;

/** No paper: it knows how wide letters are. */
const newRuler = () => withFaces(new PDFDocument({ autoFirstPage: false })).fontSize(1);
let ruler = newRuler();
/** A thread that is kept measures for days, and each ruler keeps every word. */
const MOST_MEASURED = 20_000;
let measured = 0;

/** How wide a text is at size 1. */
export function widthOf(text: string, face: Face): number {
  measured += 1;
  if (measured > MOST_MEASURED) [ruler, measured] = [newRuler(), 1];
  const features = featuresOf(face);
  return ruler.font(face).widthOfString(text, features && { features });
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Nothing longer stands on any label. */
const MOST_CHARS = 400;

/** The text as far as there is room for it at size 1; a shorter one ends with an ellipsis. */
export function fitted(text: string, face: Face, room: number): string {
  const whole = text.slice(0, MOST_CHARS);
  if (whole.length === text.length && widthOf(whole, face) <= room) return text;
  const parts = [...graphemes.segment(whole)].map(({ segment }) => segment);
  const shortened = (length: number): string => `${parts.slice(0, length).join('').trimEnd()}…`;
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(shortened(middle), face) <= room) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : shortened(low);
}

/** The same in several lines, broken between words. */
export function wrapped(text: string, face: Face, room: number, most: number): string[] {
  const lines: string[] = [];
  let rest = text.slice(0, MOST_CHARS);
  while (rest !== '' && lines.length < most) {
    const isLast = lines.length === most - 1;
    const line = isLast ? fitted(rest, face, room) : filled(rest, face, room);
    lines.push(line);
    rest = isLast ? '' : rest.slice(line.length).trimStart();
  }
  return lines.filter((line) => line !== '');
}

/** As many words as there is room for; of a single long word, as many letters. */
function filled(text: string, face: Face, room: number): string {
  let line = '';
  for (const [word] of text.matchAll(/\s*\S+/g)) {
    if (widthOf(line + word, face) > room) break;
    line += word;
  }
  if (line !== '') return line;
  for (const { segment } of graphemes.segment(text)) {
    if (line !== '' && widthOf(line + segment, face) > room) break;
    line += segment;
  }
  return line;
}
