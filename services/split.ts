import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readGatewayConfig } from '../gateway/config';
import { assertSafeToServe, BadEnvironment } from './kernel/config/config';
import { allServices } from './all';
import { announce, ensureDemo } from './demo';
import { keepRunning } from './keep-running';
import { endWithKeeper, sayUp } from './kept';
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
  assertPortsFor(config.port);
  const place = await preparePlace(config, say);
  // The demo is made through the graph, too; in this process, before there are others.
  const maker = await startOneProcess(config, place, { pages: false, listens: false });
  const demo = await ensureDemo(config, maker, say);
  let stopping = false;
  const stop = async (code = 0): Promise<void> => {
    if (stopping) return;
    stopping = true;
    say('\nStopping every process …');
    await children.stop();
    await place.stop();
    say('Stopped.');
    process.exit(code);
  };
  const children = startParts(config.port, place, say, (part, code) => {
    say(`${part} is not started again: what it said above has to be put right first.`);
    void stop(code);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
  endWithKeeper();
  await untilReady(`http://${config.host}:${config.port}/readyz`);
  await announce(config, maker, demo, performance.now() - startedAt, say);
  await maker.stop();
  sayUp();
}

/** The parts stand on the ports after the one people type. */
function assertPortsFor(port: number): void {
  const last = 65_535 - parts.length + 1;
  if (port < 1 || port > last)
    throw new BadEnvironment(`PORT must be a number from 1 to ${last} when split, not "${port}".`);
}

/** Port of a part; the gateway has the one people type. */
export function portOf(part: string, port: number): number {
  return part === 'gateway' ? port : port + 1 + parts.indexOf(part);
}

function startParts(
  port: number,
  place: Place,
  say: Say,
  giveUp: (part: string, code: number) => void,
): { stop(): Promise<void> } {
  const keys = generateKeyPairSync('ed25519');
  const shared = { KOMMIS_GATEWAY_PORT: String(port) };
  const webSecret = randomBytes(32).toString('base64url');
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const privateKey = keys.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  // Each process gets the one database role it needs (the gateway one that only hears), only the gateway can sign, and it and the pages know each other.
  const secrets = (part: string): Record<string, string> => {
    if (part === 'gateway')
      return {
        ...{ KOMMIS_PRIVATE_KEY: privateKey, KOMMIS_WEB_SECRET: webSecret },
        KOMMIS_NOTICES_URL: place.urlOf('notices'),
      };
    if (part === 'web') return { KOMMIS_WEB_SECRET: webSecret };
    return {
      DATABASE_URL: place.urlOf(part),
      KOMMIS_WORKER_URL: place.urlOf('worker'),
      KOMMIS_PUBLIC_KEY: publicKey,
    };
  };
  const keep = (part: string): ReturnType<typeof keepRunning> =>
    keepRunning(
      {
        name: part,
        args: [...process.execArgv, process.argv[1] ?? '', 'part', part],
        options: {
          env: { ...process.env, ...shared, ...secrets(part) },
          stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
          // Ctrl-C reaches the whole terminal group, and they are stopped one after the other.
          detached: true,
        },
      },
      { say, giveUp },
    );
  const running = parts.map(keep);
  return {
    async stop() {
      // Backwards: the gateway answers what it has taken while all that it needs for it is still there.
      for (const part of running.toReversed()) await part.stop();
    },
  };
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
