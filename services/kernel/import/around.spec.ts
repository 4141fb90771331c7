import { Around } from './around';

const piece = (rows: number[], faulty: number[] = []) => ({
  rows: rows.map((row) => ({ row, cells: [`row ${row}`], values: null, faults: [] })),
  faults: faulty.map((row) => ({ row })) as never[],
});
const shown = (...pieces: ReturnType<typeof piece>[]): number[] => {
  const around = new Around();
  for (const each of pieces) around.add(each);
  return around.rows.map(({ row }) => row);
};

test.each([
  ['in the middle', [piece([2, 3, 4, 5, 6, 7, 8], [5, 7])], [3, 4, 5, 6, 7]],
  ['in the first row', [piece([2, 3, 4, 5], [2])], [2, 3, 4]],
  ['at the end of a piece', [piece([2, 3, 4], [4]), piece([5, 6, 7], [6])], [2, 3, 4, 5, 6]],
  ['at the beginning of one', [piece([2, 3, 4]), piece([5, 6, 7, 8], [5])], [3, 4, 5, 6, 7]],
  ['among faults in any order', [piece([2, 3, 4, 5, 6], [6, 3])], [2, 3, 4, 5]],
  ['nowhere', [piece([2, 3])], []],
])('the rows around a first fault %s', (_, pieces, rows) => {
  expect(shown(...pieces)).toEqual(rows);
});
