import { Database } from '../../kernel/database/database';
import { newId } from '../../kernel/id/id';
import { customersWorld, staff, storeId, type CustomersWorld } from '../testing/world';
import { askForEmails } from './email-change';
import { customersLoggingInWith, logInAddresses } from './log-in-addresses';

const many = 12_000;
let world: CustomersWorld;
let database: Database;
let ids: string[];
beforeAll(async () => {
  world = await customersWorld();
  database = await new Database({
    url: world.database.urlOf('kommis_customers'),
    maxConnections: 1,
  }).open();
  await world.database.admin(
    `INSERT INTO kernel.subscription VALUES ('customers.customers-changed', 'spec.heard')`,
  );
  const made = await world.database.admin<{ id: string }>(
    `WITH made AS (
       INSERT INTO customers.customer (store_id, id, number, kind, last_name, email, default_group_id, registered_at)
       SELECT $1, kernel.new_id(), 100000 + n, 'PRIVATE', 'Many', 'many' || n || '@example.test', s.default_group_id, now()
         FROM generate_series(1, ${many}) n, customers.store s WHERE s.store_id = $1 RETURNING store_id, id, number, email, default_group_id),
     joined AS (INSERT INTO customers.customer_group_member (store_id, customer_id, group_id, number) SELECT store_id, id, default_group_id, number FROM made),
     logged AS (INSERT INTO customers.log_in_address (store_id, customer_id, user_id, email, moves)
       SELECT store_id, id, kernel.new_id(), email, 0 FROM made WHERE number % 2 = 0)
     SELECT id FROM made ORDER BY number`,
    [storeId],
  );
  ids = made.map(({ id }) => id);
});
afterAll(async () => {
  await database.close();
  await world.close();
});

const trace = { operation: 'spec', requestId: '' };

test('who logs in with what is known for a whole file at once, in this store alone', async () => {
  const [byCustomer, byEmail] = await database.withActor(staff, trace, async (tx) => [
    await logInAddresses(tx, [...ids, newId()]),
    await customersLoggingInWith(tx, [
      ...ids.map((_id, at) => `many${at + 1}@example.test`),
      'nobody@example.test',
    ]),
  ]);
  expect(byCustomer.size).toBe(many / 2);
  expect(byEmail.size).toBe(many / 2);
  expect(byCustomer.get(ids[1] ?? '')).toEqual(['many2@example.test']);
  expect(byEmail.get('many2@example.test')).toEqual([ids[1]]);
  const foreign = await database.withActor({ ...staff, storeId: '10007' }, trace, (tx) =>
    logInAddresses(tx, ids),
  );
  expect(foreign.size).toBe(0);
});

test('new addresses of a whole file wait, each told once, and what changes nothing is not written', async () => {
  const asked = ids.map((customerId, at) => ({ customerId, email: `asked${at}@example.test` }));
  const counted = async (): Promise<unknown> =>
    (
      await world.database.admin(
        `SELECT sum(json_array_length(payload -> 'data' -> 'customers'))::int AS told, max(json_array_length(payload -> 'data' -> 'customers')) AS most
           FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'spec.heard'`,
      )
    )[0];
  await database.withActor(staff, trace, (tx) => askForEmails(tx, asked));
  expect(await counted()).toEqual({ told: many, most: 500 });
  await database.withActor(staff, trace, (tx) => askForEmails(tx, asked));
  expect(await counted()).toEqual({ told: many, most: 500 });
  const present = ids.map((customerId, at) => ({ customerId, email: `many${at + 1}@example.test` }));
  await database.withActor(staff, trace, (tx) => askForEmails(tx, present.slice(0, 1)));
  const rows = await world.database.admin(
    `SELECT email, pending_email AS pending, version FROM customers.customer WHERE id = ANY ($1) ORDER BY number`,
    [ids.slice(0, 2)],
  );
  expect(rows).toEqual([
    { email: 'many1@example.test', pending: '', version: 3 },
    { email: 'many2@example.test', pending: 'asked1@example.test', version: 2 },
  ]);
});
