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

/** Those of one address that wait, who came first in front. */
interface Line {
  hasSession: boolean;
  waiting: Set<Waiting>;
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
  private readonly lines = new Map<string, Line>();
  private waiting = 0;
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
    const whose = keyOf(asker);
    const full = this.inTheWayOf(whose, asker.hasSession);
    if (full === null) return Promise.resolve(this.enter(whose));
    if (this.waiting >= this.limits.line) this.dropGone();
    if (this.waiting >= this.limits.line) return Promise.resolve({ limit: 'line', most: this.limits.line });
    return this.wait(whose, asker, full);
  }

  private wait(whose: string, asker: Asker, full: Full): Promise<GiveBack | Full> {
    const { patienceMs, leastPatienceMs, inTimeMs } = this.limits;
    this.looking ??= setInterval(() => this.letIn(), LOOK_MS);
    return new Promise((resolve) => {
      const leave = (): void => {
        clearTimeout(timer);
        this.drop(whose, waiting);
      };
      const waiting: Waiting = {
        asker,
        enter: () => (leave(), resolve(this.enter(whose))),
      };
      // Who waits longer than what the work leaves of it is not served in time.
      const timer = setTimeout(
        () => (leave(), resolve(full)),
        Math.min(patienceMs, Math.max(leastPatienceMs, inTimeMs - this.room.latelyMs)),
      );
      const line = this.lines.get(whose) ?? { hasSession: asker.hasSession, waiting: new Set() };
      this.lines.set(whose, line);
      line.waiting.add(waiting);
      this.waiting += 1;
    });
  }

  private drop(whose: string, waiting: Waiting): void {
    const line = this.lines.get(whose);
    if (!line?.waiting.delete(waiting)) return;
    this.waiting -= 1;
    if (line.waiting.size === 0) this.lines.delete(whose);
  }

  private enter(whose: string): GiveBack {
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
    if (this.waiting > 0) return;
    clearInterval(this.looking);
    this.looking = undefined;
  }

  private next(): Waiting | undefined {
    if (this.taken >= this.room.most) return undefined;
    for (let whose = this.nextLine(); whose !== undefined; whose = this.nextLine())
      for (const waiting of this.lines.get(whose)?.waiting ?? []) {
        if (!waiting.asker.isGone()) return waiting;
        this.drop(whose, waiting);
      }
    return undefined;
  }

  private nextLine(): string | undefined {
    let first: string | undefined;
    let fewest = Infinity;
    for (const [whose, { hasSession }] of this.lines) {
      const taken = this.takenBy.get(whose) ?? 0;
      if (taken >= fewest || this.inTheWayOf(whose, hasSession) !== null) continue;
      [first, fewest] = [whose, taken];
      if (fewest === 0) break;
    }
    return first;
  }

  private dropGone(): void {
    for (const [whose, { waiting }] of this.lines)
      for (const each of waiting) if (each.asker.isGone()) this.drop(whose, each);
  }

  private inTheWayOf(whose: string, hasSession: boolean): Full | null {
    const { places, reserved, placesOfAddress } = this.limits;
    const room = this.room.most;
    // As many of a hundred are kept free whether there is much room or little.
    const most = hasSession ? room : room - Math.floor((room * reserved) / places);
    if (this.taken >= most) {
      this.room.full();
      return { limit: 'places', most };
    }
    if ((this.takenBy.get(whose) ?? 0) >= placesOfAddress)
      return { limit: 'placesOfAddress', most: placesOfAddress };
    return null;
  }
}

/** Those with a session and those without do not stand in each other's way at an address that they share. */
const keyOf = ({ address, hasSession }: Asker): string => `${hasSession ? 'in' : 'out'} ${address}`;
