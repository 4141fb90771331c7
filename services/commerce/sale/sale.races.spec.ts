import { Client } from 'pg';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { cash, openTills, Till, type Sold } from '../testing/till';

/** Many tills at once [B2 R-CM11]. */
const { world } = forAllTests(openTills);
const till = new Till(world, '30042');
beforeAll(() => till.open());

const ordersOf = (units: { id: string }[]): Promise<{ lines: number; taken: number }[]> =>
  world.database.admin(
    `SELECT (SELECT count(*)::int FROM commerce.order_line l WHERE l.unit_id = u.id AND l.returned < l.ordered) AS lines, taken
       FROM commerce.sellable_unit u WHERE id = ANY ($1) ORDER BY id`,
    [units.map(({ id }) => id)],
  );

test('64 tills that sell one item sell it once: the others are told in which order', async () => {
  const [one] = await till.offers(1000);
  const answers = await Promise.all(
    Array.from({ length: 64 }, () => till.sell<Sold>({ lines: [{ sku: one?.sku }], payments: cash(1000) })),
  );
  const [sold, ...more] = answers.filter(({ __typename }) => __typename === 'Order');
  expect(more).toEqual([]);
  for (const answer of answers.filter((each) => each !== sold))
    expect(answer).toMatchObject({ __typename: 'NotOnSale', unavailable: [{ soldInOrder: sold?.number }] });
  expect(await till.told(one ?? { id: '' })).toHaveLength(1);
  expect(await ordersOf([one ?? { id: '' }])).toEqual([{ lines: 1, taken: 1 }]);
});

test('20 equal requests with one key make one sale, and all get its order', async () => {
  const [one] = await till.offers(1000);
  const customerId = await till.customer();
  const input = {
    lines: [{ sku: one?.sku }],
    customerId,
    payments: cash(1000),
    idempotencyKey: 'till-7-receipt-12',
  };
  const answers = await Promise.all(Array.from({ length: 20 }, () => till.sell<Sold>(input)));
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect(answers[0]).toMatchObject({ __typename: 'Order', total: { amountMinor: 1000 } });
  expect(await till.sell({ ...input, payments: cash(999) })).toMatchObject({
    fields: [{ path: 'idempotencyKey', code: 'TAKEN' }],
  });
});

test('tills that want the same things in another order never wait for each other in a circle', async () => {
  for (let round = 0; round < 5; round += 1) {
    const items = await till.offers(...Array.from({ length: 8 }, () => 100));
    const lines = items.map(({ sku }) => ({ sku }));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        till.sell<Sold>({ lines: at % 2 === 0 ? lines : lines.toReversed(), payments: cash(800) }),
      ),
    );
    expect(answers.filter(({ __typename }) => __typename === 'Order')).toHaveLength(1);
  }
});

test('sold and undone by many at once, an item is sold once at a time, and each of its orders says what became of it', async () => {
  const [one] = await till.offers(1000);
  const sale = { lines: [{ sku: one?.sku }], payments: cash(1000) };
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      for (let turn = 0; turn < 4; turn += 1) {
        const sold = await till.sell<Sold>(sale);
        if (sold.__typename === 'Order')
          await Promise.all([till.undo({ orderId: sold.id }), till.undo({ orderId: sold.id })]);
      }
    }),
  );
  expect(await ordersOf([one ?? { id: '' }])).toEqual([{ lines: 0, taken: 0 }]);
  const told = await till.told(one ?? { id: '' });
  expect(told.length).toBeGreaterThan(2);
  const byVersion = told.toSorted((a, b) => a.version - b.version);
  for (const [at, { version, sale: stands }] of byVersion.entries()) {
    expect(version).toBe(at + 1);
    expect(stands === null).toBe(at % 2 === 1);
  }
});

test('a till whose sale is not committed yet keeps no other one waiting: the number was taken ahead', async () => {
  const [one, other] = await till.offers(1000, 1000);
  const holder = new Client({ connectionString: world.database.urlOf('kommis_commerce') });
  await holder.connect();
  try {
    await holder.query(
      `BEGIN; SET LOCAL app.store_id = '30042'; SET LOCAL app.kind = 'system'; SELECT FROM commerce.sellable_unit WHERE id = '${one?.id}' FOR UPDATE`,
    );
    const waits = till.sell<Sold>({ lines: [{ sku: one?.sku }], payments: cash(1000) });
    expect(await till.sell({ lines: [{ sku: other?.sku }], payments: cash(1000) })).toMatchObject({
      __typename: 'Order',
    });
    await holder.query('COMMIT');
    expect(await waits).toMatchObject({ __typename: 'Order' });
  } finally {
    await holder.end();
  }
});
