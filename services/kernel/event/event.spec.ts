import { forAllTests } from '../testing/for-all-tests';
import type { Transaction } from '../database/transaction';
import { visitor } from '../actor/actor';
import { newId } from '../id/id';
import { portalOf, staffOf } from '../testing/open';
import { as, probeBeside } from '../testing/probe/open';
import { settled, startWorker } from './runner';
import { hearing } from '../testing/probe/probe';
import { thingMade } from '../testing/probe/thing';

const storeId = '30042';
const staff = staffOf(storeId);
const { world, database } = forAllTests(() => probeBeside(2));

const say =
  (name: string, version = 1) =>
  (tx: Transaction) =>
    tx.emit(thingMade, { id: newId(), version }, { name });
const heard = async (name: string): Promise<object[]> =>
  world.database.admin('SELECT store_id, version FROM probe.heard WHERE name = $1', [name]);
const failed = (actor = staff): Promise<{ id: string; last_error: string; attempts: number }[]> =>
  database.withActor(...as(actor), (tx) => tx.sql('SELECT * FROM kernel.failed_jobs()'));

test('what is emitted is heard after the commit, in the store of the actor', async () => {
  await database.withActor(...as(staff), say('told', 7));
  await world.settled();
  expect(await heard('told')).toEqual([{ store_id: storeId, version: '7' }]);
});

test('a job whose process was killed is done within seconds by one that lives', async () => {
  await world.database.admin(
    `SELECT graphile_worker.add_job('probe.on-thing-made', json_build_object('storeId', '${storeId}', 'event', 'probe.thing-made', 'aggregateId', '${newId()}', 'version', 1, 'data', json_build_object('name', 'orphan')), run_at := now() + interval '1 hour')`,
  );
  // As a kill -9 leaves it: locked by a worker that no connection speaks for.
  await world.database.admin(
    `UPDATE graphile_worker._private_jobs SET locked_by = 'worker-killed', locked_at = now() - interval '10 seconds', run_at = now() WHERE run_at > now() + interval '30 minutes'`,
  );
  await world.settled();
  expect(await heard('orphan')).toHaveLength(1);
});

test('a job that takes long is left to the process that has it, whoever else looks', async () => {
  let runs = 0;
  const tasks = {
    'probe.slow': async () => (runs += 1) && new Promise((resolve) => setTimeout(resolve, 7_000)),
  };
  const start = () =>
    startWorker({ url: world.database.urlOf('kommis_worker'), tasks: tasks as never, log: world.ports.log });
  const workers = [await start(), await start()];
  await world.database.admin(`SELECT graphile_worker.add_job('probe.slow', '{}')`);
  await settled(world.database.urlOf('kommis_worker'), 15_000, ['probe.slow']);
  expect(runs).toBe(1);
  for (const worker of workers) await worker.stop();
});

test('an event told twice happens once', async () => {
  const before = hearing.deliveries;
  await database.withActor(...as(staff), async (tx) => {
    await say('twice', 1)(tx);
    await say('twice', 1)(tx);
  });
  await world.settled();
  expect(hearing.deliveries - before).toBe(2);
  expect(await heard('twice')).toHaveLength(1);
});

test('an event of a transaction that fails was never told', async () => {
  const failing = database.withActor(...as(staff), async (tx) => {
    await say('never')(tx);
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(
    await world.database.admin(
      `SELECT 1 FROM graphile_worker._private_jobs WHERE payload::text LIKE '%never%'`,
    ),
  ).toEqual([]);
  await world.settled();
  expect(await heard('never')).toEqual([]);
});

test.each([
  'customers.customers-changed',
  'probe',
  'Probe.thing-made',
  'probex.thing-made',
  'kernel.thing-made',
  '',
])('the database refuses %j from the role of the probe', async (name) => {
  const emitting = database.withActor(...as(staff), (tx) =>
    tx.emit({ name }, { id: newId(), version: 1 }, {}),
  );
  if (name === 'probe') await expect(emitting).resolves.toBeUndefined();
  else await expect(emitting).rejects.toThrow(/may not emit/);
});

test('a service enqueues jobs of its own only', async () => {
  const enqueue = (task: string): Promise<unknown> =>
    database.withActor(...as(staff), (tx) =>
      tx.sql('SELECT kernel.enqueue($1, $2, $3)', [task, '{}', newId()]),
    );
  await expect(enqueue('identity.send-mail')).rejects.toThrow(/may not enqueue/);
  await expect(enqueue('customers.on-store-changed')).rejects.toThrow(/may not enqueue/);
});

test('without a store nothing can be emitted', async () => {
  const client = await database['pool'].connect();
  await expect(
    client.query(`SELECT kernel.emit('probe.thing-made', $1, 1, '{}')`, [newId()]),
  ).rejects.toThrow(/without a store/);
  client.release();
});

test.each([
  [`SELECT graphile_worker.add_job('customers.on-store-changed', '{}')`],
  [`SELECT graphile_worker.add_jobs(ARRAY[]::graphile_worker.job_spec[])`],
  [`INSERT INTO graphile_worker._private_jobs (task_id, payload) VALUES (1, '{}')`],
  ['SELECT * FROM graphile_worker._private_jobs'],
  ['SELECT * FROM kernel.subscription'],
  [`INSERT INTO kernel.subscription VALUES ('probe.thing-made', 'identity.send-mail')`],
  ['SET ROLE kommis_worker'],
  ['SET ROLE kommis_probe_owner'],
])('a service role cannot: %s', async (text) => {
  const client = await database['pool'].connect();
  await expect(client.query(text)).rejects.toMatchObject({ code: '42501' });
  client.release();
});

describe('a handler that throws', () => {
  beforeAll(async () => {
    hearing.repaired = false;
    await database.withActor(...as(staff), say('broken'));
    await world.settled();
  });

  test('is waiting for its next attempt', async () => {
    expect(await heard('broken')).toEqual([]);
    const [job] = await world.database.admin<{ waits: boolean; attempts: number }>(
      `SELECT run_at > now() AS waits, attempts FROM graphile_worker._private_jobs WHERE payload::text LIKE '%broken%'`,
    );
    expect(job).toEqual({ waits: true, attempts: 1 });
  });

  test('is seen by staff of its store, with the first line of the error and nothing of the payload', async () => {
    const [job] = await failed();
    expect(job).toMatchObject({ task: 'probe.on-thing-made', attempts: 1, last_error: 'cannot hear broken' });
    expect(Object.keys(job ?? {})).not.toContain('payload');
  });

  test.each([
    ['staff of another store', staffOf('10007')],
    ['a portal user', portalOf(storeId, newId())],
    ['a visitor', visitor(storeId)],
  ])('is not seen and not retried by %s', async (_who, actor) => {
    expect(await failed(actor)).toEqual([]);
    const id = (await failed())[0]?.id;
    const [retried] = await database.withActor(...as(actor), (tx) =>
      tx.sql<{ done: boolean }>('SELECT kernel.retry_job($1) AS done', [id]),
    );
    expect(retried).toEqual({ done: false });
  });

  test('runs again by itself, and again', async () => {
    const before = hearing.deliveries;
    await world.database.admin(
      `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE payload::text LIKE '%broken%'`,
    );
    await world.settled();
    expect(hearing.deliveries).toBe(before + 1);
    expect((await failed())[0]?.attempts).toBe(2);
  });

  test('is done once it is repaired and staff retry it', async () => {
    hearing.repaired = true;
    const id = (await failed())[0]?.id;
    await database.withActor(...as(staff), (tx) => tx.sql('SELECT kernel.retry_job($1) AS done', [id]));
    await world.settled();
    expect(await heard('broken')).toHaveLength(1);
    expect(await failed()).toEqual([]);
  });
});
