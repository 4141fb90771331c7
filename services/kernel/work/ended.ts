/** Which limit a reading met; ENDED: somebody or something else ended its process. */
export type ReadingLimit = 'MEMORY' | 'TIME' | 'OUTPUT' | 'ENDED';

/** A reading that came to no end of its own. Whoever asked is told which limit it met, with its figure. */
export class ReadingEnded extends Error {
  constructor(
    readonly limit: ReadingLimit,
    readonly figure: string,
  ) {
    super(`A reading met its limit: ${limit} (${figure})`);
    this.name = 'ReadingEnded';
  }
}

/** How a child process ended. */
export interface ChildEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What it said last. */
  readonly stderr: string;
}

/** A child that found no memory and could still say so. */
export const NO_MEMORY = 71;

/** The signals with which the engine and the C library end a process that gets no more memory. */
const CRASHES: readonly NodeJS.Signals[] = ['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGSEGV', 'SIGBUS'];
const OUT_OF_MEMORY = /out of memory|bad_alloc|allocation failed|cannot allocate/i;

/** Which limit the end of a child says; null where it ended as it should, undefined where the mistake is ours. */
export function limitOf({ code, signal, stderr }: ChildEnd): ReadingLimit | null | undefined {
  if (code === 0) return null;
  if (signal === 'SIGXCPU') return 'TIME';
  if (code === NO_MEMORY || (signal !== null && CRASHES.includes(signal)) || OUT_OF_MEMORY.test(stderr))
    return 'MEMORY';
  return signal === null ? undefined : 'ENDED';
}
