import { forAllTests } from '../testing/for-all-tests';
import { visitor } from '../actor/actor';
import { newId } from '../id/id';
import { as, probeConnection, probeRows } from '../testing/probe/open';
import { thingMade, thingRows } from '../testing/probe/thing';
import { portalOf, staffOf } from '../testing/open';
import { Call } from './call';
import { DatabaseUnavailable, type Database } from './database';
import type { Transaction } from './transaction';

type Raise = (tx: Transaction) => Promise<unknown>;

const storeId = '30042';
const other = '10007';
const staff = staffOf(storeId);
/** A pool of one: whoever wants a second connection waits for it in vain. */
const { world: database, database: one } = forAllTests(() => probeRows(1));
afterEach(() => database.admin('TRUNCATE probe.thing'));

const insert = (tx: Transaction, name: string): Promise<{ id: string }[]> =>
  tx.sql('INSERT INTO probe.thing (id, name) VALUES ($1, $2) RETURNING id', [newId(), name]);
const names = async (): Promise<string[]> =>
  (await database.admin<{ name: string }>('SELECT name FROM probe.thing ORDER BY name')).map(
    (row) => row.name,
  );

describe('withActor', () => {
  test('saving twice and then throwing leaves nothing', async () => {
    const failing = one.withActor(...as(staff), async (tx) => {
      const id = newId();
      await thingRows.insert(tx, { id, name: 'first' });
      await thingRows.update(tx, id, { name: 'second' });
      await insert(tx, 'by hand');
      throw new Error('after all');
    });
    await expect(failing).rejects.toThrow('after all');
    expect(await names()).toEqual([]);
  });

  test('statements, rows of a class and events need no second connection', async () => {
    await one.withActor(...as(staff), async (tx) => {
      await thingRows.insert(tx, { id: newId(), name: 'saved' });
      await insert(tx, 'inserted');
      await tx.emit(thingMade, { id: newId(), version: 1 }, { name: 'x' });
    });
    expect(await names()).toEqual(['inserted', 'saved']);
  });

  test('the actor is gone from the connection after a commit and after a rollback', async () => {
    await one.withActor(...as(staff), (tx) => insert(tx, 'kept'));
    const portal = as(portalOf(storeId, newId()));
    await one.withActor(...portal, () => Promise.reject(new Error('no'))).catch(() => undefined);
    const client = await one['pool'].connect();
    const settings = await client.query(
      `SELECT current_setting('app.store_id', true) AS store, current_setting('app.kind', true) AS kind, current_setting('app.actor_name', true) AS name,
              current_setting('app.customer_ids', true) AS customers, (SELECT count(*)::int FROM probe.thing) AS rows`,
    );
    client.release();
    expect(settings.rows).toEqual([{ store: '', kind: '', name: '', customers: '', rows: 0 }]);
  });

  test('what is asked at once runs one after the other', async () => {
    await one.withActor(...as(staff), async (tx) => {
      let running = 0;
      let most = 0;
      const query = tx['client'].query.bind(tx['client']) as (...args: unknown[]) => Promise<unknown>;
      Object.assign(tx['client'], {
        query: async (...args: unknown[]) => {
          most = Math.max(most, (running += 1));
          try {
            return await query(...args);
          } finally {
            running -= 1;
          }
        },
      });
      await Promise.all([
        tx.sql('SELECT pg_sleep(0.02)'),
        insert(tx, 'a'),
        thingRows.byKeys(tx, [newId()]),
        Promise.reject(new Error('one of them fails')).catch(() => undefined),
        insert(tx, 'b'),
      ]);
      Object.assign(tx['client'], { query });
      expect(most).toBe(1);
    });
    expect(await names()).toEqual(['a', 'b']);
  });

  test('a statement is named after its text: one text is one statement, another text another', async () => {
    await one.withActor(...as(staff), async (tx) => {
      for (const text of ['SELECT 11 AS own', 'SELECT 11 AS own', 'SELECT 12 AS own']) await tx.sql(text);
      await tx.once('SELECT 13 AS own');
      const kept = await tx.sql<{ statement: string }>(
        `SELECT statement FROM pg_prepared_statements WHERE statement ~ '^SELECT 1. AS own$' ORDER BY 1`,
      );
      expect(kept.map(({ statement }) => statement)).toEqual(['SELECT 11 AS own', 'SELECT 12 AS own']);
    });
  });

  test('its name says what it does and where; so does the error of one that failed, whether it is kept or not', async () => {
    const insertTwice = async (way: 'sql' | 'once', id = newId()): Promise<void> =>
      one.withActor(...as(staff), async (tx) => {
        for (const name of ['a', 'a'])
          await tx[way]('INSERT INTO probe.thing (id, name) VALUES ($1, $2)', [id, name]);
      });
    await expect(insertTwice('sql')).rejects.toMatchObject({
      code: '23505',
      statement: expect.stringMatching(/^INSERT probe\.thing [0-9a-f]{16}$/),
    });
    await expect(insertTwice('once')).rejects.toMatchObject({
      code: '23505',
      statement: 'INSERT probe.thing',
    });
    const called = await one.withActor(...as(staff), (tx) =>
      tx.sql<{ name: string }>(
        `SELECT name FROM pg_prepared_statements WHERE name LIKE 'INSERT probe.thing %'`,
      ),
    );
    expect(called.length).toBeGreaterThan(0);
  });

  test('the victim of a deadlock runs again, and both change what they wanted', async () => {
    const two = await probeConnection(database, 2);
    const [a, b] = [newId(), newId()];
    await two.withActor(...as(staff), async (tx) => {
      await tx.sql(`INSERT INTO probe.thing (id, name) VALUES ($1, 'one'), ($2, 'two')`, [a, b]);
    });
    let runs = 0;
    const raise = (first: string, second: string): Promise<void> =>
      two.withActor(...as(staff), async (tx) => {
        runs += 1;
        const raiseOne = (id: string): Promise<unknown> =>
          tx.sql('UPDATE probe.thing SET version = version + 1 WHERE id = $1', [id]);
        await raiseOne(first);
        await tx.sql('SELECT pg_sleep(0.2)');
        await raiseOne(second);
      });
    await Promise.all([raise(a, b), raise(b, a)]);
    await two.close();
    // Once more than without a deadlock, or oftener: the victim may be back before the other has woken up.
    expect(runs).toBeGreaterThan(2);
    expect(await database.admin('SELECT version FROM probe.thing')).toEqual([{ version: 3 }, { version: 3 }]);
  });

  /** A second pool, in which somebody changes a row and holds it until let go. */
  async function withHeldRow(work: (two: Database, raise: Raise) => Promise<void>): Promise<void> {
    const two = await probeConnection(database, 2);
    const id = newId();
    await two.withActor(...as(staff), (tx) =>
      tx.sql(`INSERT INTO probe.thing (id, name) VALUES ($1, 'held')`, [id]),
    );
    const raise: Raise = (tx) => tx.sql('UPDATE probe.thing SET version = version + 1 WHERE id = $1', [id]);
    let letGo = (): void => undefined;
    const released = new Promise<void>((resolve) => (letGo = resolve));
    const holding = two.withActor(...as(staff), async (tx) => {
      await raise(tx);
      await released;
    });
    await work(two, raise).finally(letGo);
    await holding;
    await two.close();
  }

  test('who waits for rows of somebody else gives the connection back meanwhile, and gets its turn', async () => {
    let waiting: Promise<unknown> | undefined;
    await withHeldRow(async (two, raise) => {
      waiting = two.withActor(...as(staff), raise);
      // Of the two connections one is held and one waits: another store's reader has to be let in between.
      const reading = as({ ...staff, storeId: other });
      expect(await two.readOnce(...reading, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });
    await waiting;
    expect(await database.admin('SELECT version FROM probe.thing')).toEqual([{ version: 3 }]);
  });

  test('rows that stay held are refused as not available, and nothing is left behind', async () => {
    await withHeldRow(async (two, raise) => {
      const half = two.withActor(...as(staff), async (tx) => {
        await tx.sql(`INSERT INTO probe.thing (id, name) VALUES ($1, 'half')`, [newId()]);
        await raise(tx);
      });
      await expect(half).rejects.toThrow(DatabaseUnavailable);
    });
    expect(await names()).toEqual(['held']);
  });

  test('a connection that died while idle is replaced without anybody noticing', async () => {
    await one.withActor(...as(staff), (tx) => insert(tx, 'before'));
    await database.cut('kommis_probe');
    await one.withActor(...as(staff), (tx) => insert(tx, 'after'));
    expect(await names()).toEqual(['after', 'before']);
  });

  test.each([
    ['a store id with more than digits', { ...staff, storeId: "30042'; DROP TABLE probe.thing; --" }],
    ['no store id', { ...staff, storeId: '' }],
    ['a user id that is no UUID', { ...staff, userId: "x'; COMMIT; --" }],
    ['a customer id that is no UUID', { ...staff, customerIds: ['}; SELECT 1'] }],
    ['an unknown kind', { ...staff, kind: "staff'; --" as never }],
  ])('an actor with %s never reaches the database', async (_what, actor) => {
    await expect(one.withActor(...as(actor), (tx) => insert(tx, 'never'))).rejects.toThrow(/^An actor/);
    expect(await names()).toEqual([]);
  });

  test('a name with quotes, a backslash and NUL stands in the audit as text', async () => {
    await one.withActor(...as({ ...staff, name: "O'Hara\\'; \0DROP" }, "op'--"), (tx) =>
      insert(tx, 'quoted'),
    );
    expect(
      await database.admin(
        'SELECT actor_name, operation FROM probe.audit JOIN probe.audit_personal USING (store_id, id) ORDER BY at DESC LIMIT 1',
      ),
    ).toEqual([{ actor_name: "O'Hara\\'; DROP", operation: "op'--" }]);
  });
});

describe('row-level security', () => {
  test('a row is there for its store only, also to change, remove and add', async () => {
    const [made] = await one.withActor(...as(staff), (tx) => insert(tx, 'ours'));
    const found = await one.withActor(...as(staffOf(other)), async (tx) => ({
      seen: await tx.sql('SELECT id FROM probe.thing'),
      changed: await tx.sql(`UPDATE probe.thing SET name = 'theirs' WHERE id = $1 RETURNING id`, [made?.id]),
      removed: await tx.sql('DELETE FROM probe.thing WHERE id = $1 RETURNING id', [made?.id]),
    }));
    expect(found).toEqual({ seen: [], changed: [], removed: [] });
    const smuggled = one.withActor(...as(staffOf(other)), (tx) =>
      tx.sql(`INSERT INTO probe.thing (store_id, id, name) VALUES ('${storeId}', $1, 'smuggled')`, [newId()]),
    );
    await expect(smuggled).rejects.toThrow(/row-level security/);
    const moved = one.withActor(...as(staff), (tx) => tx.sql(`UPDATE probe.thing SET store_id = '${other}'`));
    await expect(moved).rejects.toThrow(/row-level security/);
    expect(await names()).toEqual(['ours']);
  });

  test('2,000 reads of two stores over four connections never see the wrong one', async () => {
    await one.withActor(...as(staff), (tx) => insert(tx, storeId));
    await one.withActor(...as(staffOf(other)), (tx) => insert(tx, other));
    const four = await probeConnection(database, 4);
    const read = async (store: string): Promise<boolean> => {
      const open = await four.begin(...as(staffOf(store)), 'read');
      const rows = await open.tx.sql<{ name: string }>('SELECT name FROM probe.thing');
      await open.commit();
      return rows.length === 1 && rows[0]?.name === store;
    };
    for (let round = 0; round < 20; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_each, at) => read(at % 2 === 0 ? storeId : other)),
      );
      expect(answers.every(Boolean)).toBe(true);
    }
    await four.close();
  });
});

test('a connection that dies between two statements of a transaction ends the transaction, not the process', async () => {
  const dying = one.withActor(...as(staff), async (tx) => {
    await insert(tx, 'lost');
    await database.cut('kommis_probe');
    // Nothing is asked of the connection while it breaks: nobody but a listener hears of it.
    await new Promise((resolve) => setTimeout(resolve, 100));
  });
  await expect(dying).rejects.toThrow(/went away|not queryable|terminat/i);
  expect(await names()).toEqual([]);
  await one.withActor(...as(staff), (tx) => insert(tx, 'after'));
  expect(await names()).toEqual(['after']);
});

describe('a call', () => {
  const callOf = (): Call => new Call(one, staff, as(staff)[1]);

  test('reads cannot write', async () => {
    const call = callOf();
    await expect(call.read((tx) => insert(tx, 'sneaked in'))).rejects.toThrow(/read-only transaction/);
    await call.end();
    expect(await names()).toEqual([]);
  });

  test('all reads of a call, however many at once, share one transaction', async () => {
    const call = callOf();
    const ids = await Promise.all(
      Array.from({ length: 8 }, () =>
        call.read((tx) => tx.sql<{ id: string }>('SELECT pg_current_snapshot()::text || now()::text AS id')),
      ),
    );
    await call.end();
    expect(new Set(ids.map(([row]) => row?.id)).size).toBe(1);
  });

  test('a write after a read and a read after a write get by with one connection, and see what was written', async () => {
    const call = callOf();
    const count = (): Promise<{ count: number }[]> =>
      call.read((tx) => tx.sql('SELECT count(*)::int AS count FROM probe.thing'));
    expect(await count()).toEqual([{ count: 0 }]);
    await call.write((tx) => insert(tx, 'written'));
    expect(await count()).toEqual([{ count: 1 }]);
    await call.end();
    expect(call.statements).toBe(3);
  });

  test('a read that runs too long is cut off', async () => {
    const call = new Call(one, visitor(storeId), as(staff)[1]);
    await expect(call.read((tx) => tx.sql('SELECT pg_sleep(5)'))).rejects.toThrow(/statement timeout/);
    await call.end();
  });
});
