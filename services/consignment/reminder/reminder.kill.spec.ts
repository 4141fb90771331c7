import { forAllTests } from '../../kernel/testing/for-all-tests';
import { openShops, Shop } from '../testing/shop';

/** It is 22 November 2026, eleven in the morning in Amsterdam. */
const { world } = forAllTests(openShops);
const admin: typeof world.database.admin = (text, values) => world.database.admin(text, values);
const [DAY, HOUR, QUARTER] = [86_400_000, 3_600_000, 900_000];
let stores = 0;

const job = (): Promise<void> => world.tell('consignment.remind', { storeId: '00000', data: null });

/** A store of its own, in which so many consignors have something on sale until these days. */
async function storeOf(consignors: number, ...days: string[]): Promise<Shop> {
  const shop = new Shop(world, String(52_000 + (stores += 1)));
  await shop.open();
  await admin(
    `WITH made AS (INSERT INTO consignment.customer (store_id, id, number, display_name, version, email)
       SELECT $1, gen_random_uuid(), n, 'Klant ' || n, 1, 'c' || n || '-' || $1 || '@example.test' FROM generate_series(1, $2::int) n RETURNING id)
     INSERT INTO consignment.consignor (store_id, customer_id) SELECT $1, id FROM made`,
    [shop.storeId, consignors],
  );
  await admin(
    `INSERT INTO consignment.item (store_id, id, number, customer_id, description, price_minor, state, intake_on, received_on, return_on, share_percent, share_base)
     SELECT $1, gen_random_uuid(), row_number() OVER (), customer_id, 'Sjaal', 100, 'ON_SALE', '2026-10-01', '2026-10-01', day, 50, 'GROSS'
       FROM consignment.consignor CROSS JOIN unnest($2::date[]) day WHERE store_id = $1`,
    [shop.storeId, days],
  );
  return shop;
}

/** Reminders that were made, mails that were asked for, and mails that went out; and to how many addresses. */
async function madeIn({ storeId }: Shop): Promise<{ made: number; asked: number; sent: number; to: number }> {
  await world.settled();
  const [row] = await admin<{ made: number; asked: number }>(
    `SELECT (SELECT count(*)::int FROM consignment.reminder WHERE store_id = $1) AS made,
            (SELECT count(*)::int FROM consignment.mail WHERE store_id = $1 AND kind = 'return-reminder') AS asked`,
    [storeId],
  );
  const sent = world.mails.filter((mail) => mail.storeId === storeId);
  return { made: 0, asked: 0, ...row, sent: sent.length, to: new Set(sent.map(({ to }) => to)).size };
}

/** The connection that does it dies, as by kill -9, when this holds; answers what takes that away. */
async function deadly(when: string, what: string): Promise<() => Promise<unknown>> {
  await admin(`
    CREATE FUNCTION public.die() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
      IF ${what} THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NULL; END $$;
    CREATE TRIGGER die ${when} EXECUTE FUNCTION public.die()`);
  return () => admin('DROP FUNCTION public.die CASCADE');
}

test.each([
  {
    where: 'in the first transaction',
    when: 'AFTER INSERT ON consignment.reminder FOR EACH STATEMENT',
    what: () => 'true',
    left: 0,
  },
  {
    where: 'between the first and the second',
    when: 'AFTER INSERT ON consignment.reminder FOR EACH STATEMENT',
    what: (id: string) => `(SELECT count(*) > 200 FROM consignment.reminder WHERE store_id = '${id}')`,
    left: 200,
  },
  {
    where: 'as the day is noted as done',
    when: 'AFTER UPDATE ON consignment.store FOR EACH STATEMENT',
    what: () => 'true',
    left: 230,
  },
])(
  'killed $where, and done again, twice at once and once more: each consignor has one mail [R-CO3]',
  async ({ when, what, left }) => {
    const shop = await storeOf(230, '2026-11-29');
    const revive = await deadly(when, what(shop.storeId));
    await expect(job()).rejects.toThrow();
    await revive();
    expect(await madeIn(shop)).toEqual({ made: left, asked: left, sent: left, to: left });
    await Promise.all([job(), job()]);
    await job();
    expect(await madeIn(shop)).toEqual({ made: 230, asked: 230, sent: 230, to: 230 });
  },
);

test('three days late it is made up for every date that has not passed, once', async () => {
  const shop = await storeOf(3, '2026-11-24', '2026-11-25', '2026-12-02', '2026-12-03');
  world.clock.advance(3 * DAY);
  await job();
  await job();
  // On the 25th, of the 25th and of the 2nd; the 24th has passed, and the 3rd is a day too far.
  expect(await madeIn(shop)).toEqual({ made: 6, asked: 6, sent: 6, to: 3 });
  world.clock.advance(DAY);
  await job();
  expect(await madeIn(shop)).toEqual({ made: 9, asked: 9, sent: 9, to: 3 });
});

test.each([
  ['put back', '2026-10-25', '2026-10-25T07:00:00.000Z'],
  ['put on', '2027-03-28', '2027-03-28T06:00:00.000Z'],
])(
  'where clocks are %s, on %s, it is done once, at eight by the clock on the wall',
  async (_way, day, at) => {
    const weekLater = new Date(Date.parse(`${day}T00:00:00Z`) + 7 * DAY).toISOString().slice(0, 10);
    const shop = await storeOf(2, weekLater);
    world.clock.advance(Date.parse(`${day}T00:00:00Z`) - 12 * HOUR - world.clock.now().getTime());
    for (let quarter = 0; quarter < 48 * 4; quarter += 1) {
      await job();
      world.clock.advance(QUARTER);
    }
    expect(await madeIn(shop)).toEqual({ made: 2, asked: 2, sent: 2, to: 2 });
    const made = await admin<{ at: Date }>(
      'SELECT DISTINCT made_at AS at FROM consignment.reminder WHERE store_id = $1',
      [shop.storeId],
    );
    expect(made.map((each) => each.at.toISOString())).toEqual([at]);
  },
);
