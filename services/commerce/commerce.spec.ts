import { visitor, type Actor } from '../kernel/actor/actor';
import { newId } from '../kernel/id/id';
import { forAllTests } from '../kernel/testing/for-all-tests';
import { portalOf, staffOf, testWorld } from '../kernel/testing/open';
import { commerce } from './main';

const storeId = '30042';
const other = '10007';
const staff = staffOf(storeId);
const world = forAllTests(() => testWorld([commerce]));
const store = (id: string, version: number, currency: string) =>
  world.storeArrives('commerce', id, { version, currency });
beforeAll(async () => {
  await store(storeId, 1, 'EUR');
  await store(other, 1, 'NOK');
});

const customerArrives = (id: string, version = 1, inStore = storeId) =>
  world.tell('commerce.on-customers-changed', {
    storeId: inStore,
    data: { customers: [{ id, version, displayName: 'Marijke van den Berg' }] },
  });

interface Item {
  id: string;
  number: number;
  version: number;
  priceMinor: number | null;
  state: string;
  vatScheme?: string;
}

let lastNumber = 100_000;
const item = (given: Partial<Item> = {}): Item => ({
  id: newId(),
  number: (lastNumber += 1),
  version: 1,
  priceMinor: 4250,
  state: 'ON_SALE',
  ...given,
});
const itemArrives = (given: Item) =>
  world.tell('commerce.on-items-changed', {
    storeId,
    data: {
      items: [
        { description: 'Jas groen', currency: 'EUR', vatScheme: 'MARGIN', customerId: newId(), ...given },
      ],
    },
  });

async function unit(actor: Actor, id: string): Promise<unknown> {
  const query =
    'query ($id: UUID!) { sellableUnit(id: $id) { id sku description price { amountMinor currency } stock isOnSale version } }';
  return world.ask('commerce', actor, query, { id });
}

async function entity(
  actor: Actor,
  type: 'Customer' | 'ConsignmentItem',
  id: string,
): Promise<Record<string, unknown> | null> {
  const selection =
    type === 'Customer' ? 'salesTotal { amountMinor currency }' : 'sellableUnit { sku stock }';
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${selection} } } }`;
  const found = await world.ask<(Record<string, unknown> | null)[]>('commerce', actor, query, {
    of: [{ __typename: type, id }],
  });
  return found[0] ?? null;
}

describe('sellable units', () => {
  test('an item on sale is one piece at its asking price, under its own id and number', async () => {
    const jacket = item({ number: 200_100 });
    await itemArrives(jacket);
    const expected = {
      id: jacket.id,
      sku: '200100',
      description: 'Jas groen',
      price: { amountMinor: 4250, currency: 'EUR' },
      stock: 1,
      isOnSale: true,
      version: 1,
    };
    expect(await unit(visitor(storeId), jacket.id)).toEqual(expected);
    expect(await entity(staff, 'ConsignmentItem', jacket.id)).toEqual({
      sellableUnit: { sku: '200100', stock: 1 },
    });
  });

  test.each(['SOLD', 'RETURNED', 'DONATED', 'WITHDRAWN', 'LOST', 'RECEIVED'])(
    'an item that is %s is out of stock: staff see it, visitors and customers do not',
    async (state) => {
      const gone = item({ version: 2, state });
      await itemArrives({ ...gone, version: 1, state: 'ON_SALE' });
      await itemArrives(gone);
      expect(await unit(staff, gone.id)).toMatchObject({ stock: 0, isOnSale: false, version: 2 });
      expect(await unit(visitor(storeId), gone.id)).toBeNull();
      expect(await unit(portalOf(storeId, newId()), gone.id)).toBeNull();
    },
  );

  test('an older event and the same event again change nothing', async () => {
    const moved = item({ version: 5, priceMinor: 900 });
    await itemArrives(moved);
    await itemArrives({ ...moved, version: 4, priceMinor: 100, state: 'SOLD' });
    await itemArrives({ ...moved, priceMinor: 100 });
    expect(await unit(staff, moved.id)).toMatchObject({ price: { amountMinor: 900 }, stock: 1, version: 1 });
  });

  test('without a price there is no unit; a price that is taken away leaves the last one', async () => {
    const bare = item({ priceMinor: null, state: 'RECEIVED' });
    await itemArrives(bare);
    expect(await unit(staff, bare.id)).toBeNull();
    await itemArrives({ ...bare, version: 2, priceMinor: 700, state: 'ON_SALE' });
    await itemArrives({ ...bare, version: 3, state: 'WITHDRAWN' });
    expect(await unit(staff, bare.id)).toMatchObject({ price: { amountMinor: 700 }, stock: 0 });
  });

  test('is taxed as its item is, and otherwise where that changes [L5]', async () => {
    const jacket = item();
    const taxedAs = async (): Promise<unknown> => {
      const [row] = await world.database.admin<{ vat_scheme: string }>(
        'SELECT vat_scheme FROM commerce.sellable_unit WHERE id = $1',
        [jacket.id],
      );
      return row?.vat_scheme;
    };
    await itemArrives(jacket);
    expect(await taxedAs()).toBe('MARGIN');
    await itemArrives({ ...jacket, version: 2, vatScheme: 'NORMAL' });
    expect(await taxedAs()).toBe('NORMAL');
  });

  test('an older event with a price does not bring an item on sale that has lost its own', async () => {
    const gone = item({ version: 2, priceMinor: null, state: 'WITHDRAWN' });
    await itemArrives(gone);
    await itemArrives({ ...gone, version: 1, priceMinor: 700, state: 'ON_SALE' });
    expect(await unit(staff, gone.id)).toBeNull();
  });

  test('another store does not find it, as if it had never existed', async () => {
    const jacket = item();
    await itemArrives(jacket);
    for (const actor of [staffOf(other), visitor(other)]) {
      expect(await unit(actor, jacket.id)).toBeNull();
      expect(await unit(actor, newId())).toBeNull();
    }
    expect(await entity(staffOf(other), 'ConsignmentItem', jacket.id)).toEqual(
      await entity(staffOf(other), 'ConsignmentItem', newId()),
    );
  });
});

describe('sales so far', () => {
  test('of a customer who bought nothing are zero, in the currency of the store', async () => {
    const id = newId();
    await customerArrives(id);
    expect(await entity(staff, 'Customer', id)).toEqual({ salesTotal: { amountMinor: 0, currency: 'EUR' } });
    expect(await entity(portalOf(storeId, id), 'Customer', id)).toEqual({
      salesTotal: { amountMinor: 0, currency: 'EUR' },
    });
  });

  test('are null for another customer, another store, and an id that never existed', async () => {
    const id = newId();
    await customerArrives(id);
    const unknown = { salesTotal: null };
    expect(await entity(portalOf(storeId, newId()), 'Customer', id)).toEqual(unknown);
    expect(await entity(staffOf(other), 'Customer', id)).toEqual(unknown);
    expect(await entity(staff, 'Customer', newId())).toEqual(unknown);
  });

  test('of a new customer are nothing, and nobody is told: everybody takes that for granted', async () => {
    const id = newId();
    await world.database.admin(
      `INSERT INTO kernel.subscription (event, task) VALUES ('commerce.sales-totals-changed', 'spec.listens') ON CONFLICT DO NOTHING`,
    );
    for (const version of [1, 1, 2]) await customerArrives(id, version);
    const told = await world.database.admin<{ totals: unknown }>(
      `SELECT payload #> '{data,totals}' AS totals FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
        WHERE t.identifier = 'spec.listens' AND payload::text LIKE '%' || $1 || '%'`,
      [id],
    );
    expect(told).toEqual([]);
    expect(await entity(staff, 'Customer', id)).toEqual({ salesTotal: { amountMinor: 0, currency: 'EUR' } });
  });

  test('are not for visitors to ask', async () => {
    const query =
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Customer { salesTotal { amountMinor } } } }';
    const { errors } = await world.run('commerce', visitor(storeId), query, {
      of: [{ __typename: 'Customer', id: newId() }],
    });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', coordinate: 'Customer.salesTotal' });
  });
});

test('an older store event leaves the newer currency standing', async () => {
  const id = newId();
  await store(other, 9, 'SEK');
  await store(other, 3, 'NOK');
  await customerArrives(id, 1, other);
  expect(await entity(staffOf(other), 'Customer', id)).toEqual({
    salesTotal: { amountMinor: 0, currency: 'SEK' },
  });
});
