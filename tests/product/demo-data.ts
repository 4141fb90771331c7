import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbedded } from '../../services/embedded/embedded';
import { makeDataRoot } from '../data-root';
import type { Product } from './product';

/**
 * A data root in which the demo stores stand as a first start makes them and nothing waits to be done. It is made once in a run,
 * in the run's folder, because a first start is ten seconds of work; each product has a copy of its own.
 */
export async function demoData(start: (dataRoot: string) => Promise<Product>): Promise<string> {
  const [made, making] = [join(tmpdir(), 'kommis-demo'), join(tmpdir(), 'kommis-demo-making')];
  while (!existsSync(made)) {
    if (isFirst(making)) {
      try {
        renameSync(await makeDemoData(start), made);
      } finally {
        rmSync(making, { recursive: true });
      }
    } else await sleep(100);
  }
  const copy = makeDataRoot('product');
  execFileSync('cp', ['-a', `${made}/.`, copy]);
  return copy;
}

/** Of all that come, in whatever process, one makes the folder. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function makeDemoData(start: (dataRoot: string) => Promise<Product>): Promise<string> {
  const dataRoot = makeDataRoot('product');
  const product = await start(dataRoot);
  const { adminUrl } = await startEmbedded({ dataRoot, whenRunning: 'join' });
  const url = new URL(adminUrl);
  url.pathname = '/kommis';
  const client = new Client({ connectionString: url.toString() });
  await client.connect();
  try {
    const waiting = `SELECT 1 FROM graphile_worker._private_jobs WHERE run_at <= now() AND attempts < max_attempts`;
    while ((await client.query(waiting)).rowCount !== 0) await sleep(50);
  } finally {
    await client.end();
    await product.stop();
  }
  return dataRoot;
}
