import { Client } from 'pg';
import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { cash, euros, openTills, Till, type Sold } from '../testing/till';

/** Who sees which orders, and that what was ordered stays as it was [U19]. */
const { world } = forAllTests(openTills);
const till = new Till(world, '30042');
const nordic = new Till(world, '10007');
beforeAll(async () => {
  await till.open();
  await nordic.open('NO', 'NOK', 'Europe/Oslo');
});

describe('orders', () => {
  test("are the buyer's own and the staff's; a stranger, another store and a visitor find none", async () => {
    const [one] = await till.offers(1000);
    const customerId = await till.customer();
    const sold = await till.sell<Sold>({
      ...{ lines: [{ sku: one?.sku, discount: { amountMinor: 10, borneBy: 'STORE' } }], customerId },
      payments: cash(990),
    });
    const read = 'query ($id: UUID!) { order(id: $id) { number lines { sku gross { amountMinor } } } }';
    const ask = (actor = till.staff): Promise<unknown> => till.ask(read, { id: sold.id }, actor);
    expect(await ask(till.portal(customerId))).toEqual(await ask());
    expect(await ask(till.portal(newId()))).toBeNull();
    expect(await ask(nordic.staff)).toBeNull();
    expect(
      await till.ask('query ($n: Int!) { orderByNumber(number: $n) { id } }', { n: sold.number }),
    ).toEqual({
      id: sold.id,
    });
  });

  test('are listed newest day first, page by page, of a period', async () => {
    const ids: string[] = [];
    for (const soldOn of ['2026-10-02', '2026-10-03', '2026-10-01']) {
      const [one] = await till.offers(100);
      const sold = await till.sell<Sold>({ lines: [{ sku: one?.sku }], soldOn, payments: cash(100) });
      ids.push(sold.id);
    }
    const list = (
      page: object,
    ): Promise<{ nodes: { id: string }[]; pageInfo: { endCursor: string }; total: object }> =>
      till.ask(
        'query ($first: Int, $after: String, $period: Period) { orders(first: $first, after: $after, period: $period) { nodes { id } pageInfo { endCursor } total { count } } }',
        { period: { from: '2026-10-01', until: '2026-10-31' }, ...page },
      );
    const first = await list({ first: 2 });
    expect(first).toMatchObject({ nodes: [{ id: ids[1] }, { id: ids[0] }], total: { count: 3 } });
    expect(await list({ after: first.pageInfo.endCursor })).toMatchObject({ nodes: [{ id: ids[2] }] });
  });
});

describe('what was ordered', () => {
  const tryTo = async (orderId: string, statement: string): Promise<string | undefined> => {
    const client = new Client({ connectionString: world.database.urlOf('kommis_commerce') });
    await client.connect();
    try {
      await client.query(`BEGIN; SET LOCAL app.store_id = '30042'; SET LOCAL app.kind = 'system'`);
      await client.query(statement, [orderId]);
      await client.query('COMMIT');
      return undefined;
    } catch (error) {
      return (error as { constraint?: string }).constraint ?? String(error);
    } finally {
      await client.end();
    }
  };

  test.each([
    [
      'a price',
      'UPDATE commerce.order_line SET price_minor = 1, gross_minor = 1, net_minor = 1, vat_minor = 0 WHERE order_id = $1',
      'order_line_is_kept',
    ],
    [
      'a piece that came back',
      'UPDATE commerce.order_line SET returned = 0 WHERE order_id = $1',
      'order_line_is_kept',
    ],
    ['a line less', 'DELETE FROM commerce.order_line WHERE order_id = $1', 'order_line_is_kept'],
    [
      'more back than went out',
      'UPDATE commerce.order_line SET returned = 2 WHERE order_id = $1',
      'order_line_quantities',
    ],
    [
      'more undone than it cost',
      'UPDATE commerce.order_line SET reversed_minor = 1001 WHERE order_id = $1',
      'order_line_adds_up',
    ],
    [
      'another payment',
      `UPDATE commerce.payment SET method = 'CARD' WHERE id IN (SELECT payment_id FROM commerce.payment_allocation WHERE order_id = $1)`,
      'payment_is_kept',
    ],
    ['a payment less', 'DELETE FROM commerce.payment_allocation WHERE order_id = $1', 'payment_is_kept'],
    [
      'a payment given twice',
      'INSERT INTO commerce.payment_allocation SELECT store_id, payment_id, kernel.new_id(), NULL, 1 FROM commerce.payment_allocation WHERE order_id = $1 AND amount_minor > 0',
      'payment_allocation_fits',
    ],
    [
      'an order of nothing',
      `INSERT INTO commerce.order (id, number, channel, currency, placed_on, placed_at) SELECT kernel.new_id(), 7, 'TILL', 'EUR', now(), now() WHERE $1::uuid IS NOT NULL`,
      'order_has_lines',
    ],
    [
      'one item taken twice',
      'UPDATE commerce.sellable_unit SET taken = 2 WHERE id IN (SELECT unit_id FROM commerce.order_line WHERE order_id = $1)',
      'sellable_unit_taken',
    ],
  ])(
    'stays as it was, whoever writes: %s is refused by the database',
    async (_what, statement, constraint) => {
      const [one] = await till.offers(1000);
      const sold = await till.sell<Sold>({ lines: [{ sku: one?.sku }], payments: cash(1000) });
      await till.undo({ orderId: sold.id });
      expect(await tryTo(sold.id, statement)).toBe(constraint);
    },
  );

  test('is summed in its order, whatever somebody writes there', async () => {
    const [one] = await till.offers(1000);
    const sold = await till.sell<Sold>({ lines: [{ sku: one?.sku }], payments: cash(1000) });
    await tryTo(
      sold.id,
      'UPDATE commerce.order SET total_minor = 1, paid_minor = 7, returned = 1 WHERE id = $1',
    );
    expect(await till.order(sold.id)).toMatchObject({
      total: euros(1000),
      paid: euros(1000),
      state: 'DELIVERED',
    });
  });
});
