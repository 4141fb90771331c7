import { forAllTests } from '../testing/for-all-tests';
import { staffOf } from '../testing/open';
import { as, probeRows } from '../testing/probe/open';
import { Call } from './call';

const staff = staffOf('30042');
const { world: database, database: one } = forAllTests(() => probeRows(1));

const readOnce = async (): Promise<unknown> => {
  const call = new Call(one, staff, as(staff)[1]);
  const rows = await call.read((tx) =>
    tx.sql('SELECT pg_current_snapshot() IS NOT NULL AS read, now()::text AS began'),
  );
  await call.end();
  return rows;
};
const openTransactions = async (): Promise<number> => {
  const [row] = await database.admin<{ open: number }>(
    `SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
  );
  return row?.open ?? -1;
};

test('a read leaves no transaction open once nobody takes its connection', async () => {
  await readOnce();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await openTransactions()).toBe(0);
});

test('reads that follow each other at once are each in a transaction of their own', async () => {
  const [first, second] = [await readOnce(), await readOnce()];
  expect(first).not.toEqual(second);
});

test('a write that takes the connection of a read just ended is kept', async () => {
  await readOnce();
  await one.withActor(...as(staff), (tx) =>
    tx.sql(`INSERT INTO probe.heard (name, version) VALUES ('kept', 1)`),
  );
  expect(await database.admin(`SELECT name FROM probe.heard`)).toEqual([{ name: 'kept' }]);
});

test('a connection that was cut between two reads is replaced by another', async () => {
  await readOnce();
  await database.cut();
  expect(await readOnce()).toMatchObject([{ read: true }]);
});
