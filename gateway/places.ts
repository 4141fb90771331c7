import type { PlaceLimits } from '../services/kernel/http/limits';

/** Who asks for a place: what is known of him before anything is done for him. */
export interface Asker {
  /** As far as it can be believed. */
  address: string;
  /** Whether he shows a session that was somebody's a moment ago. */
  hasSession: boolean;
  /** Whether he has gone away meanwhile. */
  isGone(): boolean;
}

/** Gives a place back; a second time does nothing. */
export type GiveBack = () => void;

/** Which limit stood in the way, and its figure. */
export interface Full {
  limit: 'places' | 'placesOfAddress' | 'line';
  most: number;
}

interface Waiting {
  asker: Asker;
  enter(): void;
}

/** Beyond it a place says nothing about how busy we are: whoever had it waited for something. */
const LONG_MS = 2_000;
/** How long all of it may take, the line included. */
const IN_TIME_MS = 1_500;

/**
 * The places to work in. What is done for a request takes one, from when all of it has come until its answer is made:
 * how fast somebody sends or reads has no part in it. Beyond them one waits in a line for a moment, in order, and then
 * hears a quick no, which is better than a slow answer for all.
 */
export class Places {
  private taken = 0;
  private readonly takenBy = new Map<string, number>();
  private readonly line = new Set<Waiting>();
  /** How long a place was taken lately: who waits longer than what that leaves is not served in time. */
  private latelyMs = 0;

  constructor(private readonly limits: PlaceLimits) {}

  /** How many are being worked for. */
  get size(): number {
    return this.taken;
  }

  /** A place, at once or as soon as there is one within our patience; or what stood in the way. */
  take(asker: Asker): Promise<GiveBack | Full> {
    // Who waits is kept out by something: nobody is overtaken who could have entered.
    const full = this.inTheWayOf(asker);
    if (full === null) return Promise.resolve(this.enter(asker));
    if (this.line.size >= this.limits.line) this.dropGone();
    if (this.line.size >= this.limits.line) return Promise.resolve({ limit: 'line', most: this.limits.line });
    return this.wait(asker, full);
  }

  private wait(asker: Asker, full: Full): Promise<GiveBack | Full> {
    const patienceMs = Math.min(this.limits.patienceMs, Math.max(0, IN_TIME_MS - this.latelyMs));
    return new Promise((resolve) => {
      const waiting: Waiting = {
        asker,
        enter: () => {
          clearTimeout(timer);
          resolve(this.enter(asker));
        },
      };
      const timer = setTimeout(() => {
        this.line.delete(waiting);
        resolve(full);
      }, patienceMs);
      this.line.add(waiting);
    });
  }

  private enter(asker: Asker): GiveBack {
    const whose = keyOf(asker);
    const from = performance.now();
    this.taken += 1;
    this.takenBy.set(whose, (this.takenBy.get(whose) ?? 0) + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.taken -= 1;
      const left = (this.takenBy.get(whose) ?? 1) - 1;
      if (left > 0) this.takenBy.set(whose, left);
      else this.takenBy.delete(whose);
      this.latelyMs += (Math.min(LONG_MS, performance.now() - from) - this.latelyMs) / 16;
      this.letIn();
    };
  }

  /** Whoever may, in order. */
  private letIn(): void {
    for (const waiting of this.line) {
      if (this.taken >= this.limits.places) return;
      if (waiting.asker.isGone()) this.line.delete(waiting);
      else if (this.inTheWayOf(waiting.asker) === null) {
        this.line.delete(waiting);
        waiting.enter();
      }
    }
  }

  private dropGone(): void {
    for (const waiting of this.line) if (waiting.asker.isGone()) this.line.delete(waiting);
  }

  private inTheWayOf(asker: Asker): Full | null {
    const { places, reserved, placesOfAddress } = this.limits;
    const most = asker.hasSession ? places : places - reserved;
    if (this.taken >= most) return { limit: 'places', most };
    if ((this.takenBy.get(keyOf(asker)) ?? 0) >= placesOfAddress)
      return { limit: 'placesOfAddress', most: placesOfAddress };
    return null;
  }
}

/** Those with a session and those without do not stand in each other's way at an address that they share. */
const keyOf = ({ address, hasSession }: Asker): string => `${hasSession ? 'in' : 'out'} ${address}`;
