import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { BackOff } from '../restart/back-off';
import { CHANNEL, readNotice, type Notice } from './notice';

/** Who hears notices. */
export interface Hearing {
  heard(notice: Notice): void;
  /** From now on they come again; what came meanwhile nobody heard. */
  missed(): void;
}

export interface ListenOptions extends Hearing {
  /** URL of a role that may do nothing but this. */
  url: string;
  log: { warn(fields: object, message: string): void; info(fields: object, message: string): void };
  backOff?: BackOff;
}

/** A database that is back is heard again within two seconds, and one that is away costs an attempt in two. */
const PAUSES = { firstMs: 250, mostMs: 2_000, wellMs: 60_000 };
/** A connection that died without a word says so when it is asked: nothing else is ever sent on it. */
const ASK_MS = 20_000;
const PATIENCE_MS = 5_000;

/** Listens on one connection of this process' own, and again whenever it is lost. Returns at once. */
export function listenForNotices(options: ListenOptions): { stop(): Promise<void> } {
  const { log, backOff = new BackOff(PAUSES) } = options;
  const stopped = new AbortController();
  const run = async (): Promise<void> => {
    for (let isFirst = true; !stopped.signal.aborted; isFirst = false) {
      const why = await listenOnce(options, stopped.signal, () => {
        backOff.begun();
        if (isFirst) return;
        log.info({}, 'Notices are heard again');
      });
      if (stopped.signal.aborted) return;
      const pauseMs = backOff.next();
      log.warn({ why, pauseMs }, 'No notices are heard; listening again');
      await sleep(pauseMs, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    async stop() {
      stopped.abort();
      await running;
    },
  };
}

/** Until the connection is lost; answers why it was. */
async function listenOnce(
  { url, heard, missed }: ListenOptions,
  signal: AbortSignal,
  begun: () => void,
): Promise<string> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS, keepAlive: true });
  const lost = new Promise<string>((end) => {
    client.on('error', (error) => end(error.message));
    client.on('end', () => end('the connection ended'));
    signal.addEventListener('abort', () => end('stopped'), { once: true });
  });
  client.on('notification', ({ payload = '' }) => {
    const notice = readNotice(payload);
    if (notice !== null) heard(notice);
  });
  const begin = async (): Promise<string> => {
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    begun();
    // Whoever was told nothing while nobody listened looks for themselves.
    missed();
    return lost;
  };
  const asking = setInterval(() => void ask(client), ASK_MS);
  asking.unref();
  try {
    return await Promise.race([begin(), lost]);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    clearInterval(asking);
    void client.end().catch(() => undefined);
  }
}

async function ask(client: Client): Promise<void> {
  const { stream } = client.connection as unknown as { stream: Socket };
  const late = setTimeout(() => stream.destroy(), PATIENCE_MS);
  await client.query('SELECT 1').catch(() => undefined);
  clearTimeout(late);
}
