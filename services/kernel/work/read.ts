import { finished, PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import { ReadingEnded, limitOf, type ChildEnd, type ReadingLimit } from './ended';
import { startReading, type ReadingProcess } from './command';
import { CHILD, READING, type ChildLimits } from './limits';
import { Turns } from './turns';

/** What is asked of a child. */
export interface Wanted {
  /** The file that reads, without its ending: it is called `….reading`, and stands beside what it is of. */
  readonly reading: string;
  /** What it needs beside the bytes. */
  readonly input: unknown;
  readonly bytes: Readable;
}

/** Of a child that fails for a reason of ours, so much of what it said goes into the log. */
const SAID_CHARS = 4_096;
const MB = 1024 * 1024;

/** The turns of reading files in this process: whoever reads, of whatever service. */
export const readingTurns = new Turns(READING);

/**
 * Has bytes that somebody handed in read in a process of its own, and hands on what it answers, piece by piece as it
 * comes. Throws ReadingEnded where it met a limit; then what was handed on so far is worth nothing. It is called in a
 * turn of `readingTurns`. When it returns, whichever way, the child is gone.
 */
export async function readInChild<T>(
  { reading, input, bytes }: Wanted,
  keep: (answer: AsyncIterable<Uint8Array>) => Promise<T>,
  limits: ChildLimits = CHILD,
): Promise<T> {
  const child = new Child(startReading(limits, reading), limits);
  try {
    child.ask(JSON.stringify(input), bytes);
    return await keep(child.answer());
  } finally {
    await child.stop();
    bytes.destroy();
  }
}

class Child {
  private readonly ended: Promise<ChildEnd>;
  /**
   * What it answers, taken up from the first byte on: Node throws away what nobody reads of a process that has ended, and a
   * small file is read sooner than whoever keeps the answer has made room for it.
   */
  private readonly answered = new PassThrough();
  private readonly timer: NodeJS.Timeout;
  /** Which limit we ended it for. */
  private met: ReadingLimit | undefined;
  private stderr = '';

  constructor(
    private readonly process: ReadingProcess,
    private readonly limits: ChildLimits,
  ) {
    this.timer = setTimeout(() => this.end('TIME'), limits.wallClockMs);
    pipeline(process.stdout, this.answered).catch(() => undefined);
    process.stderr.setEncoding('utf8').on('data', (said: string) => {
      this.stderr = (this.stderr + said).slice(-SAID_CHARS);
    });
    this.ended = new Promise((resolve) => {
      const told = (code: number | null, signal: NodeJS.Signals | null): void =>
        resolve({ code, signal, stderr: this.stderr });
      process.once('close', told);
      process.once('error', (error) => {
        this.stderr += error.message;
        told(1, null);
      });
    });
  }

  /** Sends the question and the bytes. A child that has gone in the meantime is judged by how it ended. */
  ask(question: string, bytes: Readable): void {
    const { stdin } = this.process;
    stdin.on('error', () => undefined);
    stdin.write(`${question}\n`);
    pipeline(bytes, stdin).catch((error: NodeJS.ErrnoException) => {
      // A child that takes no more has ended, and how says why. Bytes that cannot be had end it: half a file must not be
      // read as a whole one.
      if (bytes.errored && error.syscall !== 'write') this.end('ENDED');
    });
  }

  async *answer(): AsyncGenerator<Uint8Array> {
    let bytes = 0;
    for await (const chunk of this.answered as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > this.limits.outputMb * MB) this.end('OUTPUT');
      if (this.met === undefined) yield chunk;
    }
    const end = await this.ended;
    const limit = this.met ?? limitOf(end);
    if (limit === undefined) throw new Error(`A reading failed: ${end.stderr || `exit ${end.code}`}`);
    if (limit !== null) throw new ReadingEnded(limit, this.figureOf(limit, end));
    if (bytes === 0) throw new Error('A reading answered nothing');
  }

  /** Waits until the process is gone, having seen to it. */
  async stop(): Promise<void> {
    clearTimeout(this.timer);
    if (this.process.exitCode === null && this.process.signalCode === null) this.process.kill('SIGKILL');
    // Nobody reads the rest; unread it would hold the end back.
    finished(this.answered.resume(), () => undefined);
    await this.ended;
  }

  private end(limit: ReadingLimit): void {
    this.met ??= limit;
    this.process.kill('SIGKILL');
  }

  private figureOf(limit: ReadingLimit, { signal }: ChildEnd): string {
    const { heapMb, wallClockMs, outputMb } = this.limits;
    const figures: Record<ReadingLimit, string> = {
      MEMORY: `${heapMb} MB`,
      TIME: `${Math.round(wallClockMs / 1000)} s`,
      OUTPUT: `${outputMb} MB`,
      ENDED: signal ?? '',
    };
    return figures[limit];
  }
}
