import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { setPriority } from 'node:os';
import { extname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { ChildLimits } from './limits';

/** The process of one reading. */
export type ReadingProcess = ChildProcessByStdio<Writable, Readable, Readable>;

const COMPILER = '@swc-node/register';
/** From this folder to the same one as it is built. */
const BUILT = '../../../dist/services/kernel/work';

/** Behind pages and the database, and not so far that it comes to nothing: a third of what one of them gets. */
const PRIORITY = 5;

/**
 * Starts the process of one reading, with nothing of our environment in it: no address of a database, no secret. The
 * shell sets what Node cannot set for itself and is replaced by it, so that there is one process to end. macOS knows no
 * such limit of memory, and Windows no such shell: there the heap, the clock and the answer's size alone are bounded.
 */
export function startReading(limits: ChildLimits): ReadingProcess {
  const { script, spaceMb } = scriptOf(limits);
  const node = [process.execPath, ...nodeArguments(limits), ...script];
  const bounded = `ulimit -v ${spaceMb * 1024} 2>/dev/null; ulimit -t ${limits.cpuSeconds}; ulimit -c 0; exec "$@"`;
  const [command = '', ...args] =
    process.platform === 'win32' ? node : ['/bin/sh', '-c', bounded, 'sh', ...node];
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Its own compiler's setting in a development run, and no more threads than it needs.
    env: { SWCRC: 'true', UV_THREADPOOL_SIZE: '1' },
    windowsHide: true,
  });
  if (child.pid !== undefined) lowerPriority(child.pid);
  return child;
}

function nodeArguments({ heapMb }: ChildLimits): string[] {
  return [`--max-old-space-size=${heapMb}`, '--v8-pool-size=1', '--disable-warning=ExperimentalWarning'];
}

/** The compiler of a development run reserves so much before it reads a line. */
const COMPILER_MB = 2_048;

/** The script beside this one, in the form in which this process runs. */
function scriptOf({ addressSpaceMb }: ChildLimits): { script: string[]; spaceMb: number } {
  const beside = join(__dirname, 'child');
  if (extname(__filename) === '.js') return { script: [`${beside}.js`], spaceMb: addressSpaceMb };
  if (process.execArgv.includes(COMPILER))
    return { script: ['-r', COMPILER, `${beside}.ts`], spaceMb: addressSpaceMb + COMPILER_MB };
  // Specs compile within their own process. Their command has built the product just before.
  return { script: [join(__dirname, BUILT, 'child.js')], spaceMb: addressSpaceMb };
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, PRIORITY);
  } catch {
    // It has ended already, or the system does not let us: it is read all the same.
  }
}
