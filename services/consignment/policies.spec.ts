import { Client } from 'pg';
import type { Actor } from '../kernel/actor/actor';
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

const own = ['customer.id', 'consignor.customer_id', 'item.customer_id', 'balance_line.customer_id'] as const;

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
  `UPDATE consignment.consignor SET consignor_share_percent = 100`,
  `UPDATE consignment.balance_line SET settled = false`,
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
