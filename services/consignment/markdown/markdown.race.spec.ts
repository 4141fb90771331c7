import { Client } from 'pg';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { openShops, type Answer, type Shop } from '../testing/shop';
import { StockFile } from '../testing/stock-file';

const { world, shop, other } = forAllTests(openShops);
const file = new StockFile(7960);

// 22 November 2026; what a file brings came in on 19 October. A pass that is asked for waits until a test takes it.
beforeAll(async () => {
  for (const each of [shop, other]) await each.consignor(7960);
  await world.database.admin(`
    CREATE FUNCTION public.later() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      IF EXISTS (SELECT FROM graphile_worker._private_tasks t WHERE t.id = NEW.task_id AND t.identifier = 'consignment.mark-down')
      THEN NEW.run_at := now() + interval '1 day'; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER later BEFORE INSERT OR UPDATE ON graphile_worker._private_jobs FOR EACH ROW EXECUTE FUNCTION public.later()`);
});

const pass = (): Promise<void> => world.tell('consignment.mark-down', { storeId: '00000', data: null });

const schedule = (afterDays: number, of: Shop): Promise<Answer> =>
  of.ask(
    of.staff,
    'mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename } }',
    { input: { markdownSteps: [{ afterDays, percent: 20 }] } },
  );
const costs = (number: number): Promise<Answer> =>
  shop.ask(
    shop.staff,
    'query ($number: Int!) { consignmentItemByNumber(number: $number) { price { amountMinor } } }',
    { number },
  );
async function untilWaiting(count: number): Promise<void> {
  for (let blocked = 0; blocked < count;)
    blocked = (await world.database.admin('SELECT FROM pg_locks WHERE NOT granted')).length;
}

test('what a file brings in while a pass is at its end is marked down, too: the day is not done by then [S22]', async () => {
  await schedule(28, shop);
  await shop.import('Stock', file.of(file.line()));
  await pass();
  expect(await costs(file.number)).toMatchObject({ price: { amountMinor: 3400 } });
  world.clock.advance(86_400_000);
  const client = new Client({ connectionString: world.database.adminUrl });
  await client.connect();
  await client.query('BEGIN');
  await client.query('SELECT FROM consignment.store WHERE store_id = $1 FOR NO KEY UPDATE', [shop.storeId]);
  // The import is about to end and the pass behind it: it has seen all the items but those of the file.
  const importing = shop.import('Stock', file.of(file.line()));
  await untilWaiting(1);
  const passing = pass();
  await untilWaiting(2);
  await client.query('COMMIT');
  await client.end();
  await Promise.all([importing, passing]);
  await pass();
  expect(await costs(file.number)).toMatchObject({ price: { amountMinor: 3400 } });
});

test('however often a pass is asked for, one waits in each store', async () => {
  for (const each of [shop, other]) await schedule(30, each);
  await schedule(31, shop);
  for (const price of ['12,50', '13,50']) await shop.import('Stock', file.of(file.line({ price })));
  const waiting = await world.database.admin<{ store: string }>(
    `SELECT j.payload ->> 'storeId' AS store FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'consignment.mark-down' ORDER BY 1`,
  );
  expect(waiting).toEqual([{ store: other.storeId }, { store: shop.storeId }]);
});
