import { Client } from 'pg';
import { forAllTests } from '../testing/for-all-tests';
import { newId } from '../id/id';
import { staffOf } from '../testing/open';
import { as, probeRows } from '../testing/probe/open';
import { thingMade } from '../testing/probe/thing';
import { Wake } from './wake';

const { world, database } = forAllTests(() => probeRows(2));
const staff = staffOf('30042');

/** A connection that hears what a worker hears. */
async function listening(): Promise<{ client: Client; heard: string[] }> {
  const client = new Client({ connectionString: world.urlOf('kommis_probe') });
  const heard: string[] = [];
  client.on('notification', ({ payload }) => heard.push(payload ?? ''));
  await client.connect();
  await client.query('LISTEN "jobs:insert"');
  return { client, heard };
}

test('an event is committed without a notification, for which all who commit would wait for each other', async () => {
  const { client, heard } = await listening();
  await client.query(
    `BEGIN; SET LOCAL app.store_id = '30042'; SELECT kernel.emit('probe.thing-made', kernel.new_id(), 1, '{"name":"quiet"}'); COMMIT`,
  );
  await client.query('SELECT 1');
  expect(heard).toEqual([]);
  await client.end();
});

test('the workers are told after the commit, and not of what was rolled back', async () => {
  const { client, heard } = await listening();
  const emit = (fails: boolean): Promise<void> =>
    database.withActor(...as(staff), async (tx) => {
      await tx.emit(thingMade, { id: newId(), version: 1 }, { name: 'told' });
      if (fails) throw new Error('changed my mind');
    });
  await expect(emit(true)).rejects.toThrow('changed my mind');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard).toEqual([]);
  await emit(false);
  while (heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(JSON.parse(heard[0] ?? '')).toMatchObject({ count: 64 });
  await client.end();
});

test('what many commit at once is told together, and what comes meanwhile is told, too', async () => {
  const sent: string[] = [];
  const wake = new Wake(async (text) => void sent.push(text));
  for (let at = 0; at < 100; at += 1) wake.soon();
  while (sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(sent).toHaveLength(1);
  for (let at = 0; at < 100; at += 1) wake.soon();
  await wake.stop();
  expect(sent).toHaveLength(2);
});

test('a database that is away is no error of whoever committed', async () => {
  let asked = 0;
  const wake = new Wake(async () => {
    asked += 1;
    throw new Error('away');
  });
  wake.soon();
  while (asked === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await wake.stop();
  wake.soon();
  expect(asked).toBe(1);
});
