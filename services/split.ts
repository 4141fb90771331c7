import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readGatewayConfig } from '../gateway/config';
import { assertSafeToServe } from './kernel/config/config';
import { allServices } from './all';
import { announce, ensureDemo } from './demo';
import { startOneProcess } from './one-process';
import { preparePlace, type Place } from './place';

type Say = (line: string) => void;

/** The parts, in the order in which they can start; each has the port PORT + its place here. */
const parts = [...allServices.map((service) => service.name), 'web', 'gateway'];

/** `npm run start:split`: gateway, each service and the pages as processes of their own, on this machine. */
export async function runSplit(): Promise<void> {
  const say: Say = (line) => console.log(line);
  const startedAt = performance.now();
  const config = readGatewayConfig();
  assertSafeToServe(config);
  const place = await preparePlace(config, say);
  // The demo is made through the graph, too; in this process, before there are others.
  const maker = await startOneProcess(config, place, { pages: false, listens: false });
  const demo = await ensureDemo(config, maker, say);
  const children = startParts(config.port, place, say);
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say('\nStopping every process …');
    await children.stop();
    await place.stop();
    say('Stopped.');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
  await untilReady(`http://${config.host}:${config.port}/readyz`);
  await announce(config, maker, demo, performance.now() - startedAt, say);
  await maker.stop();
}

/** Port of a part; the gateway has the one people type. */
export function portOf(part: string, port: number): number {
  return part === 'gateway' ? port : port + 1 + parts.indexOf(part);
}

function startParts(port: number, place: Place, say: Say): { stop(): Promise<void> } {
  const keys = generateKeyPairSync('ed25519');
  const shared = { KOMMIS_GATEWAY_PORT: String(port) };
  const webSecret = randomBytes(32).toString('base64url');
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const privateKey = keys.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  // Each process gets the one database role it needs, only the gateway can sign, and it and the pages know each other.
  const secrets = (part: string): Record<string, string> => {
    if (part === 'gateway') return { KOMMIS_PRIVATE_KEY: privateKey, KOMMIS_WEB_SECRET: webSecret };
    if (part === 'web') return { KOMMIS_WEB_SECRET: webSecret };
    return {
      DATABASE_URL: place.urlOf(`kommis_${part}`),
      KOMMIS_WORKER_URL: place.urlOf('kommis_worker'),
      KOMMIS_PUBLIC_KEY: publicKey,
    };
  };
  const running = new Map<string, ChildProcess>();
  let stopping = false;
  const start = (part: string): void => {
    const env = { ...process.env, ...shared, ...secrets(part) };
    const child = spawn(process.execPath, [...process.execArgv, process.argv[1] ?? '', 'part', part], {
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    });
    running.set(part, child);
    child.once('exit', (code, signal) => {
      if (stopping) return;
      say(`${part} ended (${signal ?? code}); starting it again`);
      setTimeout(() => start(part), 1_000);
    });
  };
  parts.forEach(start);
  return {
    async stop() {
      stopping = true;
      await Promise.all([...running.values()].map(ended));
    },
  };
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const ready = await fetch(url)
      .then((response) => response.ok)
      .catch(() => false);
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The processes did not become ready in 30 s');
}
