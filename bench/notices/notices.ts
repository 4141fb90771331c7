import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { median, quantile } from '../measure';
import { setUp, startProduct, untilStoreArrived } from '../processes';
import { goodsOf, saleOf, sellOn, TILLS } from '../sales/sales';
import { seed, type Seeded } from '../seed';
import { root, type Server, type World } from '../world';
import { OpenPage } from './open-page';

/** Pages that are open at once, each another consignor's. */
const PAGES = 1_000;
/** For what was done before to have come to its end. */
const REST_MS = 2_000;
/** Whoever was not told by then never is. */
const LATE_MS = 2_000;

/** What open pages cost: memory, how soon each hears of a sale while tills sell, and what the tills notice of it. */
export async function notices(
  world: World,
  servers: Server[],
  { customers, sliceMs, rounds }: { customers: number; sliceMs: number; rounds: number },
  say: (line: string) => void,
): Promise<void> {
  await setUp(world);
  const product = await startProduct(world, { preload: join(root, 'bench', 'notices', 'heap.mjs') });
  servers.push(product);
  await untilStoreArrived(world);
  const seeded = await seed(world.admin, '30042', customers);
  const sale = saleOf(seeded, await goodsOf(world));
  const consignorOf = await consignors(world);
  /** Sales a second. */
  const storm = async (onSold?: (sku: string) => void): Promise<number> => {
    const stop = sellOn(product.port, sale, onSold);
    await sleep(sliceMs);
    return ((await stop()) * 1000) / sliceMs;
  };
  // What a process takes when it is first worked is no page's.
  await storm();
  const [quiet, watched, tookMs, bytes]: number[][] = [[], [], [], []];
  let missing = 0;
  for (let round = 0; round < rounds; round += 1) {
    quiet?.push(await storm());
    const before = await heapOf(product);
    const pages = await openAll(seeded, product.port);
    bytes?.push(((await heapOf(product)) - before) / pages.size);
    watched?.push(await storm((sku) => pages.get(consignorOf.get(sku) ?? '')?.sold()));
    await sleep(LATE_MS);
    for (const page of pages.values()) {
      tookMs?.push(...page.tookMs);
      missing += page.waiting;
      page.close();
    }
  }
  const sorted = (tookMs ?? []).toSorted((a, b) => a - b);
  const [half, most] = [quantile(sorted, 0.5), quantile(sorted, 0.99)].map((ms) => ms.toFixed(0));
  say(
    `${seeded.consignors.length} open pages hold ${(median(bytes ?? []) / 1024).toFixed(1)} kB of the process each`,
  );
  say(
    `Told after the sale's answer, while ${TILLS} tills sell: p50 ${half} ms, p99 ${most} ms (${sorted.length} sales, ${missing} never told)`,
  );
  say(
    `Sales a second: ${median(quiet ?? []).toFixed(0)} with no page open, ${median(watched ?? []).toFixed(0)} with all of them`,
  );
}

/** A few at a time, as a crowd of people does: what is measured is what they cost and not how they come. */
async function openAll({ storeId, consignors }: Seeded, port: number): Promise<Map<string, OpenPage>> {
  const pages = new Map<string, OpenPage>();
  const waiting = consignors.slice(0, PAGES);
  const open = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
      pages.set(next.customerId, await OpenPage.at(port, storeId, next.token));
  };
  await Promise.all(Array.from({ length: 16 }, open));
  return pages;
}

async function consignors({ admin }: World): Promise<Map<string, string>> {
  const { rows } = await admin.query<{ sku: string; customerId: string }>(
    `SELECT number::text AS sku, customer_id AS "customerId" FROM consignment.item`,
  );
  return new Map(rows.map(({ sku, customerId }) => [sku, customerId]));
}

/** What the process holds once what it let go of is gone; sockets have more of the system. */
async function heapOf({ child }: Server): Promise<number> {
  await sleep(REST_MS);
  const told = once(child, 'message') as Promise<[{ heap: number }]>;
  child.send('heap');
  const [{ heap }] = await told;
  return heap;
}
