import type { PlaceLimits } from '../services/kernel/http/limits';
import { Room } from './room';

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

/** How often those who wait are looked at where nobody leaves. */
const LOOK_MS = 100;

/**
 * The places to work in. What is done for a request takes one, from when all of it has come until its answer is made:
 * how fast somebody sends or reads has no part in it. Beyond them one waits in a line for a moment, and then hears a
 * quick no, which is better than a slow answer for all.
 */
export class Places {
  private taken = 0;
  private readonly takenBy = new Map<string, number>();
  private readonly line = new Set<Waiting>();
  private readonly room: Room;
  private looking: NodeJS.Timeout | undefined;

  constructor(private readonly limits: PlaceLimits) {
    this.room = new Room(limits);
  }

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
    const { patienceMs, leastPatienceMs, inTimeMs } = this.limits;
    this.looking ??= setInterval(() => this.letIn(), LOOK_MS);
    return new Promise((resolve) => {
      const leave = (): void => {
        clearTimeout(timer);
        this.line.delete(waiting);
      };
      const waiting: Waiting = {
        asker,
        enter: () => (leave(), resolve(this.enter(asker))),
      };
      // Who waits longer than what the work leaves of it is not served in time.
      const timer = setTimeout(
        () => (leave(), resolve(full)),
        Math.min(patienceMs, Math.max(leastPatienceMs, inTimeMs - this.room.latelyMs)),
      );
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
      this.room.done(performance.now() - from);
      this.letIn();
    };
  }

  /** Whoever may; of those that wait who comes from where fewest are worked for, so that no crowd keeps others out. */
  private letIn(): void {
    for (let next = this.next(); next; next = this.next()) next.enter();
    if (this.line.size > 0) return;
    clearInterval(this.looking);
    this.looking = undefined;
  }

  private next(): Waiting | undefined {
    if (this.taken >= this.room.most) return undefined;
    let first: Waiting | undefined;
    let fewest = Infinity;
    for (const waiting of this.line) {
      const taken = this.takenBy.get(keyOf(waiting.asker)) ?? 0;
      if (taken >= fewest || this.inTheWayOf(waiting.asker) !== null) continue;
      if (waiting.asker.isGone()) this.line.delete(waiting);
      else [first, fewest] = [waiting, taken];
      if (fewest === 0) break;
    }
    return first;
  }

  private dropGone(): void {
    for (const waiting of this.line) if (waiting.asker.isGone()) this.line.delete(waiting);
  }

  private inTheWayOf(asker: Asker): Full | null {
    const { places, reserved, placesOfAddress } = this.limits;
    const room = this.room.most;
    // As many of a hundred are kept free whether there is much room or little.
    const most = asker.hasSession ? room : room - Math.floor((room * reserved) / places);
    if (this.taken >= most) {
      this.room.full();
      return { limit: 'places', most };
    }
    if ((this.takenBy.get(keyOf(asker)) ?? 0) >= placesOfAddress)
      return { limit: 'placesOfAddress', most: placesOfAddress };
    return null;
  }
}

/** Those with a session and those without do not stand in each other's way at an address that they share. */
const keyOf = ({ address, hasSession }: Asker): string => `${hasSession ? 'in' : 'out'} ${address}`;
