import { Client } from 'pg';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { moveDue, statesOf, timesMoved } from '../testing/due';
import { DAY, endGrace, GraceShop, goTo, timesEnded } from '../testing/grace';
import { openShops } from '../testing/shop';

const { world } = forAllTests(openShops);
const admin: typeof world.database.admin = (text, values) => world.database.admin(text, values);
const job = (): Promise<void> => endGrace(world);
const [HOUR, QUARTER] = [3_600_000, 900_000];
const [SWITCHED_ON, NIGHT] = ['2026-11-22T10:00:00Z', '2026-11-28T03:00:00Z'];
const times = <T>(count: number, value: T): T[] => Array<T>(count).fill(value);

/** A store in which so many goods are past their grace, all of a consignor who gives to charity. */
async function pastGrace(
  count: number,
  returnOn = '2026-11-10',
  timeZone?: string,
): Promise<{ shop: GraceShop; ids: string[]; customerId: string }> {
  const shop = await GraceShop.made(world, {}, timeZone);
  const { customerId } = await shop.bringing([], { charity: 'YES' });
  await admin(
    `INSERT INTO consignment.item (store_id, id, number, customer_id, description, price_minor, state, intake_on, received_on, return_on, share_percent, share_base)
     SELECT $1, gen_random_uuid(), n, $2, 'Sjaal', 100, 'ON_SALE', '2026-10-01', '2026-10-01', $4::date, 50, 'GROSS' FROM generate_series(1, $3::int) n`,
    [shop.storeId, customerId, count, returnOn],
  );
  const items = await admin<{ id: string }>(
    'SELECT id FROM consignment.item WHERE store_id = $1 ORDER BY number',
    [shop.storeId],
  );
  return { shop, customerId, ids: items.map(({ id }) => id) };
}

/** How many were moved, and how many by what is said of the nights. */
async function movedIn({ storeId }: GraceShop): Promise<{ moved: number; said: number }> {
  const [row] = await admin<{ moved: number; said: number }>(
    `SELECT (SELECT count(*)::int FROM consignment.item WHERE store_id = $1 AND state = 'DONATED') AS moved,
            (SELECT coalesce(sum(moved), 0)::int FROM consignment.due_move WHERE store_id = $1) AS said`,
    [storeId],
  );
  return row ?? { moved: 0, said: 0 };
}

/** The connection that does it dies, as by kill -9, when this holds; answers what takes that away. */
async function deadly(when: string, what: string): Promise<() => Promise<unknown>> {
  await admin(`
    CREATE FUNCTION public.die() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      IF ${what} THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NULL; END $$;
    CREATE TRIGGER die ${when} EXECUTE FUNCTION public.die()`);
  return () => admin('DROP FUNCTION public.die CASCADE');
}
beforeEach(() => {
  goTo(world, SWITCHED_ON);
});

test.each([
  {
    where: 'as the first goods are moved',
    when: 'AFTER UPDATE ON consignment.item FOR EACH STATEMENT',
    what: () => 'true',
    left: 0,
  },
  {
    where: 'between the goods and what is said of them',
    when: 'BEFORE INSERT ON consignment.due_move FOR EACH STATEMENT',
    what: () => 'true',
    left: 0,
  },
  {
    where: 'between the first and the second transaction',
    when: 'AFTER INSERT ON consignment.due_move FOR EACH STATEMENT',
    what: (id: string) => `(SELECT count(*) > 1 FROM consignment.due_move WHERE store_id = '${id}')`,
    left: 500,
  },
  {
    where: 'as the night is noted as done',
    when: 'AFTER UPDATE ON consignment.store FOR EACH STATEMENT',
    what: () => 'true',
    left: 530,
  },
])(
  'killed $where, and done again, twice at once and once more: each item goes once [S23]',
  async ({ when, what, left }) => {
    const { shop, ids } = await pastGrace(530);
    goTo(world, NIGHT);
    const revive = await deadly(when, what(shop.storeId));
    await expect(job()).rejects.toThrow();
    await revive();
    expect(await movedIn(shop)).toEqual({ moved: left, said: left });
    await Promise.all([job(), job()]);
    await job();
    expect(await movedIn(shop)).toEqual({ moved: 530, said: 530 });
    expect(await timesEnded(shop, ids)).toEqual(times(530, 1));
  },
);

test('ten that do it at once: each item goes once, and as many are said to have gone', async () => {
  const { shop, ids } = await pastGrace(40);
  goTo(world, NIGHT);
  await Promise.all(Array.from({ length: 10 }, job));
  expect(await movedIn(shop)).toEqual({ moved: 40, said: 40 });
  expect(await timesEnded(shop, ids)).toEqual(times(40, 1));
});

test('three days late it is made up for all that is past its grace by then, once', async () => {
  const { shop, ids } = await pastGrace(3, '2026-11-25');
  goTo(world, NIGHT);
  world.clock.advance(3 * DAY);
  await job();
  await job();
  expect(await movedIn(shop)).toEqual({ moved: 3, said: 3 });
  expect(await timesEnded(shop, ids)).toEqual([1, 1, 1]);
});

test.each([
  ['put back', '2026-10-25', '2026-10-25T02:00:00.000Z'],
  ['put on', '2027-03-28', '2027-03-28T01:00:00.000Z'],
])(
  'where clocks are %s, on %s, it is done once, at three by the clock on the wall',
  async (_way, day, at) => {
    goTo(world, new Date(Date.parse(`${day}T00:00:00Z`) - 6 * DAY).toISOString());
    const returnOn = new Date(Date.parse(`${day}T00:00:00Z`) - 3 * DAY).toISOString().slice(0, 10);
    const { shop, ids } = await pastGrace(2, returnOn);
    goTo(world, new Date(Date.parse(`${day}T00:00:00Z`) - 12 * HOUR).toISOString());
    for (let quarter = 0; quarter < 48 * 4; quarter += 1) {
      await job();
      world.clock.advance(QUARTER);
    }
    expect(await timesEnded(shop, ids)).toEqual([1, 1]);
    const made = await admin<{ at: Date }>(
      'SELECT made_at AS at FROM consignment.due_move WHERE store_id = $1',
      [shop.storeId],
    );
    expect(made.map((each) => each.at.toISOString())).toEqual([at]);
  },
);

test('each store has its night: where it is evening nothing goes', async () => {
  const [here, there] = [await pastGrace(1), await pastGrace(1, '2026-11-10', 'Pacific/Auckland')];
  // Three at night in Auckland on the 28th, three in the afternoon of the 27th here, where the night was let pass.
  goTo(world, '2026-11-27T14:00:00Z');
  await job();
  expect([await movedIn(here.shop), await movedIn(there.shop)]).toEqual(times(2, { moved: 1, said: 1 }));
  const days = await admin<{ on: string }>(
    'SELECT by_itself_on::text AS on FROM consignment.due_move WHERE store_id = ANY ($1) ORDER BY store_id',
    [[here.shop.storeId, there.shop.storeId]],
  );
  expect(days).toEqual([{ on: '2026-11-27' }, { on: '2026-11-28' }]);
});

/** Another transaction that holds an item, until what waits for it does. */
async function meanwhile(sql: string, id: string | undefined): Promise<void> {
  const till = new Client({ connectionString: world.database.adminUrl });
  await till.connect();
  await till.query('BEGIN');
  await till.query(sql, [id]);
  let isOver = false;
  const running = job().finally(() => (isOver = true));
  while (!isOver && (await admin('SELECT FROM pg_locks WHERE NOT granted')).length === 0);
  await till.query('COMMIT');
  await till.end();
  await running;
}

test.each(['SOLD', 'RETURNED'])(
  'what is %s at the same moment stays so: it is left, and said, and nobody has it twice',
  async (state) => {
    const { shop, ids } = await pastGrace(5);
    goTo(world, NIGHT);
    await meanwhile(
      `UPDATE consignment.item SET state = '${state}', version = version + 1 WHERE id = $1`,
      ids[2],
    );
    expect(await statesOf(shop, ids)).toEqual(['DONATED', 'DONATED', state, 'DONATED', 'DONATED']);
    expect(await timesEnded(shop, ids)).toEqual([1, 1, 0, 1, 1]);
    const [move] = (await shop.grace()).last;
    expect(move).toMatchObject({ moved: 4, left: [{ reason: state === 'SOLD' ? 'SOLD' : 'DECIDED' }] });
  },
);

test('what gets another return date at the same moment stays on sale', async () => {
  const { shop, ids } = await pastGrace(2);
  goTo(world, NIGHT);
  await meanwhile(
    `UPDATE consignment.item SET return_on = '2027-01-10', version = version + 1 WHERE id = $1`,
    ids[0],
  );
  expect(await statesOf(shop, ids)).toEqual(['ON_SALE', 'DONATED']);
});

test('staff who give them back while they go: each item goes one way, once', async () => {
  const { shop, ids, customerId } = await pastGrace(60);
  goTo(world, NIGHT);
  const wish = { to: 'RETURNED', itemIds: ids, filter: { customerId } };
  const [answer] = await Promise.all([moveDue(shop, wish), job()]);
  const { moved } = await movedIn(shop);
  expect(Number(answer['moved']) + moved).toBe(60);
  const [byHand, byItself] = [await timesMoved(shop, ids), await timesEnded(shop, ids)];
  expect(ids.map((_id, at) => (byHand[at] ?? 0) + (byItself[at] ?? 0))).toEqual(times(60, 1));
});

test('switched off between two transactions, the second is not made', async () => {
  const { shop } = await pastGrace(530);
  goTo(world, NIGHT);
  await admin(`
    CREATE FUNCTION public.off() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      UPDATE consignment.store SET after_grace_by_itself = false WHERE store_id = NEW.store_id; RETURN NULL; END $$;
    CREATE TRIGGER off AFTER INSERT ON consignment.due_move FOR EACH ROW EXECUTE FUNCTION public.off()`);
  await job();
  await admin('DROP FUNCTION public.off CASCADE');
  expect(await movedIn(shop)).toEqual({ moved: 500, said: 500 });
});
