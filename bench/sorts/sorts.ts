import { Connection } from '../load';
import { measure, type Measured, type Plan } from '../measure';
import { setUp, startFloors, startProduct, untilStoreArrived } from '../processes';
import { seed } from '../seed';
import { openWorld, type Server } from '../world';
import { cellsOf, type Cell } from './cells';
import { makeGroups } from './groups';

/** What a cell did in a store of so many customers. */
interface CellFigures {
  cell: Cell;
  measured: Measured[];
}

const STORE = '30042';
const WORST_SHOWN = 8;

/**
 * Measures every sort of the customer list with every filter, in a store of each size, and says which cells are worst:
 * of the guarded floor, and in growing from one size to the next.
 */
export async function sorts(
  sizes: readonly number[],
  plan: Plan,
  wants: (title: string) => boolean,
  say: (line: string) => void,
): Promise<void> {
  const found = new Map<number, CellFigures[]>();
  for (const size of sizes) {
    say(`${size.toLocaleString('en')} customers:`);
    found.set(size, await sortsOf(size, plan, wants, say));
    worstOfFloor(found.get(size)!).forEach(say);
  }
  sizes.slice(1).forEach((size, at) => {
    say(`Growing from ${sizes[at]!.toLocaleString('en')} to ${size.toLocaleString('en')} customers, p50:`);
    worstGrowth(found.get(sizes[at]!)!, found.get(size)!).forEach(say);
  });
}

async function sortsOf(
  size: number,
  plan: Plan,
  wants: (title: string) => boolean,
  say: (line: string) => void,
): Promise<CellFigures[]> {
  const world = await openWorld();
  const servers: Server[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.stop()));
    await world.stop();
    await world.remove();
  };
  const interrupted = (): void => void close().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
  try {
    await setUp(world);
    const product = await startProduct(world);
    servers.push(product);
    await untilStoreArrived(world);
    const seeded = await seed(world.admin, STORE, size);
    const groups = await makeGroups(world.admin, STORE, size);
    const cells = cellsOf(seeded, groups, size).filter(({ operation }) => wants(operation.title));
    const floors = await startFloors(world);
    servers.push(floors.floor, floors.guarded);
    const all = { product, ...floors };
    for (const cell of cells) await assertSame(cell, product, floors.guarded);
    const measured = await measure(
      cells.map(({ operation }) => operation),
      all,
      plan,
      say,
    );
    return cells.map((cell) => ({
      cell,
      measured: measured.filter(({ operation }) => operation === cell.operation),
    }));
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupted);
    await close();
  }
}

/** A ratio means something only between the same rows in the same order. */
async function assertSame({ operation }: Cell, product: Server, guarded: Server): Promise<void> {
  const { product: ask, guarded: askFloor } = operation.requests;
  if (!ask || !askFloor) return;
  const [ours, theirs] = await Promise.all([numbersOf(product, ask(3)), numbersOf(guarded, askFloor(3))]);
  if (ours !== theirs)
    throw new Error(`${operation.title}: the floor answers something else.\n${ours}\n${theirs}`);
}

async function numbersOf({ port }: Server, request: Buffer): Promise<string> {
  const connection = new Connection(port);
  const { body } = await connection.send(request).finally(() => connection.close());
  return [...body.toString('utf8').matchAll(/"(?:number|count)":(-?\d+)/g)]
    .map(([, number]) => number)
    .join();
}

function worstOfFloor(figures: readonly CellFigures[]): string[] {
  const ratios = figures.flatMap(({ cell, measured }) =>
    measured.flatMap(({ ofGuarded, connections, figures: { product } }) =>
      ofGuarded === null || !product ? [] : [{ cell, ofGuarded, connections, product }],
    ),
  );
  return ratios
    .sort((a, b) => a.ofGuarded - b.ofGuarded)
    .slice(0, WORST_SHOWN)
    .map(
      ({ cell, ofGuarded, connections, product }, at) =>
        `${at === 0 ? 'Worst of the guarded floor:' : '                           '} ${ofGuarded.toFixed(2)}  ${cell.operation.title}, ${connections} conn, ${Math.round(product.perSecond)}/s, p50 ${product.p50.toFixed(1)} ms`,
    );
}

function worstGrowth(small: readonly CellFigures[], large: readonly CellFigures[]): string[] {
  const grown = large.flatMap(({ cell, measured }) =>
    measured.flatMap(({ connections, figures }) => {
      const before = small
        .find((each) => each.cell.operation.title === cell.operation.title)
        ?.measured.find((each) => each.connections === connections)?.figures;
      if (!before?.product || !figures.product) return [];
      const floor = before.guarded && figures.guarded ? figures.guarded.p50 / before.guarded.p50 : null;
      return [{ cell, connections, times: figures.product.p50 / before.product.p50, floor }];
    }),
  );
  return grown
    .sort((a, b) => b.times - a.times)
    .slice(0, WORST_SHOWN)
    .map(
      ({ cell, connections, times, floor }) =>
        `  × ${times.toFixed(2)}  ${cell.operation.title}, ${connections} conn${floor === null ? '' : ` (the floor × ${floor.toFixed(2)})`}`,
    );
}
