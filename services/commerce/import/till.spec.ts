import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { staffOf, type Answer } from '../../kernel/testing/open';
import { openTills, Till, euros } from '../testing/till';
import { TillFiles, tillFileOf } from '../testing/till-file';

/** What the shop's own till rang up comes in by file [K13 R-CM8 L6]. It is 22 November 2026. */
const { world, till, files } = forAllTests(async () => {
  const opened = await openTills();
  const own = new Till(opened.world, '30042');
  await own.open();
  return { ...opened, till: own, files: new TillFiles(own) };
});

const counts = (): Promise<object[]> =>
  world.database.admin(
    `SELECT (SELECT count(*) FROM commerce.order) AS orders, (SELECT count(*) FROM commerce.order_line) AS lines,
            (SELECT count(*) FROM commerce.payment) AS payments, (SELECT sum(last_number) FROM commerce.order_counter) AS number`,
  );
const done = (created: number, unchanged: number): object => ({
  ...{ __typename: 'ImportDone', created, updated: 0, unchanged },
});
const notes = (answer: Answer): unknown =>
  (answer['notes'] as Answer[]).map(({ code, count, rows }) => [code, count, rows]);

test('rows with one receipt are one order of that day, delivered, and paid at the register; a dry run says how many and how much, and writes nothing', async () => {
  const [a, b, c] = await till.offers(5000, 2500, 1000);
  const file = tillFileOf(
    { sku: a?.sku, paid: '45,00', receipt: 'K-1' },
    { sku: c?.sku, paid: '10,00', receipt: 'K-2', on: '21-11-2026' },
    { sku: b?.sku, paid: '25,00', receipt: 'K-1' },
  );
  const before = await counts();
  const dryRun = await files.dryRun(file);
  expect(dryRun).toMatchObject({
    ...{ rows: 3, toCreate: 3, toUpdate: 0, unchanged: 0, faultCount: 0, total: euros(8000) },
    columnsRead: ['Bonnr', 'Datum', 'Artikelnr', 'Bedrag'],
    columnsIgnored: ['Tijd', 'Omschrijving', 'Aantal', 'Betaalwijze'],
  });
  expect(notes(dryRun)).toEqual([['ORDERS', 2, [2, 3]]]);
  expect(await counts()).toEqual(before);

  expect(await files.import(file)).toEqual(done(3, 0));
  const [order, ...others] = await files.orders('K-1');
  expect(others).toEqual([]);
  expect(order).toMatchObject({
    ...{ channel: 'TILL', placedOn: '2026-11-20', state: 'DELIVERED', paymentState: 'PAID' },
    ...{ externalReceipt: 'K-1', customer: null, total: euros(7000), paid: euros(7000) },
    lines: [
      { sku: a?.sku, position: 1, price: euros(4500), gross: euros(4500), discount: euros(0) },
      { sku: b?.sku, position: 2, gross: euros(2500), net: euros(2066), vat: euros(434) },
    ],
    payments: [{ method: 'REGISTER', reference: 'K-1', amount: euros(7000) }],
  });
  expect(await files.orders('K-2')).toMatchObject([{ placedOn: '2026-11-21', total: euros(1000) }]);
  for (const each of [a, b, c]) expect(await till.stockOf(each ?? { id: '' })).toMatchObject({ stock: 0 });
  expect(await till.told(a ?? { id: '' })).toMatchObject([
    { version: 1, sale: { soldOn: '2026-11-20', soldForMinor: 4500, borneByStoreMinor: 0, isOnline: false } },
  ]);
});

test('a file changes nothing a second time, also where what it sold was undone since: that stays so, and is said', async () => {
  const [a, b] = await till.offers(5000, 2500);
  const file = tillFileOf(
    { sku: a?.sku, paid: '50,00', receipt: 'K-3' },
    { sku: b?.sku, paid: '25,00', receipt: 'K-3' },
  );
  await files.import(file);
  expect(await files.import(file)).toEqual(done(0, 2));
  const [order] = await files.orders('K-3');
  const [first] = order?.['lines'] as { id: string }[];
  await till.undo({ orderId: order?.['id'], lineIds: [first?.id] });
  const again = await files.dryRun(file);
  expect(again).toMatchObject({ toCreate: 0, unchanged: 2, faultCount: 0, total: null });
  expect(notes(again)).toEqual([['UNDONE_HERE', 1, [2]]]);
  expect(await files.import(file)).toEqual(done(0, 2));
  expect(await till.stockOf(a ?? { id: '' })).toMatchObject({ stock: 1 });
  // Sold again it is on another receipt, or was rung up wrong: both are sales of their own.
  const later = tillFileOf({ sku: a?.sku, paid: '48,00', receipt: 'K-3' });
  expect(await files.import(later)).toEqual(done(1, 0));
  expect((await files.orders('K-3')).map(({ total }) => total)).toEqual([euros(7500), euros(4800)]);
});

test('what was entered at the desk with the number of its receipt was recorded already', async () => {
  const [a] = await till.offers(5000);
  await till.sell({
    lines: [{ sku: a?.sku, priceMinor: 4000 }],
    ...{ externalReceipt: 'K-4', soldOn: '2026-11-20' },
  });
  expect(await files.import(tillFileOf({ sku: a?.sku, paid: '40,00', receipt: 'K-4' }))).toEqual(done(0, 1));
});

test('without a column of receipts each row is an order, paid at the register that gave none; again it changes nothing', async () => {
  const [a, b] = await till.offers(5000, 2500);
  const file = [
    'Artikelnr;Datum;Prijs',
    `${a?.sku};20-11-2026;50,00`,
    `${b?.sku};2026-11-20 14:05;25,00`,
  ].join('\r\n');
  expect(notes(await files.dryRun(file))).toEqual([['ORDERS', 2, [2, 3]]]);
  expect(await files.import(file)).toEqual(done(2, 0));
  expect(
    await world.database.admin(
      `SELECT o.external_receipt, o.total_minor::int AS total, p.method, p.reference FROM commerce.order_line l
         JOIN commerce.order o ON o.store_id = l.store_id AND o.id = l.order_id
         JOIN commerce.payment_allocation x ON x.store_id = o.store_id AND x.order_id = o.id
         JOIN commerce.payment p ON p.store_id = x.store_id AND p.id = x.payment_id WHERE l.unit_id = ANY ($1) ORDER BY l.sku`,
      [[a?.id, b?.id]],
    ),
  ).toEqual(
    [5000, 2500].map((total) => ({ external_receipt: '', total, method: 'REGISTER', reference: '' })),
  );
  expect(await files.import(file)).toEqual(done(0, 2));
});

test('what went for nothing is an order without a payment; what went for more than twice its price is worth a look', async () => {
  const [a, b] = await till.offers(5000, 2500);
  const file = tillFileOf(
    { sku: a?.sku, paid: '0,00', receipt: 'K-5' },
    { sku: b?.sku, paid: '2500,00', receipt: 'K-6' },
  );
  expect(notes(await files.dryRun(file))).toEqual([
    ['ORDERS', 2, [2, 3]],
    ['SOLD_FAR_ABOVE_PRICE', 1, [3]],
  ]);
  expect(await files.import(file)).toEqual(done(2, 0));
  expect(await files.orders('K-5')).toMatchObject([{ paymentState: 'PAID', payments: [] }]);
});

test('a sale has the rate of VAT of its day and the scheme of its goods, years ago, too', async () => {
  const [id, number] = [newId(), 190_001];
  await till.tells({ id, number, priceMinor: 1190 });
  const file = tillFileOf({ sku: number, paid: '11,90', receipt: 'K-7', on: '30-09-2012' });
  expect(await files.import(file)).toEqual(done(1, 0));
  expect(await files.orders('K-7')).toMatchObject([
    {
      placedOn: '2012-09-30',
      lines: [{ vatPercent: 19, vatScheme: 'NORMAL', net: euros(1000), vat: euros(190) }],
    },
  ]);
});

test('a column that is headed otherwise is said by hand, in the dry run and in the import', async () => {
  const [a] = await till.offers(5000);
  const file = ['Code;Wanneer;Euro', `${a?.sku};20-11-2026;50,00`].join('\r\n');
  expect(await files.dryRun(file)).toMatchObject({ __typename: 'UnreadableFile', code: 'MISSING_COLUMN' });
  const columns = [
    { letter: 'A', name: 'NUMBER' },
    { letter: 'B', name: 'SOLD_ON' },
    { letter: 'C', name: 'SOLD_FOR_MINOR' },
  ];
  expect(await files.dryRun(file, { columns })).toMatchObject({
    ...{ toCreate: 1, faultCount: 0 },
    columnNames: ['NUMBER', 'SOLD_ON', 'SOLD_FOR_MINOR', 'RECEIPT'],
  });
  const { id } = await files.start(file, { columns });
  await world.settled();
  expect(await files.job(String(id))).toMatchObject({
    state: 'DONE',
    kind: 'TILL_SALES',
    startedBy: 'Els de Wit',
  });
});

test('in Norway every row has a receipt, by law: a file without them is refused [L6]', async () => {
  const oslo = new Till(world, '10007');
  await oslo.open('NO', 'NOK', 'Europe/Oslo');
  const at = new TillFiles(oslo);
  const item = { id: newId(), number: 177_001 };
  await oslo.tells({ ...item, priceMinor: 25_000, currency: 'NOK' });
  const head = 'Varenr;Dato;Beløp';
  expect(await at.dryRun([head, `${item.number};20.11.2026;250,00`].join('\n'))).toMatchObject({
    ...{ __typename: 'UnreadableFile', code: 'MISSING_COLUMN', detail: 'Bonnr' },
  });
  const blank = [`${head};Kvitteringsnr`, `${item.number};20.11.2026;250,00;`].join('\n');
  expect((await at.dryRun(blank))['faults']).toMatchObject([
    { row: 2, column: 'Kvitteringsnr', code: 'REQUIRED' },
  ]);
  const whole = [`${head};Kvitteringsnr`, `${item.number};20.11.2026;kr 250,00;A-17`].join('\n');
  expect(await at.import(whole)).toEqual(done(1, 0));
  expect(await at.orders('A-17')).toMatchObject([
    {
      ...{ total: { amountMinor: 25_000, currency: 'NOK' }, externalReceipt: 'A-17' },
      lines: [{ vatPercent: 25 }],
      payments: [{ method: 'REGISTER', reference: 'A-17' }],
    },
  ]);
});

test('a workbook is refused and said to be one; a file of another store is not there', async () => {
  const workbook = Buffer.concat([Buffer.from('504b030414000600', 'hex'), Buffer.alloc(200)]);
  expect(await files.dryRun(workbook)).toMatchObject({
    code: 'BINARY',
    detail: 'a workbook or another zip file',
  });
  const foreign = await world.upload('10007', tillFileOf({ sku: 1, paid: '1,00' }));
  expect(await files.startUpload(foreign)).toMatchObject({ __typename: 'UnreadableFile', code: 'GONE' });
});

test('it is for staff who may sell, whatever else they may', async () => {
  const seller = { ...staffOf('30042'), rights: ['commerce.sell'] };
  const importer = { ...staffOf('30042'), rights: ['import'] };
  const query = 'query ($fileId: UUID!) { dryRunTillSales(fileId: $fileId) { __typename } }';
  const variables = { fileId: await files.upload(tillFileOf({ sku: 1, paid: '1,00' })) };
  expect((await world.run('commerce', seller, query, variables)).errors).toBeUndefined();
  expect((await world.run('commerce', importer, query, variables)).errors).toHaveLength(1);
});
