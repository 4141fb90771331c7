import { forAllTests } from '../testing/for-all-tests';
import { Client } from 'pg';
import { newId } from '../id/id';
import { staffOf } from '../testing/open';
import { as, probeBeside } from '../testing/probe/open';
import { hearing } from '../testing/probe/probe';
import { thingMade } from '../testing/probe/thing';

const storeId = '30042';
const [person, other] = [newId(), newId()];
const address = 'Marijke@Example.nl';
const { world, database } = forAllTests(() => probeBeside());

afterEach(async () => {
  hearing.repaired = false;
  await world.database.admin('DELETE FROM graphile_worker._private_jobs');
});

/** A job that failed before, as the job library keeps one. */
async function failed(
  data: unknown,
  more: { store?: string; aggregateId?: string; error?: string } = {},
): Promise<void> {
  const payload = {
    ...{ storeId: more.store ?? storeId, event: 'probe.spec', aggregateId: more.aggregateId ?? other },
    ...{ version: 1, data },
  };
  await world.database.admin(`SELECT graphile_worker.add_job('probe.nobody-runs-it', $1::json)`, [
    JSON.stringify(payload),
  ]);
  await world.database.admin(
    `UPDATE graphile_worker._private_jobs SET attempts = 1, last_error = $1 WHERE last_error IS NULL`,
    [more.error ?? 'no'],
  );
}
const left = async (): Promise<unknown[]> =>
  (
    await world.database.admin<{ data: unknown }>(
      `SELECT payload -> 'data' AS data FROM graphile_worker._private_jobs ORDER BY id`,
    )
  ).map(({ data }) => data);
const all = async (): Promise<string> =>
  JSON.stringify(await world.database.admin('SELECT j::text FROM graphile_worker._private_jobs j'));

/** Erases as what erases, in a store. */
async function erase(said: string[], store = storeId): Promise<number> {
  const client = new Client({ connectionString: world.database.adminUrl });
  await client.connect();
  try {
    await client.query(`BEGIN; SET LOCAL ROLE kommis_erase; SET LOCAL app.store_id = '${store}'`);
    const { rows } = await client.query<{ running: number }>('SELECT kernel.erase_jobs($1) AS running', [
      said,
    ]);
    await client.query('COMMIT');
    return rows[0]?.running ?? -1;
  } finally {
    await client.end();
  }
}

test('a job that is done leaves nothing of what it said', async () => {
  hearing.repaired = true;
  await database.withActor(...as(staffOf(storeId)), (tx) =>
    tx.emit(thingMade, { id: person, version: 1 }, { name: address }),
  );
  await world.settled();
  expect(await all()).toBe('[]');
});

test('a failed job about somebody alone is gone, whether an id, an address or the event itself says so', async () => {
  await failed({ customerId: person, name: 'Marijke' });
  await failed({ to: 'marijke@example.nl' });
  await failed({ text: `Dear Marijke <${address}>,` });
  await failed({ name: 'Marijke' }, { aggregateId: person });
  await failed({ customerId: other });
  expect(await erase([person, address])).toBe(0);
  expect(await left()).toEqual([{ customerId: other }]);
});

test('a failed job about many keeps the others, in their order', async () => {
  const one = (id: string): object => ({ id, tags: ['x'], at: null, count: 2 });
  await failed({
    customers: [one(other), one(person), one(storeId)],
    ids: [person, other],
    by: { [person]: 1, a: 2 },
  });
  expect(await erase([person])).toBe(0);
  expect(await left()).toEqual([{ customers: [one(other), one(storeId)], ids: [other], by: { a: 2 } }]);
  expect(await all()).not.toContain(person);
});

test('what it failed of is forgotten with the person', async () => {
  await failed({ customerId: other }, { error: `no mailbox ${address}` });
  await erase([address]);
  expect(await left()).toEqual([{ customerId: other }]);
  expect(await all()).not.toMatch(/mailbox|marijke/i);
});

test('jobs of another store, and those that were not tried yet, stay', async () => {
  await failed({ customerId: person }, { store: '10007' });
  await world.database.admin(
    `SELECT graphile_worker.add_job('probe.nobody-runs-it', json_build_object('storeId', $1::text, 'data', json_build_object('id', $2::text)))`,
    [storeId, person],
  );
  await erase([person]);
  expect(await left()).toEqual([{ customerId: person }, { id: person }]);
});

test('one that is just being tried again is told of, and erased by the next call', async () => {
  await failed({ customerId: person });
  await world.database.admin('UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = $1', [
    'x',
  ]);
  expect([await erase([person]), await left()]).toEqual([1, [{ customerId: person }]]);
  await world.database.admin('UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL');
  expect([await erase([person]), await left()]).toEqual([0, []]);
});

test('no service and no worker but who erases may call it, in a store and with more than a letter', async () => {
  await expect(erase([person], '')).rejects.toThrow(/without a store/);
  await expect(erase(['e'])).rejects.toThrow(/ids and addresses/);
  const asService = database.withActor(...as(staffOf(storeId)), (tx) =>
    tx.sql('SELECT kernel.erase_jobs($1)', [[person]]),
  );
  await expect(asService).rejects.toMatchObject({ code: '42501' });
});
