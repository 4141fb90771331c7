import { availableParallelism } from 'node:os';
import type { TurnLimits } from './turns';

/** One core is left for pages, however many there are. */
const spareCores = Math.max(1, availableParallelism() - 1);

/** More at a time than two a store alone never needs, and each is a thread. */
const THREADS_FOR_HASHES = 2;

/** Reading files: a turn is a file, read and compared with what stands here. */
export const READING: TurnLimits = {
  atOnce: spareCores,
  /** One at a time a store: a store with many files waits for itself. */
  atOnceALane: 1,
  /** A page asks for two readings; this is that page in three windows. */
  seatsALane: 6,
  /** What waits holds its question and nothing of its file; 64 is more stores than import in the same minute. */
  seats: 64,
  /** With the wall clock of a reading less than the minute that the gateway waits for a long read. */
  patienceMs: 20_000,
  retryAfterSeconds: 30,
};

/** Drawing one thing to look at: a turn is some ten milliseconds of a thread that is kept. */
export const DRAWING: TurnLimits = {
  /** So there is one thread, and one set of its letters in memory. */
  atOnce: 1,
  atOnceALane: 1,
  /** A page shows one; this is a page in some windows. */
  seatsALane: 6,
  seats: 64,
  /** The first one waits until the thread has begun, a second at most on a machine that is full of pages. */
  patienceMs: 10_000,
  retryAfterSeconds: 5,
};

/** Hashing passwords: a turn is one hash, a quarter of a second of one core. */
export const HASHING: TurnLimits = {
  atOnce: Math.min(spareCores, THREADS_FOR_HASHES),
  /** Stores take turns, so one of them alone may use all there is. */
  atOnceALane: Math.min(spareCores, THREADS_FOR_HASHES),
  /** Five seconds of one core: who waits longer than that presses the button again. */
  seatsALane: 20,
  /** Twenty stores, all of them full. */
  seats: 400,
  patienceMs: 20_000,
  retryAfterSeconds: 5,
};

/**
 * Logging in, from the first look to the last word. A turn is no work but a seat: who has one is under way, and of those
 * there are as many as may wait for a hash.
 */
export const LOGGING_IN: TurnLimits = {
  ...HASHING,
  atOnce: HASHING.seats,
  atOnceALane: HASHING.seatsALane,
};

/**
 * The same from one address. What fails is counted when it has failed, so those under way could all find room: as many
 * at a time as are hashed at a time, or the limit would be passed by more.
 */
export const LOGGING_IN_FROM_ONE_ADDRESS: TurnLimits = { ...LOGGING_IN, atOnceALane: HASHING.atOnce };

/** The same to one account: each knows how the one before it went, so not one password too many is checked. */
export const LOGGING_IN_TO_ONE_ACCOUNT: TurnLimits = { ...LOGGING_IN, atOnceALane: 1 };

/**
 * Counting what strangers try: a turn is one transaction. Those of a store, and of one address, wait for the same row, each
 * with a connection in its hand, of which the service has ten; who they keep from one is everybody with a page open.
 */
export const COUNTING: TurnLimits = {
  atOnce: 5,
  atOnceALane: 2,
  /** As many operations as the gateway works on at a time: it says no before this does. */
  seatsALane: 256,
  seats: 256,
  /** As long as one would wait for a connection. */
  patienceMs: 5_000,
  retryAfterSeconds: 2,
};

/** What one reading may use; the child process that does it dies at each of these, and nothing else does. */
export interface ChildLimits {
  /** Of the JavaScript heap. */
  readonly heapMb: number;
  /** Of everything the process maps: heap, buffers, images, and what the engine reserves without using it. */
  readonly addressSpaceMb: number;
  /** By the clock on the wall: who asked still waits. */
  readonly wallClockMs: number;
  /** Of processor time: what the work is worth, however busy the machine is; it ends a child whose parent was killed, too. */
  readonly cpuSeconds: number;
  /** Of what it answers. */
  readonly outputMb: number;
}

export const CHILD: ChildLimits = {
  /** The largest file allowed, 25 MB of 50,000 rows, is read with 250; with 500 cells in each of them, 400. */
  heapMb: 512,
  /** Node 24 reserves 1.1 GB before it does anything. With all of its heap, the file, its text and its cells it is at 1.75. */
  addressSpaceMb: 2_048,
  /** The largest file allowed takes 1.5 s of a core, the most tedious 4: there is room for a machine full of pages. */
  wallClockMs: 35_000,
  cpuSeconds: 20,
  /** Rows as they were read, with each cell's text and faults: five times the largest file. */
  outputMb: 128,
};

/** The same for a job: nobody waits for it, so on a machine that is full of pages it takes longer, and gets no more. */
export const CHILD_OF_JOB: ChildLimits = { ...CHILD, wallClockMs: 300_000 };
