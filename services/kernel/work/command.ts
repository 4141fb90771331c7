import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { join, sep } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { ChildLimits } from './limits';
import { putBehindPages } from './priority';
import { scriptAt } from './script';

/** The process of one reading. */
export type ReadingProcess = ChildProcessByStdio<Writable, Readable, Readable>;

/** The compiler of a development run reserves so much before it reads a line. */
const COMPILER_MB = 2_048;

/**
 * Starts the process of one reading, with nothing of our environment in it: no address of a database, no secret. The
 * shell sets what Node cannot set for itself and is replaced by it, so that there is one process to end. macOS knows no
 * such limit of memory, and Windows no such shell: there the heap, the clock and the answer's size alone are bounded.
 */
export function startReading(limits: ChildLimits, reading: string): ReadingProcess {
  const { path, nodeArguments, compiles } = scriptAt(join(__dirname, 'child'));
  const spaceMb = limits.addressSpaceMb + (compiles ? COMPILER_MB : 0);
  const node = [process.execPath, ...heapArguments(limits), ...nodeArguments, path, readingAt(reading)];
  const bounded = `ulimit -v ${spaceMb * 1024} 2>/dev/null; ulimit -t ${limits.cpuSeconds}; ulimit -c 0; exec "$@"`;
  const [command = '', ...args] =
    process.platform === 'win32' ? node : ['/bin/sh', '-c', bounded, 'sh', ...node];
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Its own compiler's setting in a development run, and no more threads than it needs.
    env: { SWCRC: 'true', UV_THREADPOOL_SIZE: '1' },
    windowsHide: true,
  });
  if (child.pid !== undefined) putBehindPages(child.pid);
  return child;
}

/** The file of a reading, called `….reading` and among the services: nothing else is run. */
function readingAt(path: string): string {
  const services = join(__dirname, '../..');
  if (!path.startsWith(services + sep) || !path.endsWith('.reading'))
    throw new Error('Not a file of a reading');
  return scriptAt(path).path;
}

function heapArguments({ heapMb }: ChildLimits): string[] {
  return [`--max-old-space-size=${heapMb}`, '--v8-pool-size=1', '--disable-warning=ExperimentalWarning'];
}
