import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsIn, summaryOf } from '#lib/form/problems.ts';
import type { Paper } from './label-list';
import { paperFields, refusedFields } from './paper-form';
import { LIMITS } from './paper-limits';

const own = (isRoll: boolean): Paper =>
  ({ paper: isRoll ? 'OWN_ROLL' : 'OWN_SHEET', isRoll, columns: 3, rows: 5 }) as unknown as Paper;

test('the limits that are said of an own paper are those that are held', () => {
  const held = readFileSync(join(__dirname, '../../../../../../services/consignment/label/paper.ts'), 'utf8');
  const measure = (name: string) => {
    const [, width, height] =
      new RegExp(`${name}: Measure = \\{ widthMm: (\\d+), heightMm: (\\d+) \\}`).exec(held) ?? [];
    return { widthMm: Number(width), heightMm: Number(height) };
  };
  expect(LIMITS).toEqual({
    a4: measure('A4'),
    smallestOnSheet: measure('SMALLEST_ON_SHEET'),
    smallestOnRoll: measure('SMALLEST_ON_ROLL'),
    largestOnRoll: measure('LARGEST_ON_ROLL'),
    mostShiftMm: Number(/MOST_SHIFT_MM = (\d+)/.exec(held)?.[1]),
  });
});

test.each([false, true])(
  'every measure of an own paper says beforehand what it may be (a roll: %s)',
  (isRoll) => {
    const measures = paperFields(own(isRoll)).filter(({ kind }) => kind === undefined);
    expect(measures.length).toBe(isRoll ? 4 : 10);
    expect(measures.filter(({ hint, faults }) => !hint?.() || !faults?.['OUT_OF_RANGE']?.())).toEqual([]);
  },
);

test('what is refused of a sheet and of what was ticked says what would be right', () => {
  const fields = refusedFields(own(false));
  const answer = {
    ...{ values: {}, problem: 'InvalidInput', figures: {}, requestId: '' },
    fields: {
      'on.measures.columns': 'OUT_OF_RANGE',
      'on.firstPosition': 'OUT_OF_RANGE',
      itemIds: 'REQUIRED',
    },
  };
  expect(summaryOf(fields, faultsIn(fields, answer)).map(({ text }) => text)).toEqual([
    'Side by side: From 1 to 6, and with the left margin no more than 210 mm together.',
    'First free position: From 1 to 15.',
    'Chosen items: Choose at least one item.',
  ]);
});
