import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startedAt } from '../../services/embedded/process';
import { onceARun } from '../once-a-run';
import { demoData } from './demo-data';
import { until } from './graph';
import { onlyRead } from './only-read';
import { environmentOf, freePort, READY, runningAt, startProduct, type Running } from './product';

const NAME = 'kommis-shared';
const STOP_MS = 10_000;

interface Told {
  pid: number;
  port: number;
  dataRoot: string;
}

/**
 * The built product for files that only read the demo stores: one in a run, started by the first that asks, and ended with
 * the run. Its database refuses whoever changes what another file reads.
 */
export async function sharedProduct(): Promise<Running> {
  const folder = await onceARun(NAME, start);
  const { port, dataRoot } = toldIn(folder);
  return runningAt(port, environmentOf(port, dataRoot), () => printedIn(folder));
}

/** Ends it as Ctrl-C does, where one was started in the run's folder. */
export async function endSharedProduct(): Promise<void> {
  const folder = join(tmpdir(), NAME);
  if (!existsSync(folder)) return;
  const { pid } = toldIn(folder);
  if (startedAt(pid) === null) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; startedAt(pid) !== null && waited < STOP_MS; waited += 50) await sleep(50);
}

/** A process that does not end with the worker whose file was the first, and a folder that says where it is. */
async function start(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'kommis-sharing-'));
  const dataRoot = await demoData((made) => startProduct({ dataRoot: made }));
  const port = await freePort();
  const output = openSync(join(folder, 'output'), 'a');
  const child = spawn(process.execPath, ['dist/services/main.js'], {
    env: environmentOf(port, dataRoot),
    stdio: ['ignore', output, output],
    detached: true,
  });
  child.unref();
  await until(
    'The shared product',
    async () => printedIn(folder).includes(READY),
    90_000,
    () => printedIn(folder),
  );
  await onlyRead(dataRoot);
  const told: Told = { pid: child.pid ?? 0, port, dataRoot };
  writeFileSync(join(folder, 'told.json'), JSON.stringify(told));
  return folder;
}

const printedIn = (folder: string): string => readFileSync(join(folder, 'output'), 'utf8');
const toldIn = (folder: string): Told => JSON.parse(readFileSync(join(folder, 'told.json'), 'utf8')) as Told;
