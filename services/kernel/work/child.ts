import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { NO_MEMORY } from './ended';

/** Reads bytes that somebody handed in, and answers in pieces: what a file called `….reading` exports under this name. */
interface ReadingFile {
  reading(input: never, bytes: Buffer): Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
}

/** The file reads that this process was started with. The first line says what is wanted of it; what follows are the bytes. */
async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const given = Buffer.concat(chunks.splice(0));
  const head = given.indexOf(0x0a);
  const { reading } = createRequire(__filename)(process.argv[2] ?? '') as ReadingFile;
  const input = JSON.parse(given.toString('utf8', 0, head)) as never;
  await pipeline(Readable.from(reading(input, given.subarray(head + 1))), process.stdout);
}

main().catch((error: unknown) => {
  // Buffers and long texts that cannot be had are refused to us in words; the heap ends the process by itself.
  const isMemory = error instanceof RangeError;
  process.stderr.write(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = isMemory ? NO_MEMORY : 1;
});
