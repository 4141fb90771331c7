import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbedded } from '../../services/embedded/embedded';
import { readPidFile } from '../../services/embedded/postmaster';
import { newId } from '../../services/kernel/id/id';
import { must, until, type Asker } from '../product/graph';
import { startProduct, type Product } from '../product/product';
import { allHandled, done, mutation, rowsIn } from './behind';
import { makeShop, ownerOf } from './shop';

/** kill -9 of the process and of PostgreSQL in the middle of sales, again and again; who got no answer asks again with the same key. */
const SALES = Number(process.env['KOMMIS_SALES'] ?? 50);
/** Half of them of the process, half of PostgreSQL. */
const KILLS = Math.max(7, Math.round(SALES / 10));
const TILLS = 8;
const PRICE = 1_250;

let dataRoot: string;
let product: Product;
let staff: Asker;
const start = async (): Promise<void> => {
  product = await startProduct({ dataRoot, environment: { KOMMIS_DEMO: 'off' } });
  staff = await ownerOf(product);
};
beforeAll(async () => {
  dataRoot = await makeShop();
  await start();
});
afterAll(() => product.stop());

const rows = <Row>(text: string): Promise<Row[]> => rowsIn<Row>(dataRoot, text);
const does = <T extends object>(name: string, selection: string, input: object): Promise<T> =>
  done<T>(product, staff, mutation(name, selection), input);

/** A customer who buys and consigns, and so many items on sale. */
async function stocked(count: number): Promise<{ customerId: string; skus: string[] }> {
  const person = { kind: 'PRIVATE', lastName: 'Anna' };
  const { id: customerId } = await does<{ id: string }>('createCustomer', '... on Customer { id }', person);
  const agree = mutation('updateConsignor', '');
  await until('Consignment has heard of her', async () => {
    const input = { customerId, consignorSharePercent: 33.33 };
    return (await must<{ __typename: string }>(product, staff, agree, { input })).__typename === 'Consignor';
  });
  const first = await does<{ items: { id: string }[]; intake: { id: string } }>(
    ...(['enterItem', '... on ItemsEntered { items { id } intake { id } }'] as const),
    { customerId, description: 'Jas', priceMinor: PRICE },
  );
  for (let left = count - 1; left > 0; left -= 50)
    await does('copyItem', '', { id: first.items[0]?.id, times: Math.min(50, left) });
  await does('submitIntake', '', { id: first.intake.id });
  await does('receiveItems', '', { intakeId: first.intake.id });
  await allHandled(dataRoot);
  const units = await rows<{ sku: string }>(
    'SELECT sku FROM commerce.sellable_unit WHERE stock = 1 ORDER BY sku',
  );
  return { customerId, skus: units.map(({ sku }) => sku) };
}

/** What a till was told it sold: by the sku, the order and whether it took it back. */
interface Acknowledged {
  orderId: string;
  isUndone: boolean;
}

/** Longer than this nobody waits: a product that does not come back is a finding, and says what it printed last. */
const PATIENCE_MS = 120_000;

/** Asks until it is answered, however often the connection goes. */
async function insist<T>(ask: () => Promise<T>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      // A refusal is an answer, and the wrong one.
      if (String(error).includes('"message"') && String(error).includes('__typename')) throw error;
      if (Date.now() > end)
        throw new Error(`No answer; ended: ${product.child.exitCode}\n${product.output().slice(-3000)}`, {
          cause: error,
        });
      await sleep(50);
    }
  }
}

async function sellAll(skus: readonly string[], customerId: string): Promise<Map<string, Acknowledged>> {
  const told = new Map<string, Acknowledged>();
  const waiting = [...skus];
  const till = async (): Promise<void> => {
    for (let sku = waiting.shift(); sku !== undefined; sku = waiting.shift()) {
      const input = {
        ...{ lines: [{ sku, discount: { amountMinor: 7, borneBy: 'STORE' } }], customerId },
        ...{ payments: [{ method: 'CASH', amountMinor: PRICE - 7 }], idempotencyKey: newId() },
      };
      const { id: orderId } = await insist(() =>
        does<{ id: string }>('recordSale', '... on Order { id }', input),
      );
      const isUndone = told.size % 5 === 4;
      told.set(sku, { orderId, isUndone: false });
      if (isUndone) await insist(() => does('undoSale', '', { orderId }));
      told.set(sku, { orderId, isUndone });
    }
  };
  await Promise.all([...Array.from({ length: TILLS }, till), killing(() => told.size / skus.length)]);
  return told;
}

/** Kills the process and PostgreSQL in turn, evenly over the sales. */
async function killing(progress: () => number): Promise<void> {
  for (let kill = 1; kill <= KILLS; kill += 1) {
    while (progress() < kill / (KILLS + 1)) await sleep(5);
    // Not always at the same place of a sale.
    await sleep((kill * 37) % 23);
    if (kill % 2 === 0) {
      const { dataDir } = await startEmbedded({ dataRoot, whenRunning: 'join' });
      const { pid } = readPidFile(dataDir) ?? {};
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
    } else {
      await product.kill();
      await start();
    }
  }
}

test(`killed again and again in ${SALES} sales: none that was acknowledged is lost, none is there twice, and every cent is owed`, async () => {
  const { customerId, skus } = await stocked(SALES);
  const told = await sellAll(skus, customerId);
  await allHandled(dataRoot);

  const lines = await rows<{ sku: string; orderId: string; isUndone: boolean; paid: number }>(
    `SELECT l.sku, l.order_id AS "orderId", l.returned = l.ordered AS "isUndone", o.paid_minor::int AS paid
       FROM commerce.order_line l JOIN commerce.order o ON o.store_id = l.store_id AND o.id = l.order_id`,
  );
  const sold = new Map(lines.map((line) => [line.sku, line]));
  expect(lines).toHaveLength(SALES);
  for (const [sku, each] of told) {
    expect(sold.get(sku)).toEqual({
      ...{ sku, orderId: each.orderId },
      isUndone: each.isUndone,
      paid: each.isUndone ? 0 : PRICE - 7,
    });
  }
  const stand = [...told.values()].filter(({ isUndone }) => !isUndone).length;
  const share = Math.round(PRICE * 0.3333);
  const [sums] = await rows<object>(`SELECT
    (SELECT count(*)::int FROM consignment.item WHERE state = 'SOLD') AS items,
    (SELECT count(*)::int FROM consignment.sale s JOIN commerce.order_line l ON l.store_id = s.store_id AND l.id = s.id WHERE s.undone_at IS NULL AND l.returned = 0) AS sales,
    (SELECT count(*)::int FROM consignment.sale WHERE undone_at IS NULL) AS booked,
    (SELECT amount_minor::int FROM consignment.balance) AS balance,
    (SELECT sum(amount_minor)::int FROM consignment.balance_line) AS lines,
    (SELECT sales_total_minor::int FROM commerce.customer) AS bought,
    (SELECT sales_total_minor::int FROM customers.customer) AS shown,
    (SELECT count(*)::int FROM commerce.order) AS orders,
    (SELECT count(*)::int FROM commerce.idempotency_key) AS keys,
    (SELECT sum(amount_minor)::int FROM commerce.payment) AS paid`);
  const bought = stand * (PRICE - 7);
  console.log(
    `Killed ${KILLS} times in ${SALES} sales: ${told.size} acknowledged, ${SALES - stand} of them undone.`,
  );
  expect(sums).toEqual({
    ...{ items: stand, sales: stand, booked: stand, balance: stand * share, lines: stand * share },
    ...{ bought, shown: bought, orders: SALES, keys: SALES, paid: bought },
  });
}, 900_000);
