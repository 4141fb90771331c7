import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pictureReading } from '../picture/reading';
import { paperReading } from '../paper/paper';
import { tableReading } from '../table/reading';
import { NO_MEMORY } from './ended';

/** Reads bytes that somebody handed in, and answers in pieces. */
export type Reading = (
  input: never,
  bytes: Buffer,
) => Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** All that this process can do by itself; a service's own file of readings is named when it is started. */
const readings: Readonly<Record<string, Reading>> = {
  table: tableReading,
  paper: paperReading,
  picture: pictureReading,
};

/** What the file can do that this process was started with. What is asked has no say in which that is. */
function readingsOf(path: string | undefined): Readonly<Record<string, Reading>> {
  if (path === undefined) return readings;
  return (createRequire(__filename)(path) as { readings: typeof readings }).readings;
}

/** The first line says what to do; what follows is the file. */
async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  const given = Buffer.concat(chunks.splice(0));
  const head = given.indexOf(0x0a);
  const { reading, input } = JSON.parse(given.toString('utf8', 0, head)) as {
    reading: string;
    input: never;
  };
  const known = readingsOf(process.argv[2]);
  const read = Object.hasOwn(known, reading) ? known[reading] : undefined;
  if (read === undefined) throw new Error(`There is no reading "${reading}"`);
  await pipeline(Readable.from(read(input, given.subarray(head + 1))), process.stdout);
}

main().catch((error: unknown) => {
  // Buffers and long texts that cannot be had are refused to us in words; the heap ends the process by itself.
  const isMemory = error instanceof RangeError;
  process.stderr.write(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = isMemory ? NO_MEMORY : 1;
});
