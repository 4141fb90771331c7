import PDFDocument from 'pdfkit';
import { withFaces, type Face } from '../../kernel/paper/faces';

/** Numbers and prices stand in bold, with figures of one width. */
export const featuresOf = (face: Face): PDFKit.Mixins.OpenTypeFeatures[] => (face === 'bold' ? ['tnum'] : []);
/** How high a capital is, of the size of the letters. */
export const CAP_HEIGHT = 0.728;

/** No paper: it knows how wide letters are. */
const ruler = withFaces(new PDFDocument({ autoFirstPage: false })).fontSize(1);

/** How wide a text is at size 1. */
export function widthOf(text: string, face: Face): number {
  return ruler.font(face).widthOfString(text, { features: featuresOf(face) });
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
