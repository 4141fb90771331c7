import fc from 'fast-check';
import { Client } from 'pg';
import { newId } from '../id/id';
import { BackOff } from '../restart/back-off';
import { testDatabase, type TestDatabase } from '../testing/database';
import { probeConnection, addProbe } from '../testing/probe/open';
import type { Database } from '../database/database';
import { listenForNotices } from './listen';
import { CHANNEL, payloadsOf, readNotice, type Notice } from './notice';
import { Notifier } from './notifier';

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
};
const notice = (...ids: string[]): Notice => ({ storeId: '30042', topic: 'probe.things', ids });

describe('what is sent', () => {
  const ids = fc.array(fc.uuid(), { maxLength: 700 });
  const some = fc.record({
    storeId: fc.constantFrom('30042', '10007'),
    topic: fc.constantFrom('probe.things', 'probe.others'),
    ids,
  });

  it('says the same as all of them, each id once, and none longer than PostgreSQL takes', () => {
    fc.assert(
      fc.property(fc.array(some, { maxLength: 12 }), (notices) => {
        const payloads = payloadsOf(notices);
        for (const payload of payloads) expect(Buffer.byteLength(payload)).toBeLessThan(8_000);
        const read = payloads.map((payload) => readNotice(payload) as Notice);
        for (const storeId of ['30042', '10007'])
          for (const topic of ['probe.things', 'probe.others']) {
            const of = (all: readonly Notice[]): Notice[] =>
              all.filter((each) => each.storeId === storeId && each.topic === topic);
            const asked = of(notices);
            const isToAll = asked.some((each) => each.ids.length === 0);
            const said = of(read).flatMap((each) => each.ids);
            const wanted = isToAll ? [] : [...new Set(asked.flatMap((each) => each.ids))];
            expect(said.toSorted()).toEqual(wanted.toSorted());
            expect(of(read).some((each) => each.ids.length === 0)).toBe(isToAll);
          }
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    '',
    'hello',
    'null',
    '[]',
    '{"storeId":1,"topic":"a","ids":[]}',
    '{"storeId":"30042","ids":["a"]}',
  ])('what is none of ours is nothing: %s', (payload) => expect(readNotice(payload)).toBeNull());

  it('goes out one at a time, what comes meanwhile together; a failure is its own notices’ and no later one’s', async () => {
    const sent: string[][] = [];
    const answers: ((failed?: Error) => void)[] = [];
    const notifier = new Notifier((_text, values) => {
      sent.push(values[1] as string[]);
      return new Promise<void>((done, fail) => answers.push((failed) => (failed ? fail(failed) : done())));
    });
    const [first, second, third] = [notice('a'), notice('b'), notice('c', 'b')].map((each) =>
      notifier.notify(each).then(
        () => 'sent',
        (error: Error) => error.message,
      ),
    );
    expect(sent).toHaveLength(1);
    answers[0]?.(new Error('away'));
    expect(await first).toBe('away');
    await until(() => sent.length === 2);
    expect(sent[1]).toEqual([JSON.stringify(notice('b', 'c'))]);
    answers[1]?.();
    expect(await Promise.all([second, third])).toEqual(['sent', 'sent']);
  });
});

describe('who hears', () => {
  let database: TestDatabase;
  let rows: Database;
  const stops: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    database = await testDatabase();
    await addProbe(database);
    rows = await probeConnection(database, 2);
  });
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });
  afterAll(async () => {
    await rows.close();
    await database.drop();
  });

  /** Listens as the product does, and notes what it heard. */
  async function hearing(url = database.urlOf('kommis_notices')) {
    const heard: Notice[] = [];
    const lines: string[] = [];
    let missed = 0;
    const { stop } = listenForNotices({
      url,
      heard: (each) => heard.push(each),
      missed: () => (missed += 1),
      log: { warn: (_fields, line) => lines.push(line), info: (_fields, line) => lines.push(line) },
      backOff: new BackOff({ firstMs: 10, mostMs: 10, wellMs: 60_000 }),
    });
    stops.push(stop);
    return { heard, lines, missed: () => missed, begun: () => until(() => missed > 0) };
  }
  const listeners = async (): Promise<number> =>
    (
      await database.admin<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE usename = 'kommis_notices' AND datname = current_database()`,
      )
    ).length;

  it('hears what a service said, in order, and nothing that is none of ours', async () => {
    const ear = await hearing();
    await ear.begun();
    await rows.notify(notice(newId()));
    await database.admin(`SELECT pg_notify('${CHANNEL}', 'who are you')`);
    await rows.notify(notice('last'));
    await until(() => ear.heard.length === 2);
    expect(ear.heard.at(-1)).toEqual(notice('last'));
  });

  it('whose connection is lost listens again, and is told that something may have been missed', async () => {
    const ear = await hearing();
    await ear.begun();
    await database.admin(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'kommis_notices' AND datname = current_database()`,
    );
    await until(() => ear.missed() === 2);
    expect(ear.lines).toEqual(['No notices are heard; listening again', 'Notices are heard again']);
    await rows.notify(notice('after'));
    await until(() => ear.heard.length === 1);
    expect(await listeners()).toBe(1);
  });

  it('who finds no database tries on until it is stopped', async () => {
    const ear = await hearing('postgres://kommis_notices:x@127.0.0.1:1/none');
    await until(() => ear.lines.length > 2);
    expect(ear.missed()).toBe(0);
  });

  it('may do nothing else: no schema of ours, no table, no function', async () => {
    const client = new Client({ connectionString: database.urlOf('kommis_notices') });
    await client.connect();
    try {
      const { rows: found } = await client.query<{ what: string }>(
        `SELECT n.nspname AS what FROM pg_namespace n
          WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'public') AND has_schema_privilege(n.oid, 'USAGE, CREATE')
         UNION ALL SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            AND has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
         UNION ALL SELECT 'public, to create in' WHERE has_schema_privilege('public', 'CREATE')`,
      );
      expect(found).toEqual([]);
      await client.query(`SET app.store_id = '30042'`);
      for (const text of [
        'SELECT FROM probe.thing',
        `SELECT kernel.emit('notices.x', kernel.new_id(), 1, '{}')`,
        `SELECT kernel.enqueue('notices.x', '{}', NULL)`,
        'SELECT kernel.store_id()',
        'SELECT FROM kernel.subscription',
        'SELECT FROM graphile_worker._private_jobs',
      ])
        await expect(client.query(text)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.end();
    }
  });
});
