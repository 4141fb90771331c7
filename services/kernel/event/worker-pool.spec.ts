import type { Pool, PoolClient } from 'pg';
import { forAllTests } from '../testing/for-all-tests';
import { probeBeside } from '../testing/probe/open';
import { WorkerPool } from './worker-pool';

const { world } = forAllTests(() => probeBeside());

const connectTo = (pool: Pool): Promise<PoolClient> => pool.connect();

/** What became of it within a moment. */
async function fateOf(asked: Promise<unknown>): Promise<string> {
  const moment = new Promise<string>((tell) => setTimeout(() => tell('nothing'), 300));
  return Promise.race([
    asked.then(
      () => 'answered',
      (error: Error) => error.message,
    ),
    moment,
  ]);
}

test.each<[string, string, unknown[]]>([
  ['loses its connection', 'SELECT pg_terminate_backend(pg_backend_pid())', []],
  ['is refused', 'SELECT 1 / $1::int', [0]],
  ['cannot be understood', 'SELEC', []],
])('a statement that %s is thrown at nobody, and breaks the pool with its reason', async (_, sql, values) => {
  const pool = new WorkerPool(world.database.urlOf('kommis_worker'));
  const [asking, waiting] = await Promise.all([connectTo(pool), connectTo(pool)]);
  const slow = fateOf(waiting.query('SELECT pg_sleep(0.1)'));
  expect(await fateOf(asking.query(sql, values))).toBe('nothing');
  expect((await pool.broken).message).toMatch(/terminat|division by zero|syntax error/);
  expect(await Promise.all([slow, fateOf(connectTo(pool)), fateOf(pool.query('SELECT 1'))])).toEqual(
    Array.from({ length: 3 }, () => 'nothing'),
  );
  // Not kept from closing by those who still wait.
  await pool.close();
});

test('a table that is not there yet is told to who asks, and nothing is broken', async () => {
  const pool = new WorkerPool(world.database.urlOf('kommis_worker'));
  const client = await connectTo(pool);
  expect(await fateOf(client.query('SELECT * FROM nowhere'))).toBe('relation "nowhere" does not exist');
  expect(await fateOf(client.query('SELECT 1'))).toBe('answered');
  client.release();
  await pool.close();
});

test('what is asked after its end is never answered', async () => {
  const pool = new WorkerPool(world.database.urlOf('kommis_worker'));
  await pool.close();
  expect(await fateOf(connectTo(pool))).toBe('nothing');
});
