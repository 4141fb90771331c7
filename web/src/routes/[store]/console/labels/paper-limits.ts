import { number } from '#lib/format.ts';
import type { FormField } from '#lib/form/fields.ts';
import * as m from '#lib/paraglide/messages.js';

/** What the graph takes of an own paper, in mm: said before anything is typed, and again where it was not kept to. */
export const LIMITS = {
  a4: { widthMm: 210, heightMm: 297 },
  smallestOnSheet: { widthMm: 35, heightMm: 18 },
  smallestOnRoll: { widthMm: 40, heightMm: 20 },
  largestOnRoll: { widthMm: 110, heightMm: 160 },
  mostShiftMm: 10,
} as const;
const { a4, smallestOnSheet, smallestOnRoll, largestOnRoll, mostShiftMm } = LIMITS;
const mostColumns = Math.floor(a4.widthMm / smallestOnSheet.widthMm);
const mostRows = Math.floor(a4.heightMm / smallestOnSheet.heightMm);

type Said = Pick<FormField, 'hint' | 'faults'>;
const said = (hint: () => string, fault = hint): Said => ({ hint, faults: { OUT_OF_RANGE: fault } });
const between = (least: number, most: number) => () =>
  m.field_between({ least: number(least), most: number(most) });

export const ON_SHEET = {
  widthMm: said(between(smallestOnSheet.widthMm, a4.widthMm)),
  heightMm: said(between(smallestOnSheet.heightMm, a4.heightMm)),
  columns: said(between(1, mostColumns), () =>
    m.labels_columns_range({ most: mostColumns, size: a4.widthMm }),
  ),
  rows: said(between(1, mostRows), () => m.labels_rows_range({ most: mostRows, size: a4.heightMm })),
  leftMm: said(between(0, a4.widthMm)),
  topMm: said(between(0, a4.heightMm)),
  pitchXMm: said(() => m.labels_pitch_x_range({ most: a4.widthMm })),
  pitchYMm: said(() => m.labels_pitch_y_range({ most: a4.heightMm })),
};
export const ON_ROLL = {
  widthMm: said(between(smallestOnRoll.widthMm, largestOnRoll.widthMm)),
  heightMm: said(between(smallestOnRoll.heightMm, largestOnRoll.heightMm)),
};
export const SHIFTED = said(between(-mostShiftMm, mostShiftMm));
/** Of a sheet with so many labels. */
export const positionWithin = (count: number): Said => said(between(1, count));
