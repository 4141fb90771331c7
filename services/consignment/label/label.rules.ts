import type { Language } from '../../kernel/language/language';
import { exponentOf } from '../../kernel/money/money';
import type { Reduction } from '../price/price.rules';
import { reducedWords } from './label.words';
import { invalidInput, type FieldFault } from '../../kernel/refusal/refusal';
import type { ItemState } from '../item/item';
import type { LabelFormat, LabelPaperName } from './label';
import type { LabelMeasuresInput, LabelPaperInput, PrintLabelsInput } from './label.input';
import type { LabelData } from './layout';
import {
  faultsOfRoll,
  faultsOfSheet,
  positionsOf,
  rolls,
  sheets,
  type Measure,
  type Paper,
  type Sheet,
  type Shift,
} from './paper';

/** Of what a label may be printed: what is to be received, and what is to be sold [K27b]. */
export const LABELLED_STATES: readonly ItemState[] = ['SUBMITTED', 'RECEIVED', 'ON_SALE'];

/** The dots a mm of a printer; null of one that prints PDF. */
const dotsOf: Readonly<Record<LabelFormat, number | null>> = { PDF: null, ZPL_203: 8, ZPL_300: 11.8 };

/** What a store last printed on a paper with, or begins with. */
export interface Remembered {
  readonly format: LabelFormat;
  readonly measures: Sheet | Measure | null;
  readonly nextPosition: number;
  readonly shiftRightMm: number;
  readonly shiftDownMm: number;
}

export const UNUSED: Remembered = {
  ...{ format: 'PDF', measures: null, nextPosition: 1, shiftRightMm: 0, shiftDownMm: 0 },
};

/** What is printed on, as it is said and, where nothing is said, as it was. */
export interface Printing {
  readonly paper: Paper;
  readonly format: LabelFormat;
  /** Null where the paper's name says them. */
  readonly measures: Sheet | Measure | null;
  readonly firstPosition: number;
  readonly shift: Shift;
}

/** A paper is a roll by its name. */
export const isRoll = (name: LabelPaperName): boolean => name.includes('ROLL');
const isOwn = (name: LabelPaperName): boolean => name.startsWith('OWN');

/** The measures of a paper that has them by its name; null of an own one. */
export function namedMeasures(name: LabelPaperName): Sheet | Measure | null {
  if (Object.hasOwn(sheets, name)) return sheets[name as keyof typeof sheets];
  return Object.hasOwn(rolls, name) ? rolls[name as keyof typeof rolls] : null;
}

/** What is printed on; refuses what cannot be printed on, each field by its name. */
export function printingOf(given: LabelPaperInput, was: Remembered): Printing {
  const name = given.paper;
  const measures = isOwn(name) ? ownMeasures(given, was) : null;
  const format = given.format ?? was.format;
  const size = measures ?? namedMeasures(name);
  if (size === null) throw wrong('measures', 'REQUIRED', 'How large is it?');
  const paper: Paper = isRoll(name)
    ? { kind: 'ROLL', dotsPerMm: dotsOf[format], widthMm: size.widthMm, heightMm: size.heightMm }
    : { kind: 'SHEET', ...(size as Sheet) };
  if (!isOwn(name) && given.measures != null)
    throw wrong('measures', 'NOT_ALLOWED', 'Its name says how large it is');
  if (format !== 'PDF' && !isRoll(name)) throw wrong('format', 'NOT_ALLOWED', 'Sheets are printed as PDF');
  const most = positionsOf(paper);
  // An own sheet may have fewer labels than it had.
  const firstPosition = given.firstPosition ?? Math.min(was.nextPosition, most);
  if (firstPosition > most)
    throw wrong('firstPosition', 'OUT_OF_RANGE', `Between 1 and ${most}, not ${firstPosition}`);
  const shift = {
    rightMm: toTenth(given.shiftRightMm ?? was.shiftRightMm),
    downMm: toTenth(given.shiftDownMm ?? was.shiftDownMm),
  };
  return { paper, format, measures, firstPosition, shift };
}

function ownMeasures({ paper, measures }: LabelPaperInput, was: Remembered): Sheet | Measure | null {
  if (measures == null) return was.measures;
  const size = isRoll(paper) ? { widthMm: measures.widthMm, heightMm: measures.heightMm } : sheetOf(measures);
  const faults = isRoll(paper) ? faultsOfRoll(size) : faultsOfSheet(size as Sheet);
  if (faults.length > 0)
    throw invalidInput(
      ...faults.map(({ field, message }): FieldFault => ({
        ...{ path: `on.measures.${field}`, code: 'OUT_OF_RANGE', message },
      })),
    );
  return size;
}

function sheetOf({
  widthMm,
  heightMm,
  columns,
  rows,
  leftMm,
  topMm,
  pitchXMm,
  pitchYMm,
}: LabelMeasuresInput): Sheet {
  return {
    ...{ widthMm, heightMm, columns: columns ?? 1, rows: rows ?? 1, leftMm: leftMm ?? 0, topMm: topMm ?? 0 },
    ...{ pitchXMm: pitchXMm ?? widthMm, pitchYMm: pitchYMm ?? heightMm },
  };
}

const wrong = (field: string, code: FieldFault['code'], message: string) =>
  invalidInput({ path: `on.${field}`, code, message });
const toTenth = (mm: number): number => Math.round(mm * 10) / 10;

/** Refuses where nothing says which labels are printed, or labels and outlines at once. */
export function assertChoice({ itemIds, intakeId, need, printId, outlines }: PrintLabelsInput): void {
  const isSaid = [itemIds, intakeId, need, printId].some((each) => each != null);
  if (isSaid !== (outlines ?? false)) return;
  throw isSaid
    ? invalidInput({ path: 'outlines', code: 'NOT_ALLOWED', message: 'Labels or outlines' })
    : invalidInput({ path: 'itemIds', code: 'REQUIRED', message: 'Which labels?' });
}

/** Refuses to draw outlines otherwise than on paper: a printer of labels feeds them one by one. */
export const outlinesOnPaper = () => wrong('format', 'NOT_ALLOWED', 'Outlines are printed as PDF');

/** What a label is made of. */
export interface Labelled {
  readonly number: number;
  readonly consignorNumber: number;
  readonly description: string;
  readonly size: string | null;
  readonly brand: string | null;
  readonly priceMinor: number | null;
}

/** How a store writes its labels, and what this one's price is reduced from. */
export interface LabelledIn {
  readonly currency: string;
  readonly language: Language;
  readonly address: (number: number) => string;
  readonly reduction: Reduction | null;
}

/** A label of an item as it is now. */
export function labelOf(item: Labelled, { currency, language, address, reduction }: LabelledIn): LabelData {
  const { number, consignorNumber, description, size, brand, priceMinor } = item;
  const price = priceMinor === null ? null : priceText(priceMinor, currency);
  return {
    ...{ number, consignorNumber, description, size: size ?? '', brand: brand ?? '', price },
    was: reduction && {
      price: priceText(reduction.fromMinor, currency),
      percent: reducedWords[language].percent(reduction.percent),
      note: reducedWords[language].lowest,
    },
    address: address(number),
  };
}

/** Where the square of a label leads: whoever scans it, each finds the item where it is theirs to see. */
export function itemAddress(publicUrl: string, storeId: string): (number: number) => string {
  return (number) => `${publicUrl.replace(/\/$/, '')}/${storeId}/i/${number}`;
}

/** How shops write amounts where the currency is at home. */
const AT_HOME: Readonly<Record<string, string>> = {
  EUR: 'nl',
  NOK: 'nb',
  SEK: 'sv',
  DKK: 'da',
  GBP: 'en-GB',
};

/** An amount as it stands on a label. */
export function priceText(amountMinor: number, currency: string): string {
  const decimals = exponentOf(currency);
  const format = new Intl.NumberFormat(AT_HOME[currency] ?? 'en', { style: 'currency', currency });
  // Printers of labels know one kind of blank.
  return format.format(amountMinor / 10 ** decimals).replace(/\s/g, ' ');
}
