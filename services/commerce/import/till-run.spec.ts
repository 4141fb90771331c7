import { Client } from 'pg';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { openTills, Till, type OfferedItem } from '../testing/till';
import { TillFiles, tillFileOf, type TillFileRow } from '../testing/till-file';

/** A till's file on its way in: piece by piece, cut off, sold from under it. A piece has 500 rows. */
const { world, till, files } = forAllTests(async () => {
  const opened = await openTills();
  const own = new Till(opened.world, '30042');
  await own.open();
  return { ...opened, till: own, files: new TillFiles(own) };
});

const admin = <T extends object>(text: string, values?: unknown[]): Promise<T[]> =>
  world.database.admin<T>(text, values);
const many = (length: number): Promise<OfferedItem[]> =>
  till.offers(...Array.from({ length }, (_none, at) => 1000 + at));
/** Each for its price, the so-maniest on the receipt that this says. */
const rowsOf = (items: OfferedItem[], receiptOf: (at: number) => string): Partial<TillFileRow>[] =>
  items.map(({ sku }, at) => ({
    sku,
    paid: ((1000 + at) / 100).toFixed(2).replace('.', ','),
    receipt: receiptOf(at),
  }));

/** What was written of these: orders with their lines, payments, and pieces that were taken. */
async function writtenOf(items: OfferedItem[]): Promise<object | undefined> {
  const [sums] = await admin<object>(
    `WITH lines AS (SELECT * FROM commerce.order_line WHERE unit_id = ANY ($1)), orders AS (SELECT DISTINCT order_id AS id FROM lines)
     SELECT (SELECT count(*)::int FROM lines) AS lines, (SELECT count(*)::int FROM orders) AS orders,
            (SELECT sum(gross_minor)::int FROM lines) AS gross,
            (SELECT sum(total_minor)::int FROM commerce.order WHERE id IN (SELECT id FROM orders)) AS total,
            (SELECT sum(p.amount_minor)::int FROM commerce.payment p JOIN commerce.payment_allocation a ON a.payment_id = p.id
              WHERE a.order_id IN (SELECT id FROM orders)) AS paid,
            (SELECT sum(taken)::int FROM commerce.sellable_unit WHERE id = ANY ($1)) AS taken,
            (SELECT count(*)::int FROM commerce.imported_sale WHERE unit_id = ANY ($1)) AS rows`,
    [items.map(({ id }) => id)],
  );
  return sums;
}
const allOf = (length: number, orders: number): object => {
  const gross = Array.from({ length }, (_none, at) => 1000 + at).reduce((sum, each) => sum + each, 0);
  return { lines: length, orders, gross, total: gross, paid: gross, taken: length, rows: length };
};

test('rows of one receipt that stand at both ends of a long file are one order, numbered without a gap', async () => {
  const items = await many(1_100);
  const file = tillFileOf(...rowsOf(items, (at) => `E-${at % 550}`));
  expect(await files.dryRun(file)).toMatchObject({
    ...{ toCreate: 1_100, faultCount: 0 },
    notes: [{ code: 'ORDERS', count: 550 }],
  });
  const job = await files.importJob(file);
  expect(job).toMatchObject({
    ...{ state: 'DONE', done: 1_100, total: 1_100 },
    parts: [{ name: 'SALES', created: 1_100, unchanged: 0 }],
  });
  expect(await writtenOf(items)).toEqual(allOf(1_100, 550));
  const [numbers] = await admin<{ first: number; last: number }>(
    `SELECT min(number) AS first, max(number) AS last FROM commerce.order WHERE external_receipt LIKE 'E-%'`,
  );
  expect((numbers?.last ?? 0) - (numbers?.first ?? 0)).toBe(549);
});

test('cut off in the middle of a piece it goes on where it was, and nothing is there twice', async () => {
  const items = await many(1_100);
  // Who writes the second piece is gone before its commit, as with a kill; a sequence remembers that it was.
  await admin(
    `CREATE SEQUENCE public.pieces;
     CREATE FUNCTION public.spec_cut() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
       IF nextval('public.pieces') = 2 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN NULL; END $$;
     GRANT USAGE ON SEQUENCE public.pieces TO PUBLIC;
     CREATE TRIGGER spec_cut AFTER INSERT ON commerce.imported_sale FOR EACH STATEMENT EXECUTE FUNCTION public.spec_cut()`,
  );
  const { id } = await files.importJob(tillFileOf(...rowsOf(items, (at) => `C-${Math.floor(at / 2)}`)));
  await admin('DROP FUNCTION public.spec_cut() CASCADE; DROP SEQUENCE public.pieces');
  expect(await files.job(id)).toMatchObject({ state: 'RUNNING', done: 500 });
  expect(await writtenOf(items)).toMatchObject({ lines: 500, orders: 250, taken: 500, rows: 500 });
  // Whoever comes upon what was left goes on with it; two at once do it once.
  const goOn = { storeId: till.storeId, data: { jobId: id } };
  await Promise.all([1, 2].map(() => world.tell('commerce.run-job', goOn)));
  expect(await files.job(id)).toMatchObject({ state: 'DONE', parts: [{ created: 1_100, unchanged: 0 }] });
  expect(await writtenOf(items)).toEqual(allOf(1_100, 550));
});

test('what is sold at the desk between judgement and writing is left out and said, and all else comes in', async () => {
  const items = await many(510);
  const [first, last] = [items[0], items[505]];
  const file = tillFileOf(...rowsOf(items, (at) => `M-${Math.floor(at / 10)}`));
  // Sold in the moment in which the first piece is written: of that one it is too late, of the second it is not.
  await admin(
    `CREATE FUNCTION public.spec_sell() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
       UPDATE commerce.sellable_unit SET taken = 1 WHERE id = '${last?.id}'; RETURN NULL; END $$;
     CREATE TRIGGER spec_sell AFTER INSERT ON commerce.imported_sale FOR EACH STATEMENT EXECUTE FUNCTION public.spec_sell()`,
  );
  const job = await files.importJob(file);
  await admin('DROP FUNCTION public.spec_sell() CASCADE');
  expect(job).toMatchObject({
    ...{ state: 'PARTLY', done: 510, faultCount: 1 },
    parts: [{ created: 509, unchanged: 0 }],
    faults: [{ row: 507, column: 'Artikelnr', code: 'NOT_ON_SALE', value: last?.sku }],
  });
  // The others of its receipt are there, and once it can be had the same file completes it.
  expect(await files.orders('M-50')).toMatchObject([{ lines: { length: 9 } }]);
  await admin(`UPDATE commerce.sellable_unit SET taken = 0 WHERE id = '${last?.id}'`);
  expect(await files.import(file)).toMatchObject({ __typename: 'ImportDone', created: 1, unchanged: 509 });
  expect(await till.stockOf(first ?? { id: '' })).toMatchObject({ stock: 0 });
});

test('a sale at the desk and a file of the same thing at one moment: it is sold once, and the other one is told', async () => {
  for (let round = 0; round < 5; round += 1) {
    const [item] = await till.offers(5000);
    const row = { sku: item?.sku ?? '', paid: '50,00', receipt: `R-${round}` };
    const sale = { lines: [{ sku: item?.sku }], payments: [{ method: 'CASH', amountMinor: 5000 }] };
    const [job, sold] = await Promise.all([files.importJob(tillFileOf(row)), till.sell(sale)]);
    const byFile = job.state === 'DONE';
    expect([job.state, sold.__typename]).toEqual(byFile ? ['DONE', 'NotOnSale'] : [job.state, 'Order']);
    if (!byFile) expect(job.faults).toMatchObject([{ row: 2, code: 'SOLD_IN_ORDER' }]);
    expect(await writtenOf(item ? [item] : [])).toMatchObject({ lines: 1, orders: 1, gross: 5000, taken: 1 });
  }
});

test('the database lets no row of a file make a second line', async () => {
  const [item] = await till.offers(5000);
  await files.import(tillFileOf({ sku: item?.sku ?? '', paid: '50,00', receipt: 'U-1' }));
  await expect(
    admin(
      `INSERT INTO commerce.imported_sale SELECT store_id, unit_id, sold_on, external_receipt, sold_for_minor, kernel.new_id()
         FROM commerce.imported_sale WHERE unit_id = $1`,
      [item?.id],
    ),
  ).rejects.toThrow('imported_sale_pkey');
});

test('of two at one moment the second is told of the first; a stop leaves what was done, and the same file completes it', async () => {
  const items = await many(1_100);
  const content = tillFileOf(...rowsOf(items, (at) => `S-${at}`));
  const fileId = await files.upload(content);
  await admin(
    `CREATE TABLE public.held AS SELECT 1 AS held;
     CREATE FUNCTION public.spec_hold() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
       WHILE EXISTS (SELECT FROM public.held) LOOP PERFORM pg_sleep(0.02); END LOOP; RETURN NULL; END $$;
     CREATE TRIGGER spec_held BEFORE INSERT ON commerce.imported_sale FOR EACH STATEMENT EXECUTE FUNCTION public.spec_hold()`,
  );
  const first = await files.startUpload(fileId);
  expect(await files.startUpload(fileId)).toMatchObject({
    ...{ __typename: 'JobRunning', running: { id: first['id'] } },
  });
  const stop = 'mutation ($id: UUID!) { stopTillImport(input: { jobId: $id }) { __typename } }';
  const stopping = till.ask(stop, { id: first['id'] });
  await admin('DELETE FROM public.held');
  expect(await stopping).toEqual({ __typename: 'Job' });
  await world.settled();
  await admin('DROP FUNCTION public.spec_hold() CASCADE; DROP TABLE public.held');
  const stopped = await files.job(String(first['id']));
  expect(stopped.state).toBe('STOPPED');
  expect(stopped.done).toBeLessThan(1_100);
  expect(await files.import(content)).toEqual({
    ...{ __typename: 'ImportDone', created: 1_100 - stopped.done, updated: 0, unchanged: stopped.done },
  });
  expect(await writtenOf(items)).toEqual(allOf(1_100, 1_100));
  expect(await till.ask(stop, { id: first['id'] })).toEqual({ __typename: 'Job' });
});

test('a till sells and numbers its sale while a piece of a file is being written', async () => {
  const items = await many(20);
  const sales = (await till.offers(5000, 5000)).map(({ sku }) => ({
    lines: [{ sku }],
    payments: [{ method: 'CASH', amountMinor: 5000 }],
  }));
  // The first event of its kind writes down who hears it, which the next one waits for.
  await till.sell(sales[0] ?? {});
  const held = new Client({ connectionString: world.database.adminUrl });
  await held.connect();
  await held.query('BEGIN; LOCK TABLE commerce.imported_sale IN EXCLUSIVE MODE');
  const job = files.importJob(tillFileOf(...rowsOf(items, (at) => `W-${at}`)));
  const waiting = (): Promise<object[]> =>
    admin(
      `SELECT virtualtransaction FROM pg_locks WHERE NOT granted AND relation = 'commerce.imported_sale'::regclass`,
    );
  try {
    let piece: object[] = [];
    while (piece.length === 0) piece = await waiting();
    expect(await till.sell(sales[1] ?? {})).toMatchObject({ __typename: 'Order' });
    // It is still that transaction: the sale did not wait until it was given up.
    expect(await waiting()).toEqual(piece);
  } finally {
    await held.end();
  }
  expect(await job).toMatchObject({ state: 'DONE', parts: [{ created: 20 }] });
});

test('numbers that a file did not need are given back: the same file once more, or receipts of many rows, leave none out', async () => {
  const items = await many(40);
  const file = tillFileOf(...rowsOf(items, (at) => `G-${at % 4}`));
  const lastNumber = async (): Promise<number> =>
    (
      await admin<{ last: number }>(
        'SELECT last_number AS last FROM commerce.order_counter WHERE store_id = $1',
        [till.storeId],
      )
    )[0]?.last ?? 0;
  const before = await lastNumber();
  await files.importJob(file);
  expect(await lastNumber()).toBe(before + 4);
  expect(await files.importJob(file)).toMatchObject({ state: 'DONE', parts: [{ unchanged: 40 }] });
  expect(await lastNumber()).toBe(before + 4);
});
