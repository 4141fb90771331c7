import PDFDocument from 'pdfkit';
import { withFaces } from '../../kernel/paper/faces';
import { drawingOf, type Drawing, type LabelData } from './layout';
import { A4, placesOf, positionsOf, type Paper, type Place, type Shift } from './paper';
import { featuresOf } from './text';

const POINTS_A_MM = 72 / 25.4;

/** What is printed: so many labels from a position on, or the outlines of one sheet to measure by. */
export interface Wanted {
  readonly paper: Paper;
  readonly firstPosition: number;
  readonly shift: Shift;
  readonly labels: readonly LabelData[];
  /** How the file calls itself in the window of who opens it. */
  readonly title: string;
}

/** A PDF of labels. Without any labels it has the outlines of one sheet, for holding it against the light. */
export function pdfOf({ paper, firstPosition, shift, labels, title }: Wanted): PDFKit.PDFDocument {
  const page = paper.kind === 'SHEET' ? A4 : paper;
  const size: [number, number] = [page.widthMm * POINTS_A_MM, page.heightMm * POINTS_A_MM];
  const doc = withFaces(new PDFDocument({ autoFirstPage: false, size, margin: 0, info: { Title: title } }));
  if (labels.length === 0) drawOutlines(doc, paper, shift);
  let onPage = -1;
  const places = placesOf(paper, labels.length, firstPosition, shift);
  for (const [at, label] of labels.entries()) {
    const place = places[at] as Place;
    if (place.page !== onPage) doc.addPage();
    onPage = place.page;
    draw(doc, drawingOf(label, paper), place);
  }
  doc.end();
  return doc;
}

function draw(doc: PDFKit.PDFDocument, { texts, bars, square, ...label }: Drawing, place: Place): void {
  doc.save();
  doc.scale(POINTS_A_MM);
  doc.translate(place.xMm, place.yMm);
  doc.rect(0, 0, label.widthMm, label.heightMm).clip();
  doc.addContent(rectangles([...barRects(bars), ...squareRects(square)]));
  for (const { text, face, xMm, baseMm, sizeMm, widthMm, isStruck } of texts) {
    doc.font(face, sizeMm).fillColor('black');
    // Within the label everything is mm, the size of letters too.
    const features = featuresOf(face);
    doc.text(text, xMm, baseMm, { lineBreak: false, baseline: 'alphabetic', ...(features && { features }) });
    const strokeMm = sizeMm * 0.07;
    if (isStruck) doc.addContent(rectangles([[xMm, baseMm - sizeMm * 0.3, widthMm, strokeMm]]));
  }
  doc.restore();
}

type Rect = readonly [xMm: number, yMm: number, widthMm: number, heightMm: number];

/** One path, so that no hair of white stands between two that touch; written by hand, as there are thousands. */
function rectangles(rects: readonly Rect[]): string {
  return `0 g\n${rects.map((rect) => `${rect.map((each) => each.toFixed(4)).join(' ')} re`).join('\n')}\nf`;
}

/** The dark bars. */
export function barRects({ code, xMm, yMm, heightMm, moduleMm }: Drawing['bars']): Rect[] {
  let at = xMm;
  return code.widths.flatMap((width, nth) => {
    const x = at;
    at += width * moduleMm;
    return nth % 2 === 0 ? [[x, yMm, width * moduleMm, heightMm] as const] : [];
  });
}

/** The dark modules, in runs. */
export function squareRects({ code, xMm, yMm, moduleMm }: Drawing['square']): Rect[] {
  return code.runs.map(
    ([column, row, length]) =>
      [xMm + column * moduleMm, yMm + row * moduleMm, length * moduleMm, moduleMm] as const,
  );
}

function drawOutlines(doc: PDFKit.PDFDocument, paper: Paper, shift: Shift): void {
  doc.addPage();
  doc.scale(POINTS_A_MM);
  doc.lineWidth(0.2).strokeColor('black');
  for (const { xMm, yMm } of placesOf(paper, positionsOf(paper), 1, shift))
    doc.rect(xMm, yMm, paper.widthMm, paper.heightMm).stroke();
}
