import { join } from 'node:path';
import { readPidFile } from '../../services/embedded/postmaster';
import { startEmbedded } from '../../services/embedded/embedded';
import { ask, linkTo, operate, until } from '../product/graph';
import { freePort, startProduct, type Product, type ProductOptions } from '../product/product';
import { command as runCommand } from './shop';
import { makeDataRoot } from '../data-root';
import { childrenOf, type Child } from './children';

const bomb = join(process.cwd(), 'tests', 'fault', 'bomb.cjs');
const isReady = async (product: Product): Promise<boolean> =>
  (await ask(`${product.url}/readyz`)).status === 200;
const parts = ['identity', 'customers', 'consignment', 'commerce', 'web', 'gateway'];

/** How a process dies, and what is said of it. */
const deaths: [string, { bomb?: string; signal: NodeJS.Signals; says: RegExp }][] = [
  ['memory', { bomb: 'memory', signal: 'SIGUSR2', says: /ran out of memory \(SIGABRT\)/ }],
  [
    'an exception in a timer',
    { bomb: 'timer', signal: 'SIGUSR2', says: /error that nobody caught \(code 1\)/ },
  ],
  [
    'a promise that nobody heard',
    { bomb: 'promise', signal: 'SIGUSR2', says: /error that nobody caught \(code 1\)/ },
  ],
  ['kill -9', { signal: 'SIGKILL', says: /was killed.*\(SIGKILL\)/ }],
  ['a signal', { signal: 'SIGTERM', says: /ended without being asked to/ }],
];

let product: Product;
afterEach(() => product.stop());

const start = (kind: string | undefined, forWhom: string, options: ProductOptions): Promise<Product> =>
  startProduct({
    ...options,
    environment: { NODE_OPTIONS: `--require ${bomb}`, KOMMIS_BOMB: kind ?? '', KOMMIS_BOMB_FOR: forWhom },
  });
/** The one process below this one that was called so. */
const child = (pid: number | undefined, called: RegExp): Promise<Child> =>
  until(`A process ${called.source}`, async () =>
    childrenOf(pid ?? 0).find(({ command }) => called.test(command)),
  );

test.each(deaths)(
  'the server, ended by %s, is started again, and says why',
  async (_name, death) => {
    product = await start(death.bomb, '', { kept: ['--max-old-space-size=200'] });
    const server = await child(product.child.pid, /services\/main\.js/);
    process.kill(server.pid, death.signal);
    await until('Its death', async () => product.output().includes('starting it again'), 60_000);
    await until('Ready again', () => isReady(product), 60_000);
    const again = await child(product.child.pid, /services\/main\.js/);
    expect(again.pid).not.toBe(server.pid);
    expect(/Kommis .*starting it again in 1 s/.exec(product.output())?.[0]).toMatch(death.says);
    // Its worker works: what is asked for by mail comes.
    const { email } = product.logIn('marijke');
    const query = `mutation { requestPasswordReset(input: { email: "${email}" }) { __typename } }`;
    await operate(product, { storeId: '30042', door: 'portal' }, query);
    expect(await linkTo(product, '30042', email)).toContain('/30042/set-password?token=');
    expect(await product.stop()).toBe(0);
    expect(childrenOf(again.pid)).toEqual([]);
  },
  240_000,
);

test('each part that dies is started again, and what keeps them too; nothing is left when all is stopped', async () => {
  product = await start('timer', 'part identity', { kept: [], command: ['split'] });
  const launcher = await child(product.child.pid, /services\/main\.js split/);
  const partOf = (name: string): Promise<Child> => child(launcher.pid, new RegExp(`part ${name}`));
  for (const name of parts) {
    const part = await partOf(name);
    process.kill(part.pid, name === 'identity' ? 'SIGUSR2' : 'SIGKILL');
    await until('Its death', async () => product.output().includes(`${name} was`), 20_000);
    await until(
      'Ready again',
      async () => (await partOf(name)).pid !== part.pid && (await isReady(product)),
      60_000,
    );
  }
  const before = (await partOf('gateway')).pid;
  process.kill(launcher.pid, 'SIGKILL');
  await until('Its death', async () => product.output().includes('Kommis was killed'), 20_000);
  const next = await until('The next', async () =>
    childrenOf(product.child.pid ?? 0).find(({ pid }) => pid !== launcher.pid),
  );
  await until(
    'Ready again',
    async () => (await isReady(product)) && childrenOf(next.pid).length >= parts.length,
    90_000,
  );
  expect((await child(next.pid, /part gateway/)).pid).not.toBe(before);
  const { dataDir } = await startEmbedded({
    dataRoot: product.environment['KOMMIS_DATA'] ?? '',
    whenRunning: 'join',
  });
  expect(await product.stop()).toBe(0);
  expect([childrenOf(next.pid), readPidFile(dataDir)]).toEqual([[], null]);
}, 400_000);

describe('a wrong setting ends it with what is wrong, and is not tried again', () => {
  test.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ['a port that is none', { PORT: 'eighty' }, /PORT must be a number/],
    [
      'an address of another machine',
      { HOST: '192.0.2.1', KOMMIS_DEMO: 'on', LOG_LEVEL: 'warn' },
      /192\.0\.2\.1/,
    ],
    ['a mail server that is no address', { KOMMIS_DEMO: 'perhaps' }, /KOMMIS_DEMO must be/],
  ])(
    '%s',
    async (_name, environment, says) => {
      const port = String(await freePort());
      const settings = { PORT: port, KOMMIS_DATA: makeDataRoot('restart'), ...environment };
      const { code, printed } = await runCommand([], settings, 'dist/services/keep.js');
      expect([code, printed]).toEqual([78, expect.stringMatching(says)]);
      expect(printed).toMatch(/is not started again/);
      expect(printed).not.toMatch(/starting it again/);
    },
    60_000,
  );
});

test('a database that is away is waited for, with longer pauses and a line each time', async () => {
  const [database, port] = [await freePort(), await freePort()];
  const settings = { DATABASE_URL: `postgres://x:y@127.0.0.1:${database}/kommis`, PORT: String(port) };
  const { printed } = await runCommand(
    [],
    { ...settings, KOMMIS_DATA: makeDataRoot('restart') },
    'dist/services/keep.js',
    /starting it again in 2 s/,
  );
  const pauses = [...printed.matchAll(/Kommis could not start for now; starting it again in (\d+) s/g)];
  expect(pauses.map(([, seconds]) => Number(seconds)).slice(0, 2)).toEqual([1, 2]);
});
