import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbedded } from '../../services/embedded/embedded';
import { makeDataRoot } from '../data-root';
import { onceARun } from '../once-a-run';
import type { Product } from './product';

/**
 * A data root in which the demo stores stand as a first start makes them and nothing waits to be done. It is made once in a run,
 * in the run's folder, because a first start is ten seconds of work; each product has a copy of its own.
 */
export async function demoData(start: (dataRoot: string) => Promise<Product>): Promise<string> {
  const made = await onceARun('kommis-demo', () => makeDemoData(start));
  const copy = makeDataRoot('product');
  execFileSync('cp', ['-a', `${made}/.`, copy]);
  return copy;
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
