import { Agent } from 'node:http';
import { startEmbedded } from '../../services/embedded/embedded';
import { readPidFile } from '../../services/embedded/postmaster';
import { isPostgresOf } from '../../services/embedded/process';
import { ask, marijkeOf, must, operate, staffOf, until, type Asker } from '../product/graph';
import { startProduct, type Product } from '../product/product';

const dataRootOf = (product: Product): string => product.environment['KOMMIS_DATA'] ?? '';
const dataDirOf = async (product: Product): Promise<string> =>
  (await startEmbedded({ dataRoot: dataRootOf(product), whenRunning: 'join' })).dataDir;
/** What it says itself, after everything was loaded. */
const secondsToStart = (product: Product): number =>
  Number(/running after ([\d.]+) s/.exec(product.output())?.[1]);
let product: Product;
// As Ctrl-C does: a killed one would leave its database running.
afterEach(() => product.stop());

test('Ctrl-C stops everything, the database too; the next start takes less than five seconds; after kill -9 the one after that just works', async () => {
  product = await startProduct();
  const dataDir = await dataDirOf(product);
  const pid = readPidFile(dataDir)?.pid ?? 0;
  expect(isPostgresOf(pid, dataDir)).toBe(true);
  expect(await product.stop()).toBe(0);
  expect(isPostgresOf(pid, dataDir)).toBe(false);
  expect(readPidFile(dataDir)).toBeNull();
  await expect(ask(`${product.url}/healthz`)).rejects.toMatchObject({ code: 'ECONNREFUSED' });

  product = await startProduct({ dataRoot: dataRootOf(product) });
  expect(secondsToStart(product)).toBeLessThan(5);
  const staff = await staffOf(product, '30042');
  const create =
    'mutation { createCustomer(input: { kind: PRIVATE, lastName: "Vlak voor het einde" }) { __typename } }';
  expect(await must(product, staff, create)).toEqual({ __typename: 'Customer' });
  await product.kill();

  product = await startProduct({ dataRoot: dataRootOf(product) });
  const found = await must<{ total: { count: number } }>(
    product,
    await staffOf(product, '30042'),
    '{ customers(filter: { search: "Vlak voor het einde" }) { total { count } } }',
  );
  expect(found.total).toEqual({ count: 1 });
  // Of the killed one nothing is left that would fill the machine.
  expect(isPostgresOf(readPidFile(dataDir)?.pid ?? 0, dataDir)).toBe(true);
  expect(await product.stop()).toBe(0);
});

test('a second one on the same data is refused with what to do, and disturbs nothing', async () => {
  product = await startProduct();
  await expect(startProduct({ dataRoot: dataRootOf(product) })).rejects.toThrow(
    /already running .* Stop that one first/s,
  );
  expect((await ask(`${product.url}/readyz`)).status).toBe(200);
});

test('SIGTERM under load fails no request that was taken', async () => {
  product = await startProduct();
  const [staff, marijke] = [await staffOf(product, '30042'), await marijkeOf(product)];
  const failed: unknown[] = [];
  const counts = { answered: 0, acknowledged: 0, written: 0 };
  const clients = Array.from({ length: 12 }, (_, at) => load(at % 3 === 0 ? staff : marijke, at));
  await until('Load', async () => counts.answered > 200);
  product.child.kill('SIGTERM');
  await Promise.all(clients);
  const ended = new Promise<number | null>((resolve) => product.child.once('exit', resolve));
  const exit = product.child.exitCode ?? (await ended);
  expect([failed, exit]).toEqual([[], 0]);
  expect(counts.acknowledged).toBeGreaterThan(10);

  product = await startProduct({ dataRoot: dataRootOf(product) });
  const found = await must<{ total: { count: number } }>(
    product,
    await staffOf(product, '30042'),
    '{ customers(filter: { search: "Onderlast" }) { total { count } } }',
  );
  // A request that came on a connection just being closed is sent again by its key, so never counted twice.
  expect(found.total.count).toBe(counts.acknowledged);
  console.log(`Under SIGTERM: ${counts.answered} answered, ${counts.acknowledged} of them writes, 0 failed.`);

  /** Asks on one connection after the other until nobody listens any more. */
  async function load(asker: Asker, client: number): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const create =
      'mutation Create($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename } }';
    const read = 'query Own { viewer { kind customers { displayName consignor { stock { all } } } } }';
    for (let count = 0; ; count += 1) {
      const input = {
        kind: 'PRIVATE',
        lastName: `Onderlast ${client} ${count}`,
        idempotencyKey: `onderlast-${client}-${count}`,
      };
      const isWrite = asker.door === 'console';
      try {
        const answer = isWrite
          ? await operate(product, { ...asker, agent }, create, { input })
          : await operate(product, { ...asker, agent }, read);
        if (answer.status !== 200 || answer.errors !== undefined) failed.push(answer.text);
        counts.answered += 1;
        if (isWrite) counts.acknowledged += 1;
      } catch (error) {
        const { code } = error as { code?: string };
        if (code === 'ECONNREFUSED') return agent.destroy();
        // An idle connection that was closed as we wrote on it: HTTP says to try again on another.
        if (code !== 'ECONNRESET' && code !== 'EPIPE') failed.push(error);
        else count -= 1;
      }
    }
  }
});
