import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { makeDataRoot } from '../data-root';
import { demoData } from './demo-data';

/** The built product as somebody finds it who has not started it. */
export interface Running {
  url: string;
  /** What it printed so far. */
  output(): string;
  /** A demo log-in it printed: `els@…`, `marijke…`, `ingrid@…`. */
  logIn(email: string): { email: string; password: string };
  environment: NodeJS.ProcessEnv;
}

/** The built product as its users run it: a process of its own on a free port, with data of its own. */
export interface Product extends Running {
  child: ChildProcess;
  /** Ends it as Ctrl-C does and answers with its exit code. */
  stop(): Promise<number | null>;
  /** kill -9, and nothing else. */
  kill(): Promise<void>;
}

export interface ProductOptions {
  /** `[]` for one process, `['split']` for all parts as processes. */
  command?: string[];
  environment?: NodeJS.ProcessEnv;
  /** Node's arguments, where it is kept running as `npm start` keeps it. */
  kept?: string[];
  /** Data of an earlier start; where it is left out, the demo stores as a first start has made them. */
  dataRoot?: string;
}

/** Starts `dist/`; the test command has built it. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const port = await freePort();
  const isDemo = options.environment?.['DATABASE_URL'] === undefined;
  const dataRoot =
    options.dataRoot ??
    (isDemo ? await demoData((made) => startProduct({ dataRoot: made })) : makeDataRoot('product'));
  const environment = { ...environmentOf(port, dataRoot), ...options.environment };
  const keeper = options.kept ? ['dist/services/keep.js', ...options.kept] : [];
  const child = spawn(process.execPath, [...keeper, 'dist/services/main.js', ...(options.command ?? [])], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => (printed += text.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The product did not start:\n${printed}`)), 90_000);
    child.stdout?.on('data', () => {
      if (!printed.includes(READY)) return;
      clearTimeout(timer);
      resolve();
    });
    void ended.then((code) => {
      clearTimeout(timer);
      reject(new Error(`The product ended (${code}):\n${printed}`));
    });
  });
  return {
    ...runningAt(port, environment, () => printed),
    child,
    stop() {
      child.kill('SIGINT');
      return ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** What it prints once it is there. */
export const READY = 'Ctrl-C stops everything';

export function environmentOf(port: number, dataRoot: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ...{ NODE_OPTIONS: '', NODE_ENV: 'production', LOG_LEVEL: 'warn' },
    ...{ PORT: String(port), KOMMIS_DATA: dataRoot },
  };
}

/** What runs at this port, and prints this. */
export function runningAt(port: number, environment: NodeJS.ProcessEnv, output: () => string): Running {
  return {
    url: `http://localhost:${port}`,
    output,
    logIn(email) {
      const line = output()
        .split('\n')
        .find((each) => each.includes(email));
      const [found, password] = /(\S+@\S+)\s+(\S+)\s*$/.exec(line ?? '')?.slice(1) ?? [];
      if (found === undefined || password === undefined) throw new Error(`No log-in of ${email} was printed`);
      return { email: found, password };
    },
    environment,
  };
}

/** The parts of a split product stand on the ports after its own. */
const PORTS = 6;

/** Tens of ports that belong to one of the workers that run specs beside each other. */
const TENS = 250;
const FIRST_PORT = 10_000;
const WORKERS = 9;

/**
 * A port on which, and on the five after which, nobody listens at this moment, and which no other worker hands out
 * before its taker listens; below those that the system gives to whoever connects to somebody, of which there are
 * hundreds while specs run beside each other.
 */
export async function freePort(): Promise<number> {
  const worker = Number(process.env.JEST_WORKER_ID ?? 0) % WORKERS;
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const first = FIRST_PORT + (worker * TENS + randomInt(TENS)) * 10;
    const free = await Promise.all(Array.from({ length: PORTS }, (_, more) => isFree(first + more)));
    if (free.every(Boolean)) return first;
  }
  throw new Error('No six ports in a row are free');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
