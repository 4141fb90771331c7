import { once } from 'node:events';
import { Connection, loadFor } from './load';
import { isGood, median } from './measure';
import type { Operation } from './operations';
import type { Server } from './world';

/** What the permission check costs, in percent of the operations without it: the median of the pairs, and where half of them lie. */
export interface PermissionCost {
  pairs: number;
  medianPercent: number;
  lowerPercent: number;
  upperPercent: number;
}

/** Runs the list with and without the check in turns, in one process; each pair's order is the other way round. */
export async function permissionCost(
  list: Operation,
  product: Server,
  pairs: number,
  sliceMs: number,
): Promise<PermissionCost> {
  const connections = Array.from({ length: 4 }, () => new Connection(product.port));
  const make = list.requests.product!;
  let turn = 0;
  const run = async (state: 'on' | 'off'): Promise<number> => {
    product.child.send(state);
    await once(product.child, 'message');
    const slice = await loadFor(connections, () => make(turn++), isGood(list), {
      warmUpMs: 100,
      measuredMs: sliceMs,
    });
    return slice.latencies.length;
  };
  for (let warm = 0; warm < 4; warm += 1) await run('on');
  const costs: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    const isOnFirst = pair % 2 === 0;
    const first = await run(isOnFirst ? 'on' : 'off');
    const second = await run(isOnFirst ? 'off' : 'on');
    const [on, off] = isOnFirst ? [first, second] : [second, first];
    costs.push((1 - on / off) * 100);
  }
  for (const each of connections) each.close();
  const sorted = [...costs].sort((a, b) => a - b);
  return {
    pairs,
    medianPercent: median(costs),
    lowerPercent: sorted[Math.floor(pairs / 4)]!,
    upperPercent: sorted[Math.floor((pairs * 3) / 4)]!,
  };
}
