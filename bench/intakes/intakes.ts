import { measure, quantile, type Plan } from '../measure';
import { setUp, startProduct, untilStoreArrived } from '../processes';
import { seed } from '../seed';
import type { Server, World } from '../world';
import { LABELS, printLabels } from './labels';
import { listsOf } from './lists';
import { enterWithPhoto } from './photos';
import { seedWaiting, WAITING } from './waiting';

/** How often an item is entered, and labels are printed. */
const [ENTERED, PRINTED] = [40, 20];

/** What is measured of intakes: the lists of what waits for labels, printing them, and entering an item with a photo. */
export async function intakes(
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
  const itemIds = await seedWaiting(world.admin, '30042');
  say(`${WAITING} items in as many intakes wait for labels; there is no floor for these:`);
  const { port } = product;
  // First, as what is printed does not wait any more. The product alone: nobody else is asked for what has no floor.
  const all = { product, floor: product, guarded: product };
  if (wants('lists')) await measure(await listsOf(seeded, port), all, plan, say);
  if (wants('labels')) {
    const { tookMs, bytes } = await printLabels(world, seeded, { port, itemIds, times: PRINTED });
    const size = `${(bytes / 1000).toFixed(0)} kB`;
    say(`${LABELS} labels as PDF (${size}), asked for until fetched: ${lineOf(tookMs)}`);
  }
  if (wants('photos'))
    for (const { title, tookMs } of await enterWithPhoto(seeded, port, ENTERED))
      say(`An item with a photo, ${title}: ${lineOf(tookMs)}`);
  say(`The process has ${product.memoryMb()} MB`);
}

function lineOf(tookMs: readonly number[]): string {
  const sorted = tookMs.toSorted((a, b) => a - b);
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  return `p50 ${ms(quantile(sorted, 0.5))}  worst ${ms(quantile(sorted, 1))}  (${sorted.length} times)`;
}
