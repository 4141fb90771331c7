import { forAllTests } from '../testing/for-all-tests';
import { staffOf } from '../testing/open';
import { as, probeRows } from '../testing/probe/open';
import { Call } from './call';

const staff = staffOf('30042');
/** One connection, so that what one call leaves behind the next one finds. */
const { database: one } = forAllTests(() => probeRows(1));

const callOf = (): Call => new Call(one, staff, as(staff)[1]);
const ask = (call: Call, text: string): Promise<unknown> =>
  call.read((tx) => tx.sql(text)).catch((error: { code: string }) => error.code);

test('a statement that fails among others leaves a connection on which all of them work afterwards', async () => {
  const failing = callOf();
  const answers = await Promise.all([
    ask(failing, 'SELECT 1 AS one'),
    ask(failing, 'SELECT 1 / (SELECT count(*) FROM probe.heard)'),
    ask(failing, 'SELECT 2 AS two'),
    ask(failing, 'SELECT 2 AS two'),
  ]);
  await failing.end();
  expect(answers).toEqual([[{ one: 1 }], '22012', '25P02', expect.any(String)]);
  for (let round = 0; round < 2; round += 1) {
    const next = callOf();
    expect(
      await Promise.all([
        ask(next, 'SELECT 1 AS one'),
        ask(next, 'SELECT 2 AS two'),
        ask(next, 'SELECT 2 AS two'),
      ]),
    ).toEqual([[{ one: 1 }], [{ two: 2 }], [{ two: 2 }]]);
    await next.end();
  }
});

test('a statement behind one that cannot be parsed runs under its name afterwards', async () => {
  const failing = callOf();
  expect(await Promise.all([ask(failing, 'SELEC 1'), ask(failing, 'SELECT 3 AS three')])).toEqual([
    '42601',
    '25P02',
  ]);
  await failing.end();
  const next = callOf();
  expect(await ask(next, 'SELECT 3 AS three')).toEqual([{ three: 3 }]);
  await next.end();
});

test('answers come to whom they belong, 200 at once with different waits', async () => {
  const call = callOf();
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_each, at) =>
      call.read((tx) => tx.sql<{ at: number }>(`SELECT $1::int AS at, pg_sleep(${(at % 3) / 2000})`, [at])),
    ),
  );
  await call.end();
  expect(answers.map(([row]) => row?.at)).toEqual(Array.from({ length: 200 }, (_each, at) => at));
});

test('two actors in turn on one connection each see their own store only, sent together or not', async () => {
  for (const storeId of ['30042', '10007']) {
    await one.withActor(...as(staffOf(storeId)), (tx) =>
      tx.sql('INSERT INTO probe.heard (name, version) VALUES ($1, 1)', [storeId]),
    );
  }
  const seen = await Promise.all(
    Array.from({ length: 60 }, async (_each, at) => {
      const call = new Call(one, staffOf(at % 2 ? '30042' : '10007'), as(staff)[1]);
      const rows = await Promise.all(
        [1, 2].map(() => call.read((tx) => tx.sql<{ name: string }>('SELECT name FROM probe.heard'))),
      );
      await call.end();
      return rows
        .flat()
        .map((row) => row.name)
        .join();
    }),
  );
  expect(seen).toEqual(seen.map((_each, at) => (at % 2 ? '30042,30042' : '10007,10007')));
});
