import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { cash, euros, openTills, Till, type Sold } from '../testing/till';

/** Selling over the counter [K13 R-CM8 R-CM9 R-CO5 L6]. */
const { world } = forAllTests(openTills);
const till = new Till(world, '30042');
const nordic = new Till(world, '10007');
beforeAll(async () => {
  await till.open();
  await nordic.open('NO', 'NOK', 'Europe/Oslo');
});

describe('a sale', () => {
  test('is an order delivered and paid at once; what it sold is gone, and who hears of sales hears of each', async () => {
    const [jacket, lamp] = await till.offers(4250, 1000);
    const customerId = await till.customer();
    const sold = await till.sell<Sold>({
      lines: [{ sku: jacket?.sku }, { sku: ` ${lamp?.sku} ` }],
      customerId,
      payments: [
        { method: 'CARD', amountMinor: 5000 },
        { method: 'CASH', amountMinor: 250 },
      ],
    });
    expect(sold).toMatchObject({
      ...{ __typename: 'Order', channel: 'TILL', state: 'DELIVERED', paymentState: 'PAID' },
      ...{ total: euros(5250), paid: euros(5250), reversed: euros(0), customer: { id: customerId } },
      ...{ placedOn: '2026-11-22', externalReceipt: null },
      payments: [
        { method: 'CARD', amount: euros(5000), reference: null },
        { method: 'CASH', amount: euros(250) },
      ],
      lines: [
        {
          position: 1,
          sku: jacket?.sku,
          ordered: 1,
          shipped: 1,
          returned: 0,
          gross: euros(4250),
          net: euros(3513),
          vat: euros(737),
        },
        { position: 2, sku: lamp?.sku, gross: euros(1000), net: euros(826), vat: euros(174), vatPercent: 21 },
      ],
    });
    expect(await till.stockOf(jacket ?? { id: '' })).toMatchObject({ stock: 0 });
    expect(await till.told(jacket ?? { id: '' }, lamp ?? { id: '' })).toMatchObject([
      {
        id: jacket?.id,
        version: 1,
        sale: {
          lineId: sold.lines[0]?.id,
          soldForMinor: 4250,
          soldOn: '2026-11-22',
          vatPercent: 21,
          vatScheme: 'NORMAL',
          borneByStoreMinor: 0,
          isOnline: false,
        },
      },
      { id: lamp?.id, version: 1, sale: { soldForMinor: 1000 } },
    ]);
    expect(await till.salesTotalOf(customerId)).toBe(5250);
  });

  test('is not at a price that changed since whoever sells saw it: they are told, and nothing is sold', async () => {
    const [jacket, lamp] = await till.offers(4250, 1000);
    const sale = (askingMinor: number): object => ({
      lines: [
        { sku: jacket?.sku, askingMinor: 4250 },
        { sku: lamp?.sku, priceMinor: 700, askingMinor },
      ],
      payments: cash(4950),
    });
    expect(await till.sell(sale(900))).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: 'lines.1.askingMinor', code: 'NOT_ALLOWED', message: 'It is 1000 now, not 900' }],
    });
    expect(await till.stockOf(jacket ?? { id: '' })).toMatchObject({ stock: 1 });
    expect(await till.sell(sale(1000))).toMatchObject({ __typename: 'Order', total: euros(4950) });
  });

  test('is at the price that was agreed on; what comes off all of it is shared out to the cent, and who bears it is kept', async () => {
    const [a, b, c] = await till.offers(1000, 1000, 1000);
    const sold = await till.sell<Sold>({
      lines: [
        { sku: a?.sku, priceMinor: 900 },
        { sku: b?.sku, discount: { percent: 12.5, borneBy: 'STORE' } },
        { sku: c?.sku, discount: { amountMinor: 1, borneBy: 'SHARED' } },
      ],
      discount: { amountMinor: 100, borneBy: 'STORE' },
      payments: cash(2674),
    });
    expect(sold.lines).toMatchObject([
      { price: euros(900), discount: euros(32), borneByStore: euros(32), gross: euros(868) },
      { price: euros(1000), discount: euros(157), borneByStore: euros(157), gross: euros(843) },
      { price: euros(1000), discount: euros(37), borneByStore: euros(36), gross: euros(963) },
    ]);
    expect(sold).toMatchObject({ total: euros(2674) });
  });

  test('under the margin scheme shows no VAT, beside a line that does', async () => {
    const [plain] = await till.offers(1210);
    const margin = { id: newId(), number: 900_001, priceMinor: 500, vatScheme: 'MARGIN' };
    await till.tells(margin);
    const sold = await till.sell<Sold>({
      lines: [{ sku: plain?.sku }, { sku: '900001' }],
      payments: cash(1710),
    });
    expect(sold.lines).toMatchObject([
      { vatScheme: 'NORMAL', vat: euros(210) },
      { vatScheme: 'MARGIN', vat: euros(0), net: euros(500), vatPercent: 21 },
    ]);
  });

  test('of an earlier day is taxed as that day was, and not of a day to come or long past', async () => {
    const [old, odd] = await till.offers(1000, 1000);
    expect(
      await till.sell({ lines: [{ sku: old?.sku }], soldOn: '2026-11-20', payments: cash(1000) }),
    ).toMatchObject({ placedOn: '2026-11-20' });
    for (const soldOn of ['2026-11-23', '2025-11-01'])
      expect(await till.sell({ lines: [{ sku: odd?.sku }], soldOn, payments: cash(1000) })).toMatchObject({
        fields: [{ path: 'soldOn', code: 'OUT_OF_RANGE' }],
      });
  });

  test('of something on a day before it was in the store is refused, and says which and since when', async () => {
    const [there] = await till.offers(1000);
    const later = { id: newId(), number: 990_001, receivedOn: '2026-11-10', priceMinor: 500 };
    await till.tells(later);
    const lines = [{ sku: there?.sku }, { sku: '990001' }];
    expect(await till.sell({ lines, soldOn: '2026-11-09', payments: cash(1500) })).toMatchObject({
      fields: [
        {
          ...{ path: 'soldOn', code: 'NOT_ALLOWED' },
          message: '990001 came into the store on 2026-11-10, after 2026-11-09',
        },
      ],
    });
    expect(await till.sell({ lines, soldOn: '2026-11-10', payments: cash(1500) })).toMatchObject({
      __typename: 'Order',
    });
  });

  test('for nothing needs no payment', async () => {
    const [gift] = await till.offers(0);
    expect(await till.sell({ lines: [{ sku: gift?.sku }] })).toMatchObject({
      ...{ state: 'DELIVERED', paymentState: 'PAID', payments: [] },
    });
  });
});

describe('nothing is sold', () => {
  const refused = async (input: object, fields: object[], of = till): Promise<void> => {
    const before = await of.ask('{ orders { total { count } } }');
    expect(await of.sell(input)).toMatchObject({ __typename: 'InvalidInput', fields });
    expect(await of.ask('{ orders { total { count } } }')).toEqual(before);
  };

  test('of what there is not, what stands twice, and of nobody there is', async () => {
    const [one] = await till.offers(1000);
    const line = { sku: one?.sku };
    await refused({ lines: [line, { sku: '1' }, { sku: ' ' }], payments: cash(1) }, [
      { path: 'lines.1.sku', code: 'BAD_FORMAT', message: 'Nothing here is called 1' },
      { path: 'lines.2.sku', code: 'REQUIRED' },
    ]);
    await refused({ lines: [line, line], payments: cash(2000) }, [{ path: 'lines.1.sku', code: 'TAKEN' }]);
    await refused({ lines: [line], customerId: newId(), payments: cash(1000) }, [{ path: 'customerId' }]);
    await refused({ lines: [], payments: [] }, [{ path: 'lines' }]);
    expect(await till.stockOf(one ?? { id: '' })).toMatchObject({ stock: 1 });
  });

  test('where more comes off than there is, or both an amount and a part', async () => {
    const [one] = await till.offers(1000);
    const sku = one?.sku;
    const sells = (discount: object): object => ({
      lines: [{ sku, discount: { borneBy: 'SHARED', ...discount } }],
      payments: cash(1),
    });
    await refused(sells({ amountMinor: 1001 }), [
      { path: 'lines.0.discount.amountMinor', code: 'OUT_OF_RANGE', message: 'At most 1000, not 1001' },
    ]);
    await refused(sells({ amountMinor: 1, percent: 1 }), [{ path: 'lines.0.discount.percent' }]);
    await refused(sells({}), [{ path: 'lines.0.discount.amountMinor', code: 'REQUIRED' }]);
    await refused(
      { lines: [{ sku }], discount: { amountMinor: 1001, borneBy: 'STORE' }, payments: cash(1) },
      [{ path: 'discount.amountMinor', code: 'OUT_OF_RANGE' }],
    );
  });

  test('where it is not paid to the cent', async () => {
    const [one] = await till.offers(1000);
    const lines = [{ sku: one?.sku }];
    await refused({ lines }, [{ path: 'payments', code: 'REQUIRED', message: 'How are 1000 paid?' }]);
    await refused({ lines, payments: cash(999) }, [
      { path: 'payments', code: 'OUT_OF_RANGE', message: '1000 together, not 999' },
    ]);
    await refused({ lines, payments: [{ method: 'REGISTER', amountMinor: 1000 }] }, [
      { path: 'payments.0.method' },
    ]);
    await refused({ lines, payments: cash(1000), externalReceipt: 'K-1' }, [
      { path: 'payments', code: 'NOT_ALLOWED' },
    ]);
  });

  test('in Norway without the number of the receipt that the cash register gave; with it, no tender is taken [L6]', async () => {
    const [one] = await nordic.offers(1000);
    const lines = [{ sku: one?.sku }];
    await refused({ lines, payments: cash(1000) }, [{ path: 'externalReceipt', code: 'REQUIRED' }], nordic);
    expect(await nordic.sell({ lines, externalReceipt: 'Z 77-1' })).toMatchObject({
      ...{ __typename: 'Order', externalReceipt: 'Z 77-1', paymentState: 'PAID' },
      payments: [{ method: 'REGISTER', reference: 'Z 77-1', amount: { amountMinor: 1000 } }],
      lines: [{ vatPercent: 25 }],
    });
  });

  test('that was sold before: it says in which order, and the rest is not sold either', async () => {
    const [one, other] = await till.offers(1000, 500);
    const first = await till.sell<Sold>({ lines: [{ sku: one?.sku }], payments: cash(1000) });
    expect(
      await till.sell({ lines: [{ sku: other?.sku }, { sku: one?.sku }], payments: cash(1500) }),
    ).toMatchObject({
      __typename: 'NotOnSale',
      unavailable: [{ path: 'lines.1.sku', sku: one?.sku, soldInOrder: first.number }],
    });
    expect(await till.stockOf(other ?? { id: '' })).toMatchObject({ stock: 1 });
    await till.tells({ id: other?.id ?? '', number: Number(other?.sku), version: 2, state: 'WITHDRAWN' });
    expect(await till.sell({ lines: [{ sku: other?.sku }], payments: cash(500) })).toMatchObject({
      unavailable: [{ soldInOrder: null }],
    });
  });

  test('that is not there spends no number: one who asks again after others sold gets the next', async () => {
    const [one, other] = await till.offers(1000, 1000);
    const sell = (sku: string | undefined): Promise<Sold> =>
      till.sell<Sold>({ lines: [{ sku }], payments: cash(1000) });
    const { number } = await sell(one?.sku);
    for (const sku of [one?.sku, '1', one?.sku]) expect((await sell(sku)).__typename).not.toBe('Order');
    expect((await sell(other?.sku)).number).toBe(number + 1);
  });

  test('a second time, whatever is heard of the item meanwhile: what was taken stays taken', async () => {
    const [one] = await till.offers(1000);
    const number = Number(one?.sku);
    await till.sell({ lines: [{ sku: one?.sku }], payments: cash(1000) });
    await till.tells({ id: one?.id ?? '', number, version: 2, priceMinor: 900 });
    expect(await till.stockOf(one ?? { id: '' })).toMatchObject({ stock: 0 });
    expect(await till.sell({ lines: [{ sku: one?.sku }], payments: cash(900) })).toMatchObject({
      __typename: 'NotOnSale',
    });
  });
});
