import { availableParallelism } from 'node:os';
import { CHILD, type ChildLimits } from '../work/limits';
import type { TurnLimits } from '../work/turns';

/** What a picture may be, and what is made of it. */
export const PICTURE = {
  /** What a telephone of today takes at its finest; beyond it nobody takes pictures of what is for sale. */
  mostPixels: 64_000_000,
  /** The longer edge of the picture that is kept: a screen's width, and enough to see the stitches. */
  edge: 1_600,
  /** The edge of the small one, a square as lists show it, twice as fine as it is drawn. */
  smallEdge: 320,
  quality: 80,
} as const;

/** Making pictures: a turn is one picture, a third of a second of one core. */
export const PICTURING: TurnLimits = {
  atOnce: Math.max(1, availableParallelism() - 1),
  /** Stores take turns, so one of them alone may use all there is. */
  atOnceALane: Math.max(1, availableParallelism() - 1),
  /** Ten seconds of one core: whoever waits longer than that sends it again. */
  seatsALane: 30,
  seats: 300,
  patienceMs: 20_000,
  retryAfterSeconds: 5,
};

/** The process that makes one. */
export const PICTURE_CHILD: ChildLimits = {
  ...CHILD,
  /** The pixels lie outside the heap: the largest allowed, interlaced so that all of it must be held, takes 300 MB. */
  wallClockMs: 20_000,
  cpuSeconds: 15,
  outputMb: 8,
};
