import fc from 'fast-check';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { newId } from '../../kernel/id/id';
import { openShops } from '../testing/shop';
import { addDays } from '../../kernel/clock/clock';
import { assertDays, isTicked, isTickedSql, stretchesOf } from './calendar.rules';

const { world } = forAllTests(openShops);

test.each([
  ['never ticked off', ['a'], null, false],
  ['the very goods', ['a', 'b'], ['a', 'b'], true],
  ['one of them was sold', ['b'], ['a', 'b'], true],
  ['one has come', ['a', 'b', 'c'], ['a', 'b'], false],
  ['one went and another came', ['a', 'c'], ['a', 'b'], false],
])('%s', (_what, items, tickedFor, expected) => {
  expect(isTicked(items, tickedFor)).toBe(expected);
});

test('the database says the same of any goods', async () => {
  const pool = Array.from({ length: 6 }, newId).sort();
  const some = fc.subarray(pool, { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(some, fc.option(some), async (items, tickedFor) => {
      const [row] = await world.database.admin<{ ticked: boolean }>(
        `SELECT ${isTickedSql('$1::uuid[]', '$2::uuid[]')} AS ticked`,
        [items, tickedFor],
      );
      expect(row?.ticked).toBe(isTicked(items, tickedFor));
    }),
    { numRuns: 60 },
  );
});

test('days that end before they begin, and more than are read at once, are refused', () => {
  for (const upTo of ['2026-10-24', '2026-11-01'])
    expect(() => assertDays('2026-10-25', upTo, 7, 'upTo')).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          fields: [expect.objectContaining({ path: 'upTo', code: 'OUT_OF_RANGE' })],
        }),
      }),
    );
  assertDays('2026-10-25', '2026-10-31', 7, 'upTo');
});

test('stretches have each day once and in their order, forwards and back, and are few', () => {
  const from = '2026-03-20';
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.boolean(), (days, backwards) => {
      const upTo = addDays(from, days - 1);
      const stretches = [...stretchesOf({ from, upTo }, backwards)];
      const inOrder = backwards ? stretches.toReversed() : stretches;
      const covered = inOrder.flatMap((stretch) => {
        const all = [stretch.from];
        while ((all.at(-1) ?? '') < stretch.upTo) all.push(addDays(all.at(-1) ?? '', 1));
        return all;
      });
      expect(covered).toEqual(Array.from({ length: days }, (_, at) => addDays(from, at)));
      expect(stretches.length).toBeLessThan(8);
    }),
  );
});
