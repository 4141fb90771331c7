import type { FormField, Values } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { number } from '#lib/format.ts';
import { chosenIn } from '#lib/list/select.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { Paper } from './label-list.ts';
import type { PrintLabels } from './labels.operation.ts';
import { ON_ROLL, ON_SHEET, positionWithin, SHIFTED } from './paper-limits.ts';

type Input = VariablesOf<typeof PrintLabels>['input'];

/** Names as they stand on the packet: the same in every language. */
const nameOf = (paper: Paper['paper']): string => paper.replace('AVERY_', 'Avery ');
const isOwn = ({ paper }: Paper): boolean => paper.startsWith('OWN');

/** What a paper is called where it is chosen. */
export function paperText(paper: Paper): string {
  const { isRoll, widthMm, heightMm, columns, rows } = paper;
  if (isOwn(paper)) return isRoll ? m.labels_own_roll() : m.labels_own_sheet();
  const size = { width: number(widthMm ?? 0), height: number(heightMm ?? 0) };
  if (isRoll) return m.labels_roll_of(size);
  return m.labels_sheet_of({ name: nameOf(paper.paper), ...size, count: (columns ?? 1) * (rows ?? 1) });
}

const measure = (name: keyof typeof ON_SHEET, label: () => string, said = ON_SHEET[name]): FormField => ({
  ...{ name: `on.measures.${name}`, label, width: 'pair', maxlength: 7 },
  ...said,
});
const SIZE = [measure('widthMm', m.labels_width), measure('heightMm', m.labels_height)];
const ROLL_SIZE = [
  measure('widthMm', m.labels_width, ON_ROLL.widthMm),
  measure('heightMm', m.labels_height, ON_ROLL.heightMm),
];
const GRID = [
  measure('columns', m.labels_columns),
  measure('rows', m.labels_rows),
  measure('leftMm', m.labels_left),
  measure('topMm', m.labels_top),
  measure('pitchXMm', m.labels_pitch_x),
  measure('pitchYMm', m.labels_pitch_y),
];
const SHIFT: FormField[] = [
  { name: 'on.shiftRightMm', label: m.labels_shift_right, width: 'pair', maxlength: 7, ...SHIFTED },
  { name: 'on.shiftDownMm', label: m.labels_shift_down, width: 'pair', maxlength: 7, ...SHIFTED },
];
const FORMAT: FormField = {
  ...{ name: 'on.format', label: m.labels_format, kind: 'select', width: 'wide' },
  options: () => [
    { value: 'PDF', words: m.labels_format_pdf() },
    { value: 'ZPL_203', words: m.labels_format_zpl({ dpi: 203 }) },
    { value: 'ZPL_300', words: m.labels_format_zpl({ dpi: 300 }) },
  ],
};
/** The sheet itself is where it is picked. */
const POSITION: FormField = { name: 'on.firstPosition', label: m.labels_first_position };
const ALL = [...SIZE, ...GRID, ...SHIFT, FORMAT, POSITION];

/** Of an own sheet that was not measured yet nobody knows where its labels are. */
export const hasPositions = ({ isRoll, columns, rows }: Paper): boolean => !isRoll && !!columns && !!rows;

/** What is asked of a paper beside which it is. */
export function paperFields(paper: Paper): FormField[] {
  return [
    ...(paper.isRoll ? [FORMAT] : []),
    ...(isOwn(paper) ? (paper.isRoll ? ROLL_SIZE : [...SIZE, ...GRID]) : []),
    ...SHIFT,
  ];
}

/** Everything that a refusal may name, as it is called and said of this paper. */
export function refusedFields(paper: Paper): FormField[] {
  const asked = paperFields(paper);
  const others = ALL.filter(
    ({ name }) => name !== POSITION.name && asked.every((each) => each.name !== name),
  );
  return [
    ...asked,
    ...others,
    { ...POSITION, ...positionWithin((paper.columns ?? 1) * (paper.rows ?? 1)) },
    { name: 'on.measures', label: m.labels_measures },
    { name: 'paper', label: m.labels_paper },
    { name: 'itemIds', label: m.labels_chosen, faults: { REQUIRED: m.labels_choose_one } },
  ];
}

const typed = (value: number | null): string => (value === null ? '' : number(value));

/** What its fields begin with: as it was the last time. */
export function paperValues(paper: Paper): Values {
  const measures = [...SIZE, ...GRID].map(({ name }): [string, string] => [
    name,
    typed(paper[name.slice('on.measures.'.length) as 'widthMm']),
  ]);
  const all: Values = {
    ...Object.fromEntries(measures),
    'on.format': paper.format,
    'on.shiftRightMm': typed(paper.shiftRightMm),
    'on.shiftDownMm': typed(paper.shiftDownMm),
    'on.firstPosition': String(paper.nextPosition),
  };
  const asked = [...paperFields(paper), ...(hasPositions(paper) ? [POSITION] : [])];
  return Object.fromEntries(asked.map(({ name }) => [name, all[name] ?? '']));
}

/** What the fields of a paper say, as one text: a form brings along what they said when its page came. */
export const saidOf = (values: Values): string =>
  JSON.stringify(ALL.filter(({ name }) => name in values).map(({ name }) => values[name]));

/** What the list on the page is of: the whole of it is printed where it is asked for. */
export type Whole = Pick<Input, 'need' | 'intakeId'>;

/** A figure as it is typed, with a comma or a point; null where nothing is, not a number where it is none. */
function figureOf(typed = ''): number | null {
  const text = typed.trim().replace(',', '.').replace('−', '-');
  if (text === '') return null;
  return /^-?\d{1,4}(\.\d{1,3})?$/.test(text) ? Number(text) : NaN;
}
const MEASURES = [...SIZE, ...GRID].map(({ name }) => name);
const FIGURES = [...MEASURES, ...[...SHIFT, POSITION].map(({ name }) => name)];

function measuresIn(values: Values): Input['on']['measures'] {
  const [widthMm, heightMm] = SIZE.map(({ name }) => figureOf(values[name]));
  if (!widthMm || !heightMm) return null;
  const grid = GRID.filter(({ name }) => name in values).map(({ name }) => [
    name.slice('on.measures.'.length),
    figureOf(values[name]),
  ]);
  return { ...Object.fromEntries(grid), widthMm, heightMm };
}

const withoutFields = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => ALL.every((field) => field.name !== name)));

/** The ids of the rows that the page had ticked and its reader has not. */
export function untickedIn(form: FormData): string[] {
  const chosen = new Set(chosenIn(form));
  const listed = form.get('listed');
  return typeof listed === 'string' ? listed.split(' ').filter((id) => id && !chosen.has(id)) : [];
}

/** Which labels: the ticked ones, all, what was printed before, or the outlines of a sheet. */
function whichIn(values: Values, itemIds: string[], whole: Whole): Partial<Input> {
  switch (values['what']) {
    case 'all':
      return whole;
    case 'outlines':
      return { outlines: true };
    case 'again':
      return { printId: values['printId'] ?? '' };
    default:
      return { itemIds };
  }
}

/**
 * The form as it was sent. Where another paper is chosen than the one it shows, that one is printed on as the last time;
 * what was filled in for the one before is no wish for this one, so then it is shown first.
 */
export function readPrint(form: FormData, whole: Whole): ReadForm<Input> {
  const texts = [...form].filter((each): each is [string, string] => typeof each[1] === 'string');
  const ids = chosenIn(form);
  const sent: Values = { ...Object.fromEntries(texts), chosen: ids.join(' ') };
  const isOther = (sent['shown'] ?? sent['paper']) !== sent['paper'];
  const isFilledIn = isOther && sent['said'] !== saidOf(sent);
  const values = isOther ? withoutFields(sent) : sent;
  const on: Input['on'] = {
    paper: values['paper'] as Input['on']['paper'],
    format: (values['on.format'] || null) as Input['on']['format'],
    firstPosition: figureOf(values['on.firstPosition']),
    shiftRightMm: figureOf(values['on.shiftRightMm']),
    shiftDownMm: figureOf(values['on.shiftDownMm']),
    measures: measuresIn(values),
  };
  const unread = FIGURES.filter((name) => Number.isNaN(figureOf(values[name]) ?? 0));
  const isNone = !values['what'] && ids.length === 0;
  // A paper of one's own has both, or the labels would be printed on the one before.
  const missing = SIZE.filter(({ name }) => values[name]?.trim() === '');
  return {
    values,
    input: { ...whichIn(values, ids, whole), on, idempotencyKey: values['idempotencyKey'] || null },
    fields: [
      ...unread.map((path) => ({ path, code: 'BAD_FORMAT' })),
      ...missing.map(({ name }) => ({ path: name, code: 'REQUIRED' })),
      ...(isNone ? [{ path: 'itemIds', code: 'REQUIRED' }] : []),
      ...(isFilledIn ? [{ path: 'paper', code: 'OTHER_PAPER' }] : []),
    ],
  };
}
