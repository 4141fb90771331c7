import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { guard } from './floor/statements';
import type { Target } from './operations';
import { root, startServer, type Server, type World } from './world';

/** The product as `npm start` runs it. */
export const program = [
  '--enable-source-maps',
  '--max-semi-space-size=16',
  '--max-old-space-size=1024',
  'dist/services/main.js',
];

/** A store of its own: nothing of the environment it is started in reaches it. */
export function environmentOf(world: World): Record<string, string> {
  return {
    KOMMIS_DATA: world.dataRoot,
    KOMMIS_DEMO: 'off',
    DATABASE_URL: world.adminUrl,
    SMTP_URL: '',
    LOG_LEVEL: 'info',
    KOMMIS_OWNER_PASSWORD: randomBytes(18).toString('base64url'),
  };
}

const FIRST_STORE = { store: '30042', name: 'Benchmark', owner: 'Els de Wit', email: 'els@example.test' };

/** A store and its owner, by the product's own command. */
export async function setUp(
  world: World,
  options: Readonly<Record<string, string>> = FIRST_STORE,
  password?: string,
): Promise<void> {
  const args = [
    ...program,
    'set-up',
    ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
  ];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: {
      ...process.env,
      ...environmentOf(world),
      ...(password === undefined ? {} : { KOMMIS_OWNER_PASSWORD: password }),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error('The store could not be made');
}

/** Starts the product on the run's database; optionally with a profile, or with something loaded before it. */
export function startProduct(
  world: World,
  options: { profileFolder?: string | null; preload?: string } = {},
): Promise<Server> {
  const { profileFolder, preload } = options;
  if (profileFolder) mkdirSync(profileFolder, { recursive: true });
  return startServer({
    args: [
      ...(profileFolder ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`] : []),
      ...(preload ? ['--import', preload] : []),
      ...program,
    ],
    env: environmentOf(world),
    logFile: join(world.dataRoot, 'product.log'),
    answers: async (port) => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok,
    ipc: preload !== undefined,
  });
}

/** A new store reaches the services by event. */
export async function untilStoreArrived({ admin }: World, stores = 1): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const { rows } = await admin.query<{ arrived: boolean }>(
      'SELECT (SELECT count(*) FROM customers.store) + (SELECT count(*) FROM consignment.store) + (SELECT count(*) FROM commerce.store) = 3 * $1::int AS arrived',
      [stores],
    );
    if (rows[0]?.arrived) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The store did not reach every service');
}

/** Starts both floors, the guarded one under a role that every service's policies hold for. */
export async function startFloors(world: World): Promise<Record<Exclude<Target, 'product'>, Server>> {
  const password = randomBytes(16).toString('hex');
  await world.admin.query(guard(password));
  const guardedUrl = new URL(world.adminUrl);
  guardedUrl.username = 'bench_guarded';
  guardedUrl.password = password;
  const start = (floor: string, databaseUrl: string): Promise<Server> =>
    startServer({
      args: ['-r', '@swc-node/register', 'bench/floor/floor.ts'],
      env: { FLOOR: floor, DATABASE_URL: databaseUrl },
      logFile: join(world.dataRoot, `${floor}.log`),
      answers: async (port) => (await fetch(`http://127.0.0.1:${port}/`)).status < 600,
    });
  return {
    floor: await start('plain', world.adminUrl),
    guarded: await start('guarded', guardedUrl.toString()),
  };
}
