/** A label's own size, in mm. */
export interface Measure {
  readonly widthMm: number;
  readonly heightMm: number;
}

/** A sheet of labels: how many, how large, and where the first one stands. All in mm. */
export interface Sheet extends Measure {
  readonly columns: number;
  readonly rows: number;
  /** From the edge of the paper to the first label. */
  readonly leftMm: number;
  readonly topMm: number;
  /** From the beginning of a label to that of the next. */
  readonly pitchXMm: number;
  readonly pitchYMm: number;
}

export const A4: Measure = { widthMm: 210, heightMm: 297 };

/** The grids stand in the middle of the paper: so they are cut. */
function centred(columns: number, rows: number, widthMm: number, heightMm: number, pitchXMm: number): Sheet {
  const across = (columns - 1) * pitchXMm + widthMm;
  const [leftMm, topMm] = [(A4.widthMm - across) / 2, (A4.heightMm - rows * heightMm) / 2];
  return { columns, rows, widthMm, heightMm, leftMm, topMm, pitchXMm, pitchYMm: heightMm };
}

/** Sheets that shops buy by name. */
export const sheets = {
  AVERY_L7160: centred(3, 7, 63.5, 38.1, 66),
  AVERY_L7159: centred(3, 8, 63.5, 33.9, 66),
  AVERY_L7163: centred(2, 7, 99.1, 38.1, 101.6),
  AVERY_L7173: centred(2, 5, 99.1, 57, 101.6),
  AVERY_L7636: centred(4, 12, 45.7, 21.2, 48.3),
  AVERY_L7651: centred(5, 13, 38.1, 21.2, 40.6),
} as const satisfies Record<string, Sheet>;

/** Rolls, by size. */
export const rolls = {
  ROLL_57_32: { widthMm: 57, heightMm: 32 },
  ROLL_50_30: { widthMm: 50, heightMm: 30 },
  ROLL_62_29: { widthMm: 62, heightMm: 29 },
  ROLL_51_25: { widthMm: 51, heightMm: 25 },
  ROLL_100_50: { widthMm: 100, heightMm: 50 },
} as const satisfies Record<string, Measure>;

export type SheetName = keyof typeof sheets;
export type RollName = keyof typeof rolls;

/** What labels are printed on. */
export type Paper =
  | ({ readonly kind: 'SHEET' } & Sheet)
  /** A page a label; with dots a mm it is for a printer of labels that understands ZPL. */
  | ({ readonly kind: 'ROLL'; readonly dotsPerMm: number | null } & Measure);

/** Where printing is moved to, to the right and down: printers draw paper in by their own measure. */
export interface Shift {
  readonly rightMm: number;
  readonly downMm: number;
}

/** A printer moves paper by so much at most; more is another sheet. */
export const MOST_SHIFT_MM = 10;

/** Smaller ones have no room for two codes that can be read, and a price. */
export const SMALLEST_ON_SHEET: Measure = { widthMm: 35, heightMm: 18 };
export const SMALLEST_ON_ROLL: Measure = { widthMm: 40, heightMm: 20 };
/** As wide as printers of labels are. */
export const LARGEST_ON_ROLL: Measure = { widthMm: 110, heightMm: 160 };

export interface MeasureFault {
  readonly field: keyof Sheet;
  readonly message: string;
}

/** What is wrong with the measures of an own roll. */
export function faultsOfRoll(roll: Measure): MeasureFault[] {
  return [
    ...within('widthMm', roll.widthMm, SMALLEST_ON_ROLL.widthMm, LARGEST_ON_ROLL.widthMm),
    ...within('heightMm', roll.heightMm, SMALLEST_ON_ROLL.heightMm, LARGEST_ON_ROLL.heightMm),
  ];
}

/** What is wrong with the measures of an own sheet: all of its labels lie on an A4, and none on another. */
export function faultsOfSheet(sheet: Sheet): MeasureFault[] {
  const { columns, rows, widthMm, heightMm, leftMm, topMm, pitchXMm, pitchYMm } = sheet;
  const faults = [
    ...within('columns', columns, 1, Math.floor(A4.widthMm / SMALLEST_ON_SHEET.widthMm)),
    ...within('rows', rows, 1, Math.floor(A4.heightMm / SMALLEST_ON_SHEET.heightMm)),
    ...within('widthMm', widthMm, SMALLEST_ON_SHEET.widthMm, A4.widthMm),
    ...within('heightMm', heightMm, SMALLEST_ON_SHEET.heightMm, A4.heightMm),
    ...within('leftMm', leftMm, 0, A4.widthMm),
    ...within('topMm', topMm, 0, A4.heightMm),
    ...(columns > 1 ? within('pitchXMm', pitchXMm, widthMm, A4.widthMm) : []),
    ...(rows > 1 ? within('pitchYMm', pitchYMm, heightMm, A4.heightMm) : []),
  ];
  if (faults.length > 0) return faults;
  return [
    ...fits('columns', leftMm + (columns - 1) * pitchXMm + widthMm, A4.widthMm),
    ...fits('rows', topMm + (rows - 1) * pitchYMm + heightMm, A4.heightMm),
  ];
}

function within(field: keyof Sheet, value: number, least: number, most: number): MeasureFault[] {
  return value >= least && value <= most
    ? []
    : [{ field, message: `Between ${least} and ${most}, not ${value}` }];
}

function fits(field: keyof Sheet, reachesMm: number, mostMm: number): MeasureFault[] {
  const message = `${Math.round(reachesMm * 10) / 10} mm do not fit on ${mostMm} mm`;
  // What a customer measures with a ruler adds up to a hair more.
  return reachesMm <= mostMm + 0.05 ? [] : [{ field, message }];
}

/** How many labels a sheet has; a roll counts none. */
export function positionsOf(paper: Paper): number {
  return paper.kind === 'SHEET' ? paper.columns * paper.rows : 1;
}

/** Where a label is printed: on which page, counted from 0, and its corner there. */
export interface Place {
  readonly page: number;
  readonly xMm: number;
  readonly yMm: number;
}

/** Where so many labels go, row by row, beginning at a position counted from 1. */
export function placesOf(paper: Paper, count: number, first: number, shift: Shift): Place[] {
  const { rightMm, downMm } = shift;
  if (paper.kind === 'ROLL')
    return Array.from({ length: count }, (_none, page) => ({ page, xMm: rightMm, yMm: downMm }));
  const { columns, leftMm, topMm, pitchXMm, pitchYMm } = paper;
  const positions = positionsOf(paper);
  return Array.from({ length: count }, (_none, at) => {
    const position = (first - 1 + at) % positions;
    return {
      page: Math.floor((first - 1 + at) / positions),
      xMm: leftMm + (position % columns) * pitchXMm + rightMm,
      yMm: topMm + Math.floor(position / columns) * pitchYMm + downMm,
    };
  });
}

/** The first position that is free after so many labels: of the last sheet, or the first of a new one. */
export function nextPosition(paper: Paper, count: number, first: number): number {
  return ((first - 1 + count) % positionsOf(paper)) + 1;
}

/** How many sheets so many labels take, the begun one counted; of a roll, labels. */
export function pagesOf(paper: Paper, count: number, first: number): number {
  return Math.ceil((first - 1 + count) / positionsOf(paper));
}
