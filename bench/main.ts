import 'reflect-metadata';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { calendar } from './calendar/calendar';
import { intakes } from './intakes/intakes';
import { Connection } from './load';
import { measure, median } from './measure';
import { notices } from './notices/notices';
import { operationsOf, type Operation, type Target } from './operations';
import { payouts } from './payouts/payouts';
import { permissionCost } from './permissions';
import { environmentOf, program, setUp, startFloors, startProduct, untilStoreArrived } from './processes';
import { overload } from './overload/overload';
import { readProfile } from './profile';
import { tableOf, writeReport, type Results } from './report';
import { sales } from './sales/sales';
import { seed } from './seed';
import { sorts } from './sorts/sorts';
import { countStatements, followUp } from './statements';
import { openWorld, root, startServer, type Server, type World } from './world';

const usage = `npm run bench -- [--customers 10000] [--seconds 3] [--rounds 3] [--connections 1,16] [--only my-page,list,…] [--write] [--profile]
  --seconds   measured time of each operation, target and number of connections
  --only      my-page list lean deep search group create my-page-rendered permissions start
              overload: another store's page while one store does its worst, all parts (readers, log-ins, crowd)
              or those named beside it: --only overload,readers
              intakes: lists of 6,000 items and intakes that wait for labels, 200 labels as PDF, an item with a photo; all
              or those named beside it: --only intakes,lists,labels,photos
              sales: a sale, the newest sales, My page while others sell, how soon a balance has it; all or those named
              beside it: --only sales,record,newest,storm,follow
              notices: 1,000 pages that are open: memory, how soon each is told while tills sell, what the tills notice of it
              payouts: a run that pays all consignors of the store, taken back, and a statement of 1,000 lines: --customers
              50000 has 5,000 of them
              calendar: the notes of a year: a week, a month and the list, and their pages: --customers 50000 has 5,000
              consignors
              sorts: every sort of the list with every filter, in a store of each size: --customers 10000,100000,1000000;
              --cells "LAST_NAME|5 %" those whose title has it; the worst cell is printed last
  --write     puts the results of this size into docs/benchmarks.md
  --profile   writes a CPU profile of the product beside and prints where its time went`;

const say = (line: string): void => console.log(line);
const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      customers: { type: 'string', default: '10000' },
      seconds: { type: 'string', default: '3' },
      rounds: { type: 'string', default: '3' },
      connections: { type: 'string', default: '1,16' },
      only: { type: 'string' },
      cells: { type: 'string', default: '' },
      write: { type: 'boolean' },
      profile: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return say(usage);
  const sizes = values.customers.split(',').map((size) => whole(size, 100, 2_000_000));
  const [customers = 0] = sizes;
  const only = values.only?.split(',');
  const wants = (name: string): boolean => !only || only.includes(name);
  const rounds = whole(values.rounds, 1, 50);
  const plan = {
    connections: values.connections.split(',').map((count) => whole(count, 1, 256)),
    rounds,
    sliceMs: (Number(values.seconds) * 1000) / rounds,
    warmUpMs: 150,
  };
  if (only?.includes('sorts')) {
    const cells = new RegExp(values.cells);
    return sorts(sizes, plan, (title) => cells.test(title), say);
  }
  const world = await openWorld();
  const servers: Server[] = [];
  const closing = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server.stop()));
    await world.stop();
    await world.remove();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void closing().finally(() => process.exit(130)));
  try {
    const named =
      only?.filter(
        (name) => !['overload', 'intakes', 'sales', 'notices', 'payouts', 'calendar'].includes(name),
      ) ?? [];
    const isWanted = (part: string): boolean => named.length === 0 || named.includes(part);
    if (only?.includes('overload')) {
      const { sliceMs } = plan;
      return await overload(world, servers, { customers, sliceMs, rounds, wants: isWanted }, say);
    }
    if (only?.includes('intakes'))
      return await intakes(world, servers, { customers, wants: isWanted, ...plan }, say);
    if (only?.includes('sales'))
      return await sales(world, servers, { customers, wants: isWanted, ...plan }, say);
    if (only?.includes('payouts')) return await payouts(world, servers, { customers }, say);
    if (only?.includes('calendar')) return await calendar(world, servers, { customers }, say);
    if (only?.includes('notices')) return await notices(world, servers, { customers, ...plan }, say);
    say(`Store 30042 with ${customers} customers and ${customers * 2} items in ${world.dataRoot}`);
    let at = performance.now();
    await setUp(world);
    const profileFolder = values.profile ? join(root, 'dist-profile', String(process.pid)) : null;
    const bornAt = performance.now();
    const product = await startProduct(world, { profileFolder });
    servers.push(product);
    await untilStoreArrived(world);
    const seeded = await seed(world.admin, '30042', customers);
    say(`Seeded in ${seconds(at)}`);
    const operations = operationsOf(seeded).filter(({ name }) => wants(name));
    const floors = await startFloors(world);
    servers.push(floors.floor, floors.guarded);
    const all = { product, ...floors };
    await assertSame(operations, all);
    const loadFrom = (at = performance.now());
    const measured = await measure(operations, all, plan, say);
    say(`Measured in ${seconds(at)}`);
    if (wants('create')) say(await followUp(world));
    const asked = await countStatements(world, operations, product.port);
    const memoryMb = product.memoryMb();
    const { rows } = await world.admin.query<{ server_version: string }>('SHOW server_version');
    for (const server of servers) await server.stop();
    if (profileFolder) say(readProfile(profileFolder, loadFrom - bornAt).join('\n'));
    const list = operationsOf(seeded).find(({ name }) => name === 'list')!;
    const permissions = wants('permissions') ? await measurePermissions(world, list, servers) : null;
    const startMs = wants('start') ? await measureStart(world, list, servers) : null;
    const results: Results = {
      customers,
      plan,
      measured,
      asked,
      memoryMb,
      permissions,
      startMs,
      postgres: rows[0]?.server_version ?? '',
    };
    say(tableOf(results).join('\n'));
    if (values.write) writeReport(results);
  } finally {
    await closing();
  }
}

function whole(text: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new Error(`"${text}": a whole number from ${least} to ${most}\n${usage}`);
  return value;
}

/** A ratio means something only between answers that say the same. */
async function assertSame(operations: readonly Operation[], servers: Record<Target, Server>): Promise<void> {
  for (const { name, kind, requests } of operations) {
    if (kind !== 'read') continue;
    const said = await Promise.all(
      (['product', 'floor', 'guarded'] as const).map(async (target) => {
        const connection = new Connection(servers[target].port);
        const { body } = await connection.send(requests[target]!(3));
        connection.close();
        const text = body.toString('utf8');
        const numbers = [...text.matchAll(/"(?:number|count|amountMinor)":(-?\d+)/g)]
          .map(([, number]) => number)
          .join();
        return { target, text, numbers, bytes: body.length };
      }),
    );
    const [product, ...floors] = said;
    for (const floor of floors)
      if (floor.numbers !== product?.numbers)
        throw new Error(
          `${name}: ${floor.target} answers something else.\n${product?.text.slice(0, 3_000)}\n${floor.text.slice(0, 3_000)}`,
        );
    say(
      `  ${name}: the same answer from all, ${said.map(({ target, bytes }) => `${target} ${(bytes / 1024).toFixed(1)} KB`).join(', ')}`,
    );
  }
}

async function measurePermissions(
  world: World,
  list: Operation,
  servers: Server[],
): Promise<Results['permissions']> {
  const product = await startProduct(world, { preload: join(root, 'bench', 'permission-switch.mjs') });
  servers.push(product);
  const cost = await permissionCost(list, product, 41, 500);
  await product.stop();
  return cost;
}

/** From the process's start, its own embedded database included, to the first operation answered. */
async function measureStart(world: World, list: Operation, servers: Server[]): Promise<number> {
  await world.stop();
  const took: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    const server = await startServer({
      args: program,
      env: { ...environmentOf(world), DATABASE_URL: '' },
      logFile: join(world.dataRoot, 'product.log'),
      answers: async (port) => {
        const connection = new Connection(port);
        const { status } = await connection
          .send(list.requests.product!(time))
          .finally(() => connection.close());
        return status === 200;
      },
    });
    servers.push(server);
    took.push(server.startMs);
    await server.stop();
  }
  return median(took);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
