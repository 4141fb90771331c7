import { forAllTests } from '../../kernel/testing/for-all-tests';
import { staffOf } from '../../kernel/testing/open';
import { customersWorld } from '../testing/world';

const world = forAllTests(() => customersWorld());

const arrives = (storeId: string, version: number, more: object = {}): Promise<void> =>
  world.tell(
    'customers.on-store-changed',
    {
      id: storeId,
      name: 'Store',
      language: 'sv',
      timeZone: 'Europe/Stockholm',
      currency: 'SEK',
      modules: [],
      ...more,
    },
    version,
    storeId,
  );
const rowsOf = async (storeId: string): Promise<object> => {
  const [row] = await world.database.admin<object>(
    `SELECT s.version::int, s.currency, (SELECT count(*)::int FROM customers.counter c WHERE c.store_id = s.store_id) AS counters,
            (SELECT array_agg(g.name || ' ' || g.kind ORDER BY g.name) FROM customers.customer_group g WHERE g.store_id = s.store_id) AS groups,
            (SELECT g.kind FROM customers.customer_group g WHERE g.store_id = s.store_id AND g.id = s.default_group_id) AS default_kind
       FROM customers.store s WHERE s.store_id = $1`,
    [storeId],
  );
  return row ?? {};
};
const fresh = { counters: 1, groups: ['B2B B2B', 'Kunder STORE_DEFAULT'], default_kind: 'STORE_DEFAULT' };

test('the first event of a store makes its counter, its default group in its language, and B2B', async () => {
  await arrives('20001', 1);
  expect(await rowsOf('20001')).toEqual({ ...fresh, version: 1, currency: 'SEK' });
});

test('ten deliveries at once make one of each', async () => {
  await Promise.all(Array.from({ length: 10 }, () => arrives('20002', 1)));
  expect(await rowsOf('20002')).toEqual({ ...fresh, version: 1, currency: 'SEK' });
});

test('a newer event overwrites, an older one does not, and neither makes groups again', async () => {
  await arrives('20003', 5);
  await arrives('20003', 7, { currency: 'EUR', language: 'nl' });
  await arrives('20003', 6, { currency: 'NOK' });
  expect(await rowsOf('20003')).toEqual({ ...fresh, version: 7, currency: 'EUR' });
});

test('an unknown language gets English', async () => {
  await arrives('20004', 1, { language: 'fr' });
  expect(await rowsOf('20004')).toMatchObject({ groups: ['B2B B2B', 'Customers STORE_DEFAULT'] });
});

test('each store counts its customers from a number of its own', async () => {
  await arrives('20005', 1);
  const staff = staffOf('20005');
  const numbers = [await world.create({}, staff), await world.create({}, staff)].map(
    (customer) => customer['number'],
  );
  expect(numbers).toEqual([1001, 1002]);
  expect(await world.ask(staff, '{ customers { total { count } } }')).toEqual({ total: { count: 2 } });
});
