import type { TableFault } from '../table/table';
import { FaultGroups } from './fault-groups';

const fault = (row: number, letter: string | null, code: string, value = 'x'): TableFault => ({
  ...{ row, letter, code, value, column: `Column ${letter}` },
  ...{ message: `${value} is wrong`, hint: null },
});
const grouped = (...faults: TableFault[]) => {
  const groups = new FaultGroups();
  for (const each of faults) groups.add(each);
  return groups.all;
};

test('five thousand equal faults are one line with a count and its first rows', () => {
  const [group, ...others] = grouped(
    ...Array.from({ length: 5_000 }, (_none, at) => fault(at + 2, 'J', 'NOT_ALLOWED', 'Verkoct')),
  );
  expect(others).toEqual([]);
  expect(group).toMatchObject({ letter: 'J', column: 'Column J', code: 'NOT_ALLOWED', count: 5_000 });
  expect(group?.rows).toEqual(Array.from({ length: 20 }, (_none, at) => at + 2));
  expect(group?.values).toEqual([{ first: fault(2, 'J', 'NOT_ALLOWED', 'Verkoct'), count: 5_000 }]);
});

test('another column or another thing wrong is another cause, in the order in which the file shows them', () => {
  const groups = grouped(
    fault(2, 'B', 'TAKEN'),
    fault(2, null, 'CUT_OFF'),
    fault(3, 'A', 'TAKEN'),
    fault(4, 'B', 'TAKEN'),
  );
  expect(groups.map(({ letter, code, count, rows }) => [letter, code, count, rows])).toEqual([
    ['B', 'TAKEN', 2, [2, 4]],
    [null, 'CUT_OFF', 1, [2]],
    ['A', 'TAKEN', 1, [3]],
  ]);
});

test('the first five values of a cause are told apart and counted, however many there are', () => {
  const values = ['a', 'b', 'a', ...Array.from({ length: 50 }, (_none, at) => `v${at}`), 'b'];
  const [group] = grouped(...values.map((value, at) => fault(at + 2, 'C', 'NOT_A_DATE', value)));
  expect(group?.count).toBe(values.length);
  expect(group?.values.map(({ first, count }) => [first.value, first.row, count])).toEqual([
    ['a', 2, 2],
    ['b', 3, 2],
    ['v0', 5, 1],
    ['v1', 6, 1],
    ['v2', 7, 1],
  ]);
});
