import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { cash, euros, openTills, Till, type Sold } from '../testing/till';

/** Taking back what was sold over the counter [R-CM8]. */
const { world } = forAllTests(openTills);
const till = new Till(world, '30042');
const nordic = new Till(world, '10007');
beforeAll(async () => {
  await till.open();
  await nordic.open('NO', 'NOK', 'Europe/Oslo');
});

describe('a sale that is undone', () => {
  test('line by line: what came back is on sale again, the money goes back as it was paid, and the buyer has bought less', async () => {
    const [one, other] = await till.offers(1000, 500);
    const customerId = await till.customer();
    const lines = [{ sku: one?.sku }, { sku: other?.sku }];
    const sold = await till.sell<Sold>({
      lines,
      customerId,
      payments: [{ method: 'CARD', amountMinor: 1500 }],
    });
    const lineIds = [sold.lines[0]?.id];
    const undone = await till.undo<Sold>({ orderId: sold.id, lineIds });
    expect(undone).toMatchObject({
      ...{
        state: 'DELIVERED',
        paymentState: 'PAID',
        total: euros(1500),
        reversed: euros(1000),
        paid: euros(500),
      },
      lines: [{ returned: 1, reversed: euros(1000) }, { returned: 0 }],
      payments: [{ amount: euros(1500) }, { method: 'CARD', amount: euros(-1000) }],
    });
    expect(await till.salesTotalOf(customerId)).toBe(500);
    expect(await till.stockOf(one ?? { id: '' })).toMatchObject({ stock: 1 });
    expect(await till.told(one ?? { id: '' })).toMatchObject([{ version: 1 }, { version: 2, sale: null }]);
    // Twice is once.
    expect(await till.undo({ orderId: sold.id, lineIds })).toEqual(undone);
    const all = await till.undo<Sold>({ orderId: sold.id });
    expect(all).toMatchObject({ state: 'RETURNED', paymentState: 'PAID', paid: euros(0) });
    expect(await till.undo({ orderId: sold.id })).toEqual(all);
    const again = await till.sell<Sold>({ lines, payments: cash(1500) });
    expect(again.number).toBeGreaterThan(sold.number);
  });

  test('and was paid in two ways asks how the money goes back; what was paid at the register goes back there', async () => {
    const [one] = await till.offers(1000);
    const sold = await till.sell<Sold>({
      lines: [{ sku: one?.sku }],
      payments: [...cash(400), { method: 'CARD', amountMinor: 600 }],
    });
    expect(await till.undo({ orderId: sold.id })).toMatchObject({
      fields: [{ path: 'refundBy', code: 'REQUIRED' }],
    });
    expect(await till.undo({ orderId: sold.id, refundBy: 'REGISTER' })).toMatchObject({
      fields: [{ path: 'refundBy', code: 'NOT_ALLOWED' }],
    });
    expect(await till.undo({ orderId: sold.id, refundBy: 'CASH' })).toMatchObject({ state: 'RETURNED' });
    const [rung] = await nordic.offers(1000);
    const recorded = await nordic.sell<Sold>({ lines: [{ sku: rung?.sku }], externalReceipt: '8' });
    expect(await nordic.undo({ orderId: recorded.id, refundBy: 'CASH' })).toMatchObject({
      fields: [{ path: 'refundBy' }],
    });
    expect(await nordic.undo({ orderId: recorded.id })).toMatchObject({ state: 'RETURNED' });
  });

  test('is of this store and of its own lines', async () => {
    const [one] = await till.offers(1000);
    const sold = await till.sell<Sold>({ lines: [{ sku: one?.sku }], payments: cash(1000) });
    expect(await nordic.undo({ orderId: sold.id })).toMatchObject({ __typename: 'NotFound' });
    expect(await till.undo({ orderId: sold.id, lineIds: [newId()] })).toMatchObject({
      fields: [{ path: 'lineIds' }],
    });
  });
});
