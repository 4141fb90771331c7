import type { Fault } from './dry-run';
import { groupsOf, joinGroups } from './fault-groups';

const fault = (
  row: number,
  letter: string | null,
  value = 'x',
  code: Fault['code'] = 'NOT_A_DATE',
): Fault => ({
  ...{ row, letter, column: `Column ${letter}`, value, code, message: 'Not a date', hint: null },
});

it('says equal faults once, with how many there are, where, and of which values', () => {
  const groups = groupsOf([fault(2, 'A'), fault(3, 'B', 'y'), fault(4, 'A'), fault(5, 'A', 'z')]);
  expect(groups.map(({ letter, count, rows }) => [letter, count, rows])).toEqual([
    ['A', 3, [2, 4, 5]],
    ['B', 1, [3]],
  ]);
  expect(groups[0]?.values.map(({ first, count }) => [first.value, count])).toEqual([
    ['x', 2],
    ['z', 1],
  ]);
});

it('puts those of two parts together: what both found in one column stands once', () => {
  const [number, own] = [fault(9, 'A', '7', 'REPEATED'), fault(9, 'A', '7', 'NUMBER_TAKEN')];
  const { groups, twice } = joinGroups([
    groupsOf([number, own, fault(12, 'A', '8', 'REPEATED')]),
    groupsOf([fault(3, 'AA'), fault(3, 'B'), number, fault(12, 'A', '8', 'REPEATED')]),
  ]);
  expect(groups.map(({ letter, code, count }) => [letter, code, count])).toEqual([
    ['B', 'NOT_A_DATE', 1],
    ['AA', 'NOT_A_DATE', 1],
    ['A', 'REPEATED', 2],
    ['A', 'NUMBER_TAKEN', 1],
  ]);
  expect(twice).toBe(2);
});
