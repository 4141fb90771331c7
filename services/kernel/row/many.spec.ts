import { newId } from '../id/id';
import { forAllTests } from '../testing/for-all-tests';
import { staffOf } from '../testing/open';
import { as, probeRows } from '../testing/probe/open';
import { thingRows } from '../testing/probe/thing';

const { database: probe } = forAllTests(() => probeRows(1));
const within = as(staffOf('30042'));

test('many are inserted, changed and put at once, each with the columns it names', async () => {
  const [a, b, c] = [newId(), newId(), newId()];
  await probe.withActor(...within, async (tx) => {
    await thingRows.insertMany(tx, [
      { id: a, name: 'a' },
      { id: b, name: 'b', ownerName: 'B' },
    ]);
    expect(
      await thingRows.updateMany(tx, [
        { id: a, version: 2, name: 'a2' },
        { id: b, version: 2, ownerName: 'B2' },
      ]),
    ).toBe(2);
    await thingRows.putMany(tx, [
      { id: b, name: 'b3' },
      { id: c, name: 'c3' },
    ]);
    expect([...(await thingRows.byKeys(tx, [a, b, c])).values()]).toEqual(
      expect.arrayContaining([
        { id: a, version: 2, name: 'a2', ownerName: '' },
        { id: b, version: 2, name: 'b3', ownerName: 'B2' },
        { id: c, version: 1, name: 'c3', ownerName: '' },
      ]),
    );
  });
});

test('of many, whoever has another version than the one before stays as they are, and is not counted', async () => {
  const [a, b] = [newId(), newId()];
  await probe.withActor(...within, async (tx) => {
    await thingRows.insertMany(tx, [
      { id: a, name: 'a' },
      { id: b, name: 'b', version: 5 },
    ]);
    const next = [a, b, newId()].map((id) => ({ id, version: 2, name: 'next' }));
    expect(await thingRows.updateMany(tx, next)).toBe(1);
    expect((await thingRows.byKeys(tx, [b])).get(b)).toMatchObject({ version: 5, name: 'b' });
  });
});

test('more than one statement holds are written, too; none is no statement', async () => {
  await probe.withActor(...within, async (tx) => {
    const before = tx.statements;
    await thingRows.insertMany(tx, []);
    expect(tx.statements).toBe(before);
    const many = Array.from({ length: 501 }, (_each, at) => ({ id: newId(), name: `many ${at}` }));
    await thingRows.insertMany(tx, many);
    expect(
      (
        await thingRows.byKeys(
          tx,
          many.map(({ id }) => id),
        )
      ).size,
    ).toBe(501);
  });
});

test('one is inserted unless its place is taken', async () => {
  const given = { id: newId(), name: 'once' };
  await probe.withActor(...within, async (tx) => {
    const row = { ...given, version: 1, ownerName: '' };
    expect(await thingRows.insertUnless(tx, '(store_id, id)', given)).toEqual(row);
    expect(await thingRows.insertUnless(tx, '(store_id, id)', given)).toBeNull();
  });
});

test('some columns alone are neither read nor written beyond themselves', async () => {
  const narrow = thingRows.only('id', 'name');
  expect(narrow.as('t').columns).toBe('t.id AS "id", t.name AS "name"');
  const wide = { id: newId(), name: 'x', ownerName: 'y' };
  await expect(probe.withActor(...within, (tx) => narrow.insert(tx, wide))).rejects.toThrow(
    'no column for ownerName',
  );
});
