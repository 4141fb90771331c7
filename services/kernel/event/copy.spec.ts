import { forAllTests } from '../testing/for-all-tests';
import { newId } from '../id/id';
import { staffOf } from '../testing/open';
import { as, probeBeside } from '../testing/probe/open';
import { copyIfNewer } from './copy';

interface Said {
  called: string;
  since: number;
  ownerName?: string | null;
}
const storeId = '30042';
const staff = staffOf(storeId);
const { world, database } = forAllTests(() => probeBeside(2));
beforeEach(() => world.database.admin('DELETE FROM probe.heard'));

const columns = { called: 'name text', since: 'version bigint' };
const keep = copyIfNewer<Said>({ table: 'probe.heard', columns, key: 'called', version: 'since' });
const known = copyIfNewer<Said>({
  ...{ table: 'probe.heard', columns, key: 'called', version: 'since', onlyKnown: true },
});
const tell = (copy: typeof keep, ...rows: Said[]): Promise<string[]> =>
  database.withActor(...as(staff), (tx) => copy(tx, rows));
const standing = (): Promise<object[]> =>
  world.database.admin('SELECT name, version::int FROM probe.heard ORDER BY name');

test('a copy is made, overwritten by what is newer, and left alone by what is older or the same', async () => {
  expect(await tell(keep, { called: 'a', since: 3 })).toEqual(['a']);
  expect(await tell(keep, { called: 'a', since: 2 }, { called: 'b', since: 1 })).toEqual(['b']);
  expect(await tell(keep, { called: 'a', since: 3 })).toEqual([]);
  expect(await tell(keep, { called: 'a', since: 4 })).toEqual(['a']);
  expect(await standing()).toEqual([
    { name: 'a', version: 4 },
    { name: 'b', version: 1 },
  ]);
});

test('of a row that stands twice in one event the newest counts', async () => {
  expect(
    await tell(keep, { called: 'a', since: 5 }, { called: 'a', since: 9 }, { called: 'a', since: 7 }),
  ).toEqual(['a']);
  expect(await standing()).toEqual([{ name: 'a', version: 9 }]);
});

test('where only known rows are added to, none is made', async () => {
  await tell(keep, { called: 'a', since: 1 });
  expect(await tell(known, { called: 'a', since: 2 }, { called: 'b', since: 2 })).toEqual(['a']);
  expect(await tell(known, { called: 'a', since: 1 })).toEqual([]);
  expect(await standing()).toEqual([{ name: 'a', version: 2 }]);
});

test('a value may count at first only, another may stay where the event has none', async () => {
  const things = copyIfNewer<{ id: string; version: number; name: string; customerId: string | null }>({
    table: 'probe.thing',
    columns: { id: 'id uuid', version: 'version int', name: 'name text', customerId: 'customer_id uuid' },
    key: 'id',
    version: 'version',
    atFirst: ['name'],
    unlessNull: ['customerId'],
  });
  const [id, customerId] = [newId(), newId()];
  const run = (version: number, name: string, whose: string | null) =>
    database.withActor(...as(staff), (tx) => things(tx, [{ id, version, name, customerId: whose }]));
  await run(1, 'first', customerId);
  await run(2, 'second', null);
  expect(
    await world.database.admin('SELECT name, customer_id, version FROM probe.thing WHERE id = $1', [id]),
  ).toEqual([{ name: 'first', customer_id: customerId, version: 2 }]);
});

test('nothing told is nothing done, and another store’s rows are another store’s', async () => {
  expect(await tell(keep)).toEqual([]);
  await tell(keep, { called: 'a', since: 1 });
  await database.withActor(...as(staffOf('10007')), (tx) => keep(tx, [{ called: 'a', since: 9 }]));
  expect(
    await world.database.admin('SELECT store_id, version::int FROM probe.heard ORDER BY store_id'),
  ).toEqual([
    { store_id: '10007', version: 9 },
    { store_id: storeId, version: 1 },
  ]);
});

test('a column nobody named is said at once, not at the first event', () => {
  expect(() =>
    copyIfNewer<Said>({ table: 'probe.heard', columns, key: 'ownerName', version: 'since' }),
  ).toThrow('probe.heard has no column for ownerName');
});
