import { forAllTests } from '../testing/for-all-tests';
import { newId } from '../id/id';
import { staffOf } from '../testing/open';
import { as, probeConnection, probeRows } from '../testing/probe/open';

const staff = staffOf('30042');
const { world, database } = forAllTests(() => probeRows(2));
afterEach(() => world.admin('TRUNCATE probe.thing'));

const insert = (name: string): Promise<unknown> =>
  database.withActor(...as(staff), (tx) =>
    tx.sql('INSERT INTO probe.thing (id, name) VALUES ($1, $2)', [newId(), name]),
  );
const rename = (name: string): [string, unknown[]] => [
  'UPDATE probe.thing SET name = $1 RETURNING name',
  [name],
];
const names = async (): Promise<string[]> =>
  (await world.admin<{ name: string }>('SELECT name FROM probe.thing')).map(({ name }) => name);

test('is committed when it is answered, as its actor, and holds no row that others want', async () => {
  await insert('before');
  const inside = await database.withActor(...as(staff), async (tx) => {
    await tx.sql('SELECT 1 AS one');
    await database.ahead(...as(staff), ...rename('ahead'));
    const others = await names();
    await tx.sql(...rename('after'));
    return others;
  });
  expect(inside).toEqual(['ahead']);
  expect(await names()).toEqual(['after']);
  expect(await database.ahead(...as(staffOf('10007')), ...rename('theirs'))).toEqual([]);
});

test('that fails says so, changes nothing, and gives its connection back', async () => {
  await insert('kept');
  for (let time = 0; time < 3; time += 1)
    await expect(database.ahead(...as(staff), 'UPDATE probe.thing SET id = NULL')).rejects.toThrow(
      /null value/,
    );
  expect(await names()).toEqual(['kept']);
  expect(await database.ahead(...as(staff), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('waits for no disk, and what is written after it on the same connection does', async () => {
  await world.admin(
    `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = on', current_database()); END $$`,
  );
  const single = await probeConnection(world, 1);
  const setting = `SELECT current_setting('synchronous_commit') AS waits`;
  expect(await single.ahead(...as(staff), setting)).toEqual([{ waits: 'off' }]);
  expect(await single.withActor(...as(staff), (tx) => tx.sql(setting))).toEqual([{ waits: 'on' }]);
  await single.close();
});
