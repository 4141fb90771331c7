import type { PlaceLimits } from '../services/kernel/http/limits';

/** How often it is judged how much room there is. */
const WINDOW_MS = 500;
/** Half of all take longer than this: more at once would only make all of them later. */
const SLOW_MS = 450;
/** Fewer in a window say nothing. */
const TELLING = 3;
/** Above it this process has no time of its own left. */
const BUSY = 0.9;

/** Which part of the time since it was asked last this process was at work. */
export type Busyness = () => number;

/** As Node counts it. */
export function loopBusyness(): Busyness {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
}

/**
 * How many may be worked for at this moment: what the machine does in good time. It is found out, not said: what is a
 * moment's work here takes seconds beside a busy neighbour. There is more room where it was full and all went fast, or
 * where those who have a place wait for something and we for them; less where it was slow.
 */
export class Room {
  private size: number;
  private took: number[] = [];
  private from = performance.now();
  private wasFull = false;
  /** How long half of them took lately, at most. */
  private lately = 0;

  constructor(
    private readonly limits: Pick<PlaceLimits, 'places' | 'usualPlaces' | 'leastPlaces'>,
    private readonly busyness: Busyness = loopBusyness(),
  ) {
    this.size = this.usual;
  }

  /** How many, just now. */
  get most(): number {
    this.judge();
    return this.size;
  }

  /** How long one is worked for, as it was lately. */
  get latelyMs(): number {
    this.judge();
    return this.lately;
  }

  /** Somebody had to wait. */
  full(): void {
    this.wasFull = true;
  }

  /** One was worked for. */
  done(tookMs: number): void {
    this.took.push(tookMs);
  }

  private get usual(): number {
    return Math.min(this.limits.usualPlaces, this.limits.places);
  }

  private judge(): void {
    const now = performance.now();
    if (now - this.from < WINDOW_MS) return;
    const sorted = this.took.sort((a, b) => a - b);
    const isTelling = sorted.length >= TELLING;
    const busyness = this.busyness();
    this.lately = isTelling ? (sorted[sorted.length >> 1] ?? 0) : 0;
    if (this.lately > SLOW_MS) this.resize(Math.max(0.3, SLOW_MS / this.lately));
    else if (!this.wasFull) this.size = Math.max(this.size, this.usual);
    else if (isTelling) this.resize(1.5);
    else if (busyness < BUSY) this.resize(3);
    [this.took, this.from, this.wasFull] = [[], now, false];
  }

  private resize(factor: number): void {
    const { places, leastPlaces } = this.limits;
    this.size = Math.min(places, Math.max(Math.min(leastPlaces, places), Math.round(this.size * factor)));
  }
}
