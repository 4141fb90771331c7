import { PREPARED_ON_A_CONNECTION } from '../kept/limits';
import { forAllTests } from '../testing/for-all-tests';
import { staffOf } from '../testing/open';
import { as, probeRows } from '../testing/probe/open';
import { Call } from './call';
import { statementName } from './statement-name';
import type { Transaction } from './transaction';

const staff = staffOf('30042');
/** One connection, so that what one call leaves behind the next one finds. */
const { database: one } = forAllTests(() => probeRows(1));

async function reading<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const call = new Call(one, staff, as(staff)[1]);
  try {
    return await call.read(work);
  } finally {
    await call.end();
  }
}
const onConnection = (): Promise<string[]> =>
  reading(async (tx) =>
    (await tx.once<{ name: string }>('SELECT name FROM pg_prepared_statements')).map(({ name }) => name),
  );
const odd = (at: number) => (tx: Transaction) => tx.sql<{ at: number }>(`SELECT ${at} AS at`);

test('a connection keeps so many statements prepared, whatever is asked, and those in use stay', async () => {
  for (let from = 0; from < 1_000; from += 50) {
    const answers = await reading((tx) =>
      Promise.all([tx.sql('SELECT 1 AS hot'), ...Array.from({ length: 50 }, (_, at) => odd(from + at)(tx))]),
    );
    expect(answers.slice(1).flat()).toEqual(Array.from({ length: 50 }, (_, at) => ({ at: from + at })));
  }
  const names = await onConnection();
  expect(names.length).toBeLessThanOrEqual(PREPARED_ON_A_CONNECTION);
  expect(names).toContain(statementName('SELECT 1 AS hot'));
});

test('one that was closed is prepared again, in a transaction that writes too', async () => {
  for (let at = 0; at < 2 * PREPARED_ON_A_CONNECTION; at++) await reading(odd(at));
  const call = new Call(one, staff, as(staff)[1]);
  expect(await call.write(odd(0))).toEqual([{ at: 0 }]);
  expect(await call.write(odd(1))).toEqual([{ at: 1 }]);
  await call.end();
  expect((await onConnection()).length).toBeLessThanOrEqual(PREPARED_ON_A_CONNECTION);
});

test('more than the limit at one moment, failed ones among them, leave a connection on which all work', async () => {
  const count = 3 * PREPARED_ON_A_CONNECTION;
  const answers = await reading((tx) =>
    Promise.allSettled(Array.from({ length: count }, (_, at) => odd(10_000 + at)(tx))),
  );
  expect(answers.filter(({ status }) => status === 'rejected')).toEqual([]);
  await expect(
    reading((tx) =>
      Promise.all([tx.sql('SELECT 1 / 0'), ...Array.from({ length: count }, (_, at) => odd(at)(tx))]),
    ),
  ).rejects.toThrow();
  for (let at = 0; at < count; at += 7)
    expect(await reading((tx) => Promise.all([odd(at)(tx), odd(at)(tx), odd(10_000 + at)(tx)]))).toEqual([
      [{ at }],
      [{ at }],
      [{ at: 10_000 + at }],
    ]);
  expect((await onConnection()).length).toBeLessThanOrEqual(PREPARED_ON_A_CONNECTION);
});
