import { Client } from 'pg';
import type { Actor } from '../kernel/actor/actor';
import { newId } from '../kernel/id/id';
import { beginAs } from '../kernel/database/settings';
import type { OpenService } from '../kernel/subgraph/service';
import type { TestWorld } from '../kernel/testing/open';
import { addItems } from './testing/items';
import { openShops, type Shop } from './testing/shop';

let world: TestWorld<OpenService>;
let shop: Shop;
let other: Shop;
let client: Client;
let jan: string;
let piet: string;
let kari: string;

beforeAll(async () => {
  ({ world, shop, other } = await openShops());
  [jan, piet, kari] = [await shop.consignor(1), await shop.consignor(2), await other.consignor(1)];
  for (const [of, customerId] of [
    [shop, jan],
    [shop, piet],
    [other, kari],
  ] as const)
    await addItems(of, customerId, [{ state: 'SOLD' }]);
  // Straight to the tables as the service's own role: what no code of ours stands in front of.
  client = new Client({ connectionString: world.database.urlOf('kommis_consignment') });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await world.close();
});

const own = [
  'customer.id',
  'consignor.customer_id',
  'item.customer_id',
  'sale.customer_id',
  'balance_line.customer_id',
  'balance.customer_id',
] as const;

async function as<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
  await client.query(beginAs(actor, { operation: 'spec', requestId: '' }, 'write'));
  try {
    return await work();
  } finally {
    await client.query('ROLLBACK');
  }
}

async function ids(column: string): Promise<string[]> {
  const [table, key] = column.split('.');
  const { rows } = await client.query<{ id: string }>(
    `SELECT DISTINCT ${key} AS id FROM consignment.${table}`,
  );
  return rows.map(({ id }) => id).sort();
}

describe.each(own)('by %s', (column) => {
  test('staff see their whole store and nothing of another', async () => {
    expect(await as(shop.staff, () => ids(column))).toEqual([jan, piet].sort());
    expect(await as(other.staff, () => ids(column))).toEqual([kari]);
  });

  test('a consignor sees themselves, also where they claim a customer of another store', async () => {
    expect(await as(shop.portal(jan), () => ids(column))).toEqual([jan]);
    expect(await as(shop.portal(jan, kari), () => ids(column))).toEqual([jan]);
  });

  test('visitors and nobody see nothing', async () => {
    expect(await as({ ...shop.staff, kind: 'visitor', userId: null }, () => ids(column))).toEqual([]);
    expect(await ids(column)).toEqual([]);
  });
});

test.each([
  `UPDATE consignment.item SET price_minor = 1`,
  `UPDATE consignment.sale SET undone_at = now()`,
  `UPDATE consignment.balance_line SET amount_minor = 0`,
  `UPDATE consignment.balance SET amount_minor = 0`,
  `UPDATE consignment.customer SET number = 0`,
  `UPDATE consignment.store SET consignor_share_percent = 100`,
  `DELETE FROM consignment.balance_line`,
])('a consignor changes nothing: %s', async (statement) => {
  const changed = await as(shop.portal(jan), async () => (await client.query(statement)).rowCount);
  expect(changed).toBe(0);
});

test('staff cannot put a row into another store', async () => {
  const insert = () =>
    client.query(`INSERT INTO consignment.item_counter (store_id, last_number) VALUES ('10007', 1)`);
  await expect(as(shop.staff, insert)).rejects.toMatchObject({ code: '42501' });
});

test('what was imported is for staff alone', async () => {
  await as(shop.staff, async () => {
    await client.query(
      `INSERT INTO consignment.imported_row (kind, number, hash, version) VALUES ('ITEM', 1, 'x', 1)`,
    );
    await client.query(`SET LOCAL app.kind = 'portal'`);
    expect((await client.query('SELECT 1 FROM consignment.imported_row')).rowCount).toBe(0);
  });
});

test('the service cannot change its audit', async () => {
  for (const statement of [
    'UPDATE consignment.audit SET changes = NULL',
    'DELETE FROM consignment.audit_personal',
  ]) {
    await expect(as(shop.staff, () => client.query(statement))).rejects.toMatchObject({ code: '42501' });
  }
});

/** As a consignor with an open intake and a draft of their own in it, for which one was taken. */
async function entering<T>(work: () => Promise<T>): Promise<T> {
  await world.database.admin(
    `UPDATE consignment.consignor SET may_create_items = true, item_allowance = 5 WHERE customer_id = $1`,
    [jan],
  );
  return as(shop.portal(jan), async () => {
    await client.query(`INSERT INTO consignment.intake (id, customer_id, opened_at) VALUES ($1, $2, now())`, [
      intakeId,
      jan,
    ]);
    await client.query(
      'UPDATE consignment.consignor SET item_allowance_remaining = item_allowance_remaining - 1 WHERE customer_id = $1',
      [jan],
    );
    await client.query(
      `INSERT INTO consignment.item (id, number, customer_id, state, intake_id, from_allowance) VALUES ($1, 700001, $2, 'DRAFT', $3, true)`,
      [draftId, jan, intakeId],
    );
    const result = await work();
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    return result;
  });
}
const [intakeId, draftId] = [newId(), newId()];
const insert = (state: string, own: boolean): string =>
  `INSERT INTO consignment.item (id, number, customer_id, state, intake_id, from_allowance) SELECT kernel.new_id(), 700002, k.customer_id, '${state}', k.id, ${own} FROM consignment.intake k`;

test.each([
  `UPDATE consignment.item SET description = 'Jas', price_minor = 100, version = 2 WHERE state = 'DRAFT'`,
  `UPDATE consignment.item SET state = 'SUBMITTED' WHERE state = 'DRAFT'; UPDATE consignment.consignor SET allowance_frozen = true`,
  `DELETE FROM consignment.item WHERE state = 'DRAFT'; UPDATE consignment.consignor SET item_allowance_remaining = 5`,
  `INSERT INTO consignment.item_counter (last_number) VALUES (1)`,
])('a consignor who enters may: %s', async (statement) => {
  await expect(entering(() => client.query(statement))).resolves.toBeDefined();
});

test.each([
  [`UPDATE consignment.consignor SET consignor_share_percent = 100`, '42501'],
  [`UPDATE consignment.consignor SET item_allowance = 200`, '42501'],
  [`UPDATE consignment.consignor SET item_allowance_remaining = item_allowance`, '23514'],
  [`DELETE FROM consignment.consignor`, '42501'],
  [insert('DRAFT', false), '42501'],
  [insert('ON_SALE', true), '42501'],
  // Without taking one from the allowance.
  [insert('DRAFT', true), '23514'],
  [
    `UPDATE consignment.intake SET state = 'SUBMITTED', submitted_at = now(); ${insert('DRAFT', true)}`,
    '42501',
  ],
  [`UPDATE consignment.item SET number = 1 WHERE state = 'DRAFT'`, '42501'],
  [`UPDATE consignment.item SET return_on = '2099-01-01' WHERE state = 'DRAFT'`, '42501'],
  [`UPDATE consignment.item SET from_allowance = false WHERE state = 'DRAFT'`, '42501'],
  [
    `UPDATE consignment.item SET state = 'RECEIVED', share_percent = 100, share_base = 'GROSS' WHERE state = 'DRAFT'`,
    '42501',
  ],
  [`UPDATE consignment.intake SET state = 'RECEIVED', submitted_at = now(), received_at = now()`, '42501'],
  [`INSERT INTO consignment.item_counter (last_number) VALUES (2000000000)`, '42501'],
  [
    `INSERT INTO consignment.item_counter (last_number) VALUES (9); DELETE FROM consignment.item_counter`,
    '42501',
  ],
])('a consignor is refused what is the store’s to write: %s', async (statement, code) => {
  await expect(entering(() => client.query(statement))).rejects.toMatchObject({ code });
});

test.each([
  ['back to open', `UPDATE consignment.intake SET state = 'OPEN', submitted_at = NULL`],
  ['to another consignor', `UPDATE consignment.intake SET customer_id = $1`],
])('an intake does not go %s, whoever writes', async (_, statement) => {
  const write = as(shop.staff, async () => {
    await client.query(
      `INSERT INTO consignment.intake (id, customer_id, opened_at, state, submitted_at) VALUES (kernel.new_id(), $1, now(), 'SUBMITTED', now())`,
      [jan],
    );
    await client.query(statement, statement.includes('$1') ? [piet] : []);
  });
  await expect(write).rejects.toMatchObject({ constraint: 'intake_goes_on' });
});
