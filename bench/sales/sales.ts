import { webOperation } from '../../gateway/testing/web-operations';
import { Connection } from '../load';
import { measure, quantile, type Plan } from '../measure';
import { operationsOf, post, sent, type Operation } from '../operations';
import { setUp, startProduct, untilStoreArrived } from '../processes';
import { seed, type Seeded } from '../seed';
import type { Server, World } from '../world';

/** Tills that sell while another page is measured. */
export const TILLS = 4;
/** Sales whose way to the consignor's balance is timed. */
const FOLLOWED = 200;

/** What is still to be sold, each once. */
interface Goods {
  sku: string;
  priceMinor: number;
}

/** What is measured of selling: a sale, the newest sales, a consignor's page while others sell, and how soon their balance has it. */
export async function sales(
  world: World,
  servers: Server[],
  { customers, wants, ...plan }: Plan & { customers: number; wants: (part: string) => boolean },
  say: (line: string) => void,
): Promise<void> {
  await setUp(world);
  const product = await startProduct(world);
  servers.push(product);
  await untilStoreArrived(world);
  const seeded = await seed(world.admin, '30042', customers);
  const goods = await goodsOf(world);
  say(`${goods.length} items are on sale; there is no floor for these:`);
  // The product alone: nobody else is asked for what has no floor.
  const all = { product, floor: product, guarded: product };
  const sale = saleOf(seeded, goods);
  const only = (operation: Operation): Operation[] => [operation];
  if (wants('follow')) {
    say(await followSales(world, product.port, sale));
    const buyer = seeded.middle.id;
    say(await followTotal(world, product.port, saleOf(seeded, goods, buyer), buyer));
  }
  if (wants('record')) await measure(only(sale), all, plan, say);
  if (wants('newest')) await measure(only(newestOf(seeded)), all, plan, say);
  const myPage = operationsOf(seeded).find(({ name }) => name === 'my-page');
  if (wants('storm') && myPage !== undefined) {
    const { product: request } = myPage.requests;
    const quiet = { ...myPage, requests: request === undefined ? {} : { product: request } };
    await measure(only(quiet), all, plan, say);
    const stop = sellOn(product.port, sale);
    await measure(only({ ...quiet, title: `My page, while ${TILLS} tills sell` }), all, plan, say);
    say(`Meanwhile ${await stop()} sales`);
  }
  say(`The process has ${product.memoryMb()} MB`);
}

/** All that is on sale, in an order of its own. */
export async function goodsOf({ admin }: World): Promise<Goods[]> {
  const { rows } = await admin.query<Goods>(
    `SELECT sku, price_minor::int AS "priceMinor" FROM commerce.sellable_unit WHERE stock > 0 ORDER BY md5(sku)`,
  );
  return rows;
}

/** A sale of one item, paid by card, by one more request each time. */
export function saleOf({ storeId, staffToken }: Seeded, goods: Goods[], customerId?: string): Operation {
  const record = sent(webOperation('RecordSale').text);
  const product = (): Buffer => {
    const next = goods.pop();
    if (next === undefined) throw new Error('Everything is sold: more customers bring more goods');
    const { sku, priceMinor } = next;
    const payments = priceMinor === 0 ? null : [{ method: 'CARD', amountMinor: priceMinor }];
    return post(`/${storeId}/console/graphql`, staffToken, record, {
      input: { lines: [{ sku }], payments, customerId },
    });
  };
  return { name: 'sale', title: 'Record a sale', kind: 'write', requests: { product } };
}

function newestOf({ storeId, staffToken }: Seeded): Operation {
  const newest = sent(webOperation('Sales').text);
  const product = (): Buffer => post(`/${storeId}/console/graphql`, staffToken, newest, { first: 50 });
  return { name: 'newest', title: 'Newest sales, page 1', kind: 'read', requests: { product } };
}

/** Sells without a pause until it is stopped; answers how many were sold. */
export function sellOn(
  port: number,
  { requests }: Operation,
  onSold: (sku: string) => void = () => undefined,
): () => Promise<number> {
  let [isOver, sold] = [false, 0];
  const till = async (): Promise<void> => {
    const connection = new Connection(port);
    while (!isOver) {
      const request = requests.product!(0);
      const { status, body } = await connection.send(request);
      if (status !== 200 || !body.includes('"Order"')) throw new Error(body.toString('utf8', 0, 400));
      sold += 1;
      onSold(/"sku":"([^"]+)"/.exec(request.toString('utf8'))?.[1] ?? '');
    }
    connection.close();
  };
  const tills = Promise.all(Array.from({ length: TILLS }, till));
  return async () => {
    isOver = true;
    await tills;
    return sold;
  };
}

/** How soon after a sale's answer its consignor's balance has it. */
function followSales({ admin }: World, port: number, sale: Operation): Promise<string> {
  const isBooked = `SELECT FROM consignment.sale s JOIN commerce.order_line l ON l.store_id = s.store_id AND l.id = s.id WHERE l.order_id = $1`;
  return follow("On the consignor's balance", port, sale, async (orderId) => {
    const { rowCount } = await admin.query(isBooked, [orderId]);
    return rowCount !== 0;
  });
}

/** How soon the list of customers has what its buyer bought by now [P4]. */
async function followTotal({ admin }: World, port: number, sale: Operation, buyer: string): Promise<string> {
  const isCopied = `SELECT FROM customers.customer c JOIN commerce.customer b ON b.store_id = c.store_id AND b.id = c.id AND b.sales_total_minor = c.sales_total_minor
    WHERE c.id = $1 AND c.sales_total_minor > 0`;
  const look = async (): Promise<boolean> => (await admin.query(isCopied, [buyer])).rowCount !== 0;
  // The seeded copy is as new as the first one told.
  const connection = new Connection(port);
  await connection.send(sale.requests.product!(0));
  connection.close();
  return follow("In the list of customers, of the buyer's sales", port, sale, look);
}

async function follow(
  where: string,
  port: number,
  { requests }: Operation,
  isThere: (orderId: string | undefined) => Promise<boolean>,
): Promise<string> {
  const connection = new Connection(port);
  const tookMs: number[] = [];
  for (let time = 0; time < FOLLOWED; time += 1) {
    const { body } = await connection.send(requests.product!(0));
    const from = performance.now();
    const id = /"id":"([^"]+)"/.exec(body.toString('utf8'))?.[1];
    while (!(await isThere(id)))
      if (performance.now() - from > 10_000)
        throw new Error(`${where}, never: ${body.toString('utf8', 0, 400)}`);
    tookMs.push(performance.now() - from);
  }
  connection.close();
  const sorted = tookMs.toSorted((a, b) => a - b);
  const [half, most] = [quantile(sorted, 0.5), quantile(sorted, 0.99)].map((value) => value.toFixed(0));
  return `${where} after its answer: p50 ${half} ms, p99 ${most} ms (${FOLLOWED} sales)`;
}
