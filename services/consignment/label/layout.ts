import type { Face } from '../../kernel/paper/faces';
import { barsOf, QUIET_BARS, QUIET_SQUARE, squareOf, type Bars, type Square } from './codes';
import type { Measure } from './paper';
import { CAP_HEIGHT, fitted, widthOf, wrapped } from './text';

/** What stands on a label [K27c], each amount as it is read in the shop. */
export interface LabelData {
  readonly number: number;
  readonly consignorNumber: number;
  readonly description: string;
  readonly size: string;
  readonly brand: string;
  /** Null where there is none yet: then its place stays white. */
  readonly price: string | null;
  /** What a reduced price is compared with, and what is said of it [L10]; null where it is not reduced. */
  readonly was: { readonly price: string; readonly percent: string; readonly note: string } | null;
  /** Where the square code leads. */
  readonly address: string;
}

/** A line of letters; x and the line they stand on, from the label's left upper corner, in mm. */
export interface DrawnText {
  readonly text: string;
  readonly face: Face;
  readonly xMm: number;
  readonly baseMm: number;
  readonly sizeMm: number;
  readonly widthMm: number;
  readonly isStruck?: boolean;
}

/** A label as it is drawn, by whatever draws it. All in mm from its left upper corner. */
export interface Drawing extends Measure {
  readonly texts: readonly DrawnText[];
  readonly bars: {
    readonly code: Bars;
    readonly xMm: number;
    readonly yMm: number;
    readonly heightMm: number;
    readonly moduleMm: number;
  };
  readonly square: {
    readonly code: Square;
    readonly xMm: number;
    readonly yMm: number;
    readonly moduleMm: number;
  };
}

/** Narrower modules are read by some scanners only, wider ones by none the better. */
const BAR_MODULE_MM = { least: 0.19, most: 0.33 };
const SQUARE_MODULE_MM = { usual: 0.33, most: 0.5 };
/** Between two things of one line, of their size. */
const GAP = 0.4;
/** From one line of letters to the next, of their size. */
const LINE = 1.25;

/**
 * Lays a label out: number and description left, the square right, the price below and the bars beside it. What does not
 * fit is shortened; nothing touches anything else, nor the white that the codes need. With dots a mm every module is a
 * whole number of dots, as a printer of labels has no halves.
 */
export function drawingOf(data: LabelData, paper: Measure, dotsPerMm: number | null = null): Drawing {
  const { widthMm, heightMm } = paper;
  const padMm = heightMm < 25 ? 1.3 : 2.2;
  const frame: Frame = { widthMm, heightMm, padMm, dotsPerMm };
  const bars = barsIn(frame, barsOf(data.number));
  const square = squareIn(frame, squareOf(data.address), bars.yMm);
  const scale = Math.min(1.25, Math.max(0.62, heightMm / 38.1));
  const head = headOf(data, padMm, 3.5 * scale, square.xMm - QUIET_SQUARE * square.moduleMm - padMm);
  const foot = footOf(data, frame, scale, bars.xMm - QUIET_BARS * bars.moduleMm - padMm);
  const topMm = padMm + CAP_HEIGHT * 3.5 * scale + 0.8;
  const body = bodyOf(data, {
    ...{ xMm: padMm, yMm: topMm, scale },
    widthMm: square.xMm - QUIET_SQUARE * square.moduleMm - padMm,
    heightMm: Math.min(bars.yMm, foot.topMm) - 0.8 - topMm,
  });
  return { widthMm, heightMm, texts: [...head, ...body, ...foot.texts], bars, square };
}

interface Frame extends Measure {
  readonly padMm: number;
  readonly dotsPerMm: number | null;
}

/** The widest module that is a whole number of dots. */
function snapped(moduleMm: number, dotsPerMm: number | null): number {
  return dotsPerMm === null ? moduleMm : Math.max(1, Math.floor(moduleMm * dotsPerMm + 0.05)) / dotsPerMm;
}

function barsIn({ widthMm, heightMm, padMm, dotsPerMm }: Frame, code: Bars): Drawing['bars'] {
  const { least, most } = BAR_MODULE_MM;
  const withQuiet = code.modules + 2 * QUIET_BARS;
  const wanted = Math.min(most, Math.max(least, (0.58 * widthMm) / withQuiet));
  // Two dots are the least that a scanner reads; they may take the price's room.
  const twoDots = dotsPerMm === null ? 0 : 2 / dotsPerMm;
  const moduleMm = snapped(Math.max(wanted, twoDots), dotsPerMm);
  const barsMm = Math.min(9, Math.max(4.5, 0.24 * heightMm));
  const edgeMm = Math.max(padMm, QUIET_BARS * moduleMm);
  const xMm = widthMm - edgeMm - code.modules * moduleMm;
  return { code, xMm, yMm: heightMm - padMm - barsMm, heightMm: barsMm, moduleMm };
}

function squareIn(
  { widthMm, heightMm, padMm, dotsPerMm }: Frame,
  code: Square,
  endMm: number,
): Drawing['square'] {
  const { usual, most } = SQUARE_MODULE_MM;
  const withQuiet = code.modules + 2 * QUIET_SQUARE;
  const room = Math.min(endMm, 0.45 * widthMm) / withQuiet;
  const wanted = Math.min(most, room, Math.max(usual, (0.42 * heightMm) / withQuiet));
  // A dot more where there is room for it, rather than one less.
  const more = dotsPerMm === null ? 0 : 0.9 / dotsPerMm;
  const moduleMm = snapped(Math.min(room, most, wanted + more), dotsPerMm);
  const edgeMm = Math.max(padMm, QUIET_SQUARE * moduleMm);
  const yMm = Math.min(edgeMm, endMm - (code.modules + QUIET_SQUARE) * moduleMm);
  return { code, xMm: widthMm - edgeMm - code.modules * moduleMm, yMm, moduleMm };
}

function lineOf(text: string, face: Face, sizeMm: number, xMm: number, baseMm: number): DrawnText {
  return { text, face, sizeMm, xMm, baseMm, widthMm: widthOf(text, face) * sizeMm };
}

/** The item's number, and whose it is. */
function headOf(data: LabelData, padMm: number, sizeMm: number, roomMm: number): DrawnText[] {
  const number = String(data.number);
  const consignor = String(data.consignorNumber);
  const gap = 0.6;
  const wide = widthOf(number, 'bold') + gap + widthOf(consignor, 'regular');
  const size = Math.min(sizeMm, roomMm / wide);
  const baseMm = padMm + CAP_HEIGHT * sizeMm;
  const first = lineOf(number, 'bold', size, padMm, baseMm);
  return [first, lineOf(consignor, 'regular', size, padMm + first.widthMm + gap * size, baseMm)];
}

/** What it is, in the lines that there is room for, and below them its size and brand. */
function bodyOf(
  { description, size, brand }: LabelData,
  at: { xMm: number; yMm: number; widthMm: number; heightMm: number; scale: number },
): DrawnText[] {
  const sizeMm = 3.7 * at.scale;
  const smallMm = 2.9 * at.scale;
  const small = fitted([size, brand].filter(Boolean).join(' · '), 'regular', at.widthMm / smallMm);
  const forSmall = small === '' ? 0 : LINE * smallMm;
  const most = Math.min(3, Math.floor((at.heightMm - forSmall) / (LINE * sizeMm)));
  const lines = most < 1 ? [] : wrapped(description, 'regular', at.widthMm / sizeMm, most);
  const free = at.heightMm - forSmall - lines.length * LINE * sizeMm;
  let baseMm = at.yMm + Math.max(0, free / 2);
  const texts = lines.map((line) =>
    lineOf(line, 'regular', sizeMm, at.xMm, (baseMm += LINE * sizeMm) - 0.3 * sizeMm),
  );
  if (small === '' || free < 0) return texts;
  return [...texts, lineOf(small, 'regular', smallMm, at.xMm, baseMm + LINE * smallMm - 0.3 * smallMm)];
}

/** The price, and below it, in two lines, what it was where it is reduced. */
function footOf(
  { price, was }: LabelData,
  { heightMm, padMm }: Frame,
  scale: number,
  roomMm: number,
): { texts: DrawnText[]; topMm: number } {
  const bottomMm = heightMm - padMm;
  if (price === null) return { texts: [], topMm: bottomMm };
  const noteMm = was === null ? 0 : Math.min(2.4 * scale, roomMm / widthOf(was.note, 'regular'));
  const wasMm =
    was === null ? 0 : Math.min(2.4 * scale, roomMm / (widthOf(was.price + was.percent, 'regular') + GAP));
  const sizeMm = Math.min((was === null ? 7.6 : 6.4) * scale, roomMm / widthOf(price, 'bold'));
  // A comma reaches below the line; what it was stands below that.
  const baseMm = bottomMm - LINE * (wasMm + noteMm) - 0.17 * sizeMm;
  const texts = [lineOf(price, 'bold', sizeMm, padMm, baseMm)];
  if (was !== null) {
    // Never shortened: half of it would be another promise.
    const before = lineOf(was.price, 'regular', wasMm, padMm, bottomMm - LINE * noteMm - 0.25 * wasMm);
    texts.push(
      { ...before, isStruck: true },
      lineOf(was.percent, 'regular', wasMm, padMm + before.widthMm + GAP * wasMm, before.baseMm),
      lineOf(was.note, 'regular', noteMm, padMm, bottomMm - 0.25 * noteMm),
    );
  }
  return { texts: texts.filter(({ text }) => text !== ''), topMm: baseMm - CAP_HEIGHT * sizeMm };
}
