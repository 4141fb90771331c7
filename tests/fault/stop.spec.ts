import { Agent } from 'node:http';
import { ask, marijkeOf, must, operate, staffOf, until, type Asker } from '../product/graph';
import { startProduct, type Product } from '../product/product';

const topologies: [string, string[]][] = [
  ['in one process', []],
  ['when split', ['split']],
];
/** Of each kind: a browser that reads pages, a client of the graph that reads, one that writes. */
const CLIENTS = 20;

describe.each(topologies)('%s', (_name, command) => {
  let product: Product;
  afterEach(() => product.stop());

  test('SIGTERM under load resets nobody: whoever was taken is answered, and hears of the end with it', async () => {
    product = await startProduct({ command });
    const [staff, marijke] = [await staffOf(product, '30042'), await marijkeOf(product)];
    const counts = { answered: 0, closed: 0, written: 0 };
    const failed: string[] = [];
    const clients = Array.from({ length: 3 * CLIENTS }, (_, at) => client(at));
    await until('Load', async () => counts.answered > 5 * clients.length, 60_000);
    product.child.kill('SIGTERM');
    await Promise.all(clients);
    expect(failed).toEqual([]);
    // Everybody's last answer told him that it was.
    expect(counts.closed).toBeGreaterThan(clients.length / 2);
    expect(await product.stop()).toBe(0);

    product = await startProduct({ dataRoot: product.environment['KOMMIS_DATA'] ?? '' });
    const { total } = await must<{ total: { count: number } }>(
      product,
      await staffOf(product, '30042'),
      '{ customers(filter: { search: "Laatstehand" }) { total { count } } }',
    );
    expect(total.count).toBeGreaterThanOrEqual(counts.written);
    console.log(`SIGTERM ${_name}: ${counts.answered} answered, ${counts.written} of them writes, 0 reset.`);

    /** Asks on one connection, kept alive, until nobody listens any more. */
    async function client(at: number): Promise<void> {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      for (let turn = 0; ; turn += 1) {
        try {
          const { status, text, headers } = await turnOf(at, turn, agent);
          // Too much at once for this machine is an answer, too.
          if (status !== 200 && headers['retry-after'] === undefined)
            failed.push(`${status} ${text.slice(0, 300)}`);
          counts.answered += 1;
          if (headers['connection'] === 'close') counts.closed += 1;
        } catch (error) {
          const { code = String(error) } = error as { code?: string };
          if (code !== 'ECONNREFUSED') failed.push(code);
          return agent.destroy();
        }
      }
    }

    async function turnOf(at: number, turn: number, agent: Agent): ReturnType<typeof ask> {
      if (at % 3 === 0) return ask(`${product.url}/30042`, { agent, headers: { accept: 'text/html' } });
      const asker: Asker = { ...(at % 3 === 1 ? marijke : staff), agent };
      const input = { kind: 'PRIVATE', lastName: `Laatstehand ${at} ${turn}` };
      const answer =
        asker.door === 'portal'
          ? await operate(product, asker, 'query Own { viewer { kind customers { displayName } } }')
          : await operate(
              product,
              asker,
              'mutation Create($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename } }',
              { input },
            );
      if (asker.door === 'console' && answer.data) counts.written += 1;
      return answer;
    }
  }, 240_000);
});
