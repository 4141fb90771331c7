import fc from 'fast-check';
import { newId } from '../id/id';
import { connectionOf, keysetSql, pageOf, type ConnectionData, type PageArguments } from './connection';
import { stretchesOf } from './stretches';

interface Row {
  value: string;
  id: string;
}
type Direction = 'ASC' | 'DESC';
const compare = (a: Row, b: Row): number =>
  a.value < b.value ? -1 : a.value > b.value ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** The database as far as a stretch knows it. */
function read(rows: Row[], args: PageArguments, direction: Direction): ConnectionData<Row> {
  const page = pageOf(args);
  const found: Row[] = [];
  for (const { page: at, where } of stretchesOf(page, { column: 'v', blank: '' }, direction)) {
    const keyset = keysetSql(at, 'v', 'id', direction, 'text', 1);
    const [value = '', id = ''] = at.key ?? [];
    const order = keyset.order.includes('ASC') ? compare : (a: Row, b: Row) => compare(b, a);
    const inStretch = (row: Row): boolean =>
      where === '' ||
      (where === "AND v > ''" ? row.value !== '' : where === "AND v = ''" && row.value === '');
    const behind = rows
      .filter((row) => inStretch(row) && (at.key === null || order(row, { value, id }) > 0))
      .sort(order);
    found.push(...behind.slice(0, page.size + 1 - found.length));
  }
  return connectionOf(
    page,
    found,
    (row) => [row.value, row.id],
    (row) => row,
  );
}

const someRows = fc
  .array(fc.constantFrom('', '', 'a', 'b', '0'), { maxLength: 20 })
  .map((values) => values.map((value) => ({ value, id: newId() })));

test('blanks stand last both ways, and paging gives every row once, forwards and backwards', () => {
  fc.assert(
    fc.property(
      someRows,
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom<Direction>('ASC', 'DESC'),
      (rows, size, direction) => {
        const order = (a: Row, b: Row): number => (direction === 'ASC' ? compare(a, b) : compare(b, a));
        const inOrder = [...rows].sort(
          (a, b) => Number(a.value === '') - Number(b.value === '') || order(a, b),
        );
        const forwards: Row[] = [];
        for (let after: string | null = null; ;) {
          const { nodes, pageInfo } = read(rows, { first: size, after }, direction);
          forwards.push(...nodes);
          if (!pageInfo.hasNextPage) break;
          after = pageInfo.endCursor;
        }
        const backwards: Row[] = [];
        for (let before: string | null = null; ;) {
          const { nodes, pageInfo } = read(rows, { last: size, before }, direction);
          backwards.unshift(...nodes);
          if (!pageInfo.hasPreviousPage) break;
          before = pageInfo.startCursor;
        }
        expect(forwards).toEqual(inOrder);
        expect(backwards).toEqual(inOrder);
      },
    ),
  );
});

test('where nothing can be blank, and downwards, a list is one stretch', () => {
  const page = pageOf({ first: 1 });
  expect(stretchesOf(page, { column: 'c.number' }, 'ASC')).toEqual([{ page, where: '' }]);
  expect(stretchesOf(page, { column: 'c.email', blank: '' }, 'DESC')).toEqual([{ page, where: '' }]);
});
