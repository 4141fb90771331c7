import fc from 'fast-check';
import { newId } from '../id/id';
import { Refusal } from '../refusal/refusal';
import {
  connectionOf,
  cursorOf,
  keysetSql,
  pageOf,
  type ConnectionData,
  type PageArguments,
} from './connection';

interface Row {
  value: string;
  id: string;
}

/** The database as far as a keyset knows it: sorts, cuts behind the key, and takes one more than the page. */
function read(rows: Row[], args: PageArguments, direction: 'ASC' | 'DESC'): ConnectionData<Row> {
  const page = pageOf(args);
  const { where, order } = keysetSql(page, 'value', 'id', direction, 'text', 1);
  const up = order === 'ORDER BY value ASC, id ASC';
  expect([true, order === 'ORDER BY value DESC, id DESC']).toContain(
    up || order === 'ORDER BY value DESC, id DESC',
  );
  const compare = (a: Row, b: Row): number =>
    a.value < b.value ? -1 : a.value > b.value ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  const sorted = [...rows].sort((a, b) => (up ? compare(a, b) : compare(b, a)));
  const key = page.key === null ? null : { value: page.key[0], id: page.key[1] };
  const behind =
    key === null
      ? sorted
      : sorted.filter((row) => (where.includes(') > (') ? compare(row, key) > 0 : compare(row, key) < 0));
  return connectionOf(
    page,
    behind.slice(0, page.size + 1),
    (row) => [row.value, row.id],
    (row) => row,
  );
}

// Few values, so that ties are the rule; texts that look like JSON, keys and nothing.
const someRows = fc
  .array(fc.constantFrom('', 'a', 'b', '["', 'é', '🙂', '0'), { maxLength: 25 })
  .map((values) => values.map((value) => ({ value, id: newId() })));

test('paging forwards and backwards gives every row once, in order, whatever the ties and the size', () => {
  fc.assert(
    fc.property(
      someRows,
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom('ASC' as const, 'DESC' as const),
      (rows, size, direction) => {
        const all = read(rows, { first: 200 }, direction).nodes;
        const forwards: Row[] = [];
        for (let after: string | null = null; ;) {
          const page = read(rows, { first: size, after }, direction);
          forwards.push(...page.nodes);
          expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
          if (!page.pageInfo.hasNextPage) break;
          after = page.pageInfo.endCursor;
        }
        const backwards: Row[] = [];
        for (let before: string | null = null; ;) {
          const page = read(rows, { last: size, before }, direction);
          backwards.unshift(...page.nodes);
          expect(page.pageInfo.hasNextPage).toBe(before !== null);
          if (!page.pageInfo.hasPreviousPage) break;
          before = page.pageInfo.startCursor;
        }
        expect(forwards).toEqual(all);
        expect(backwards).toEqual(all);
        expect(all).toHaveLength(rows.length);
      },
    ),
  );
});

test('a cursor brings back the value and id it was made of', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.uuid(), (value, id) => {
      expect(pageOf({ after: cursorOf(value, id) }).key).toEqual([value, id]);
    }),
  );
});

test('an empty page has no cursors', () => {
  expect(read([], { first: 5 }, 'ASC').pageInfo).toEqual({
    hasNextPage: false,
    hasPreviousPage: false,
    startCursor: null,
    endCursor: null,
  });
});

const refused = (work: () => unknown): object | null => {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.problem;
    throw error;
  }
};
const badCursor = expect.objectContaining({
  __typename: 'InvalidInput',
  fields: [expect.objectContaining({ path: 'after', code: 'BAD_FORMAT' })],
}) as object;

test.each([0, -1, 201, 2 ** 31])('a page of %d is refused', (first) => {
  expect(refused(() => pageOf({ first }))).toMatchObject({
    fields: [{ path: 'first', code: 'OUT_OF_RANGE' }],
  });
  expect(refused(() => pageOf({ last: first }))).toMatchObject({
    fields: [{ path: 'last', code: 'OUT_OF_RANGE' }],
  });
});

test('whatever is not a cursor of ours is refused, never thrown at the database', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.base64String(),
        fc.json().map((text) => Buffer.from(text).toString('base64url')),
      ),
      (after) => {
        expect(refused(() => pageOf({ after }))).toEqual(badCursor);
      },
    ),
  );
});

test.each([
  ['int', 'Jansen'],
  ['int', '99999999999'],
  ['integer', '1; DROP TABLE customer'],
  ['bigint', '1e5'],
  ['uuid', 'not-a-uuid'],
  ['date', '2026-02-30'],
  ['timestamptz', '2026-13-40 99:00:00+00'],
  ['date', '0000-01-01'],
  ['timestamptz', 'now'],
  ['timestamptz', '2026-01-01 24:00:00+00'],
  ['timestamptz', '2026-01-01 10:61:00+00'],
  ['timestamptz', '0000-01-01 10:00:00+00'],
  ['timestamptz', '2026-01-01 10:00:00+16'],
  ['text', 'a\0b'],
])('a cursor for a column of type %s with the value %j is refused', (cast, value) => {
  const page = pageOf({ after: cursorOf(value, newId()) });
  expect(refused(() => keysetSql(page, 'c', 'id', 'ASC', cast, 1))).toEqual(badCursor);
});

test.each([
  ['int', '-2147483647'],
  ['bigint', '900719925474099'],
  ['uuid', newId()],
  ['date', '2028-02-29'],
  ['timestamptz', '-infinity'],
  ['timestamptz', '2026-11-22 10:00:00.123456+00'],
  ['timestamptz', '2026-11-22 10:00:00+05:30'],
  ['text', "'; --"],
])('a cursor for a column of type %s with the value %j is read', (cast, value) => {
  const page = pageOf({ after: cursorOf(value, newId()) });
  expect(keysetSql(page, 'c', 'id', 'ASC', cast, 1).where).toBe(`AND (c, id) > ($1::${cast}, $2::uuid)`);
});
