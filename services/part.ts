import { createPrivateKey, createPublicKey } from 'node:crypto';
import { readGatewayConfig, type GatewayConfig } from '../gateway/config';
import { remoteFileOwner, remoteResolveActor, remoteSubgraph, type Remote } from '../gateway/remote-subgraph';
import { behindGateway, webProxy } from '../gateway/web-proxy';
import { allServices } from './all';
import { findDemo } from './demo';
import { listen, openGateway } from './gateway';
import { startWorker } from './kernel/event/runner';
import type { ResolveActor } from './kernel/subgraph/port';
import { openPort, type Port } from './kernel/http/port';
import { endWithKeeper, listenOn, sayUp } from './kept';
import { subgraphPort } from './kernel/subgraph/serve';
import { outsideOf } from './outside';
import { portOf } from './split';
import { loadWeb, showDemo } from './web-in-process';

/** How long what is under way may take when a part is stopped. */
const GRACE_MS = 10_000;

/** One part of the split topology: `part identity`, `part web`, `part gateway`. */
export async function runPart([name = '']: string[]): Promise<void> {
  const config = readGatewayConfig();
  const gatewayPort = Number(process.env['KOMMIS_GATEWAY_PORT'] ?? config.port);
  endWithKeeper();
  const serve: Record<string, (config: GatewayConfig, port: number) => Promise<() => Promise<void>>> = {
    gateway: serveGateway,
    web: serveWeb,
  };
  const stop = await (serve[name]?.(config, gatewayPort) ?? serveService(config, name, gatewayPort));
  // Once, whatever comes how often: a second signal must not cut off what the first lets finish.
  let stopping: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void (stopping ??= stop().finally(() => process.exit(0))));
  sayUp();
}

async function serveService(
  config: GatewayConfig,
  name: string,
  gatewayPort: number,
): Promise<() => Promise<void>> {
  const service = allServices.find((each) => each.name === name);
  if (service === undefined) throw new Error(`There is no service "${name}"`);
  const outside = outsideOf(config, name);
  const opened = await service.open({ ...outside, databaseUrl: needed('DATABASE_URL') });
  const worker = await startWorker({
    url: needed('KOMMIS_WORKER_URL'),
    tasks: opened.tasks,
    cron: opened.cron,
    log: outside.log,
  });
  const port = subgraphPort({
    subgraph: opened.subgraph,
    publicKey: createPublicKey({
      key: Buffer.from(needed('KOMMIS_PUBLIC_KEY'), 'base64'),
      format: 'der',
      type: 'spki',
    }),
    ready: () => opened.isReady(),
    files: opened.files,
    ...('resolveActor' in opened ? { resolveActor: opened.resolveActor as ResolveActor } : {}),
    report: (error, requestId) => outside.log.error({ error, requestId }, 'A call failed'),
  });
  await listenHere(port, portOf(name, gatewayPort));
  return async () => {
    await port.stop(GRACE_MS);
    await worker.stop();
    await opened.close();
  };
}

async function serveGateway(config: GatewayConfig, port: number): Promise<() => Promise<void>> {
  const privateKey = createPrivateKey({
    key: Buffer.from(needed('KOMMIS_PRIVATE_KEY'), 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  const remotes = allServices.map(({ name }): Remote => ({
    name,
    url: `http://127.0.0.1:${portOf(name, port)}`,
    privateKey,
  }));
  const webUrl = `http://127.0.0.1:${portOf('web', port)}`;
  const identity = remotes.find((remote) => remote.name === 'identity');
  if (identity === undefined) throw new Error('The gateway needs identity');
  const { http, front, stop } = await openGateway(config, outsideOf(config, 'gateway'), {
    subgraphs: remotes.map(remoteSubgraph),
    resolveActor: remoteResolveActor(identity),
    files: remotes.map((remote, at) => remoteFileOwner(remote, allServices[at]?.uploads ?? [])),
    ready: async () =>
      (await Promise.all([...remotes.map(({ url }) => isReady(`${url}/readyz`)), answers(webUrl)])).every(
        Boolean,
      ),
    noticesUrl: needed('KOMMIS_NOTICES_URL'),
    web: webProxy(webUrl, needed('KOMMIS_WEB_SECRET')),
  });
  await listen(http, config);
  return async () => {
    await stop(GRACE_MS);
    await front.stop();
  };
}

async function serveWeb(config: GatewayConfig, gatewayPort: number): Promise<() => Promise<void>> {
  // Read while the pages are loaded.
  process.env['GATEWAY_URL'] = `http://127.0.0.1:${gatewayPort}`;
  const { handler } = await loadWeb(config);
  // It was made before there were parts.
  showDemo(findDemo(config));
  const handle = behindGateway(handler, needed('KOMMIS_WEB_SECRET'));
  const port = openPort({ handle, isBehind: true });
  await listenHere(port, portOf('web', gatewayPort));
  return () => port.stop(GRACE_MS);
}

/** Only our own parts, on this machine, have business at a part's port. */
const listenHere = ({ server, limits }: Port, port: number): Promise<void> =>
  listenOn(server, { port, host: '127.0.0.1', backlog: limits.backlog });

/** The pages have no readiness of their own: that they answer at all is what there is to know. */
async function answers(url: string): Promise<boolean> {
  const headers = { 'x-forwarded-for': '127.0.0.1' };
  return fetch(url, { headers, signal: AbortSignal.timeout(2_000) }).then(
    () => true,
    () => false,
  );
}

async function isReady(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(2_000) })
    .then((response) => response.ok)
    .catch(() => false);
}

function needed(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new Error(`A part of the split topology needs ${name}; start it with npm run start:split`);
  return value;
}
