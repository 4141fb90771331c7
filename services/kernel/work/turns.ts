/** How many may work, and wait, at the same time. A lane is whose work it is: a store. */
export interface TurnLimits {
  readonly atOnce: number;
  readonly atOnceALane: number;
  /** Working and waiting, of one lane and of all. */
  readonly seatsALane: number;
  readonly seats: number;
  /** Who has waited so long is told to come back. */
  readonly patienceMs: number;
  /** When it makes sense to ask again. */
  readonly retryAfterSeconds: number;
}

/** There are too many already: nothing was done. */
export class NoTurn extends Error {
  constructor(readonly retryAfterSeconds: number) {
    super(`Too many are waiting; try again in ${retryAfterSeconds} s`);
    this.name = 'NoTurn';
  }
}

interface Lane {
  working: number;
  waiting: (() => void)[];
}

/**
 * Work of the caller's size, so many at a time. Lanes take turns, and within one who came first goes first: whatever one
 * store asks for, another's next piece of work waits for no more than what is being done at that moment.
 */
export class Turns {
  /** In the order in which they have their next turn. */
  private readonly lanes = new Map<string, Lane>();
  private working = 0;
  private waiting = 0;

  constructor(private readonly limits: TurnLimits) {}

  /** Whether there is room to wait in; throws NoTurn where there is none. */
  assertRoom(lane: string): void {
    const { seats, seatsALane, retryAfterSeconds } = this.limits;
    const { working = 0, waiting = [] } = this.lanes.get(lane) ?? {};
    if (this.working + this.waiting >= seats || working + waiting.length >= seatsALane)
      throw new NoTurn(retryAfterSeconds);
  }

  /** Does the work when its turn comes; throws NoTurn where there is no room to wait in, or it takes too long to come. */
  async take<T>(lane: string, work: () => Promise<T>): Promise<T> {
    this.assertRoom(lane);
    return this.work(lane, work, this.limits.patienceMs);
  }

  /** The same for work of our own, which nobody can ask for by the thousand: it waits as long as it takes. */
  async takePatiently<T>(lane: string, work: () => Promise<T>): Promise<T> {
    return this.work(lane, work, null);
  }

  private async work<T>(lane: string, work: () => Promise<T>, patienceMs: number | null): Promise<T> {
    await this.turn(lane, patienceMs);
    try {
      return await work();
    } finally {
      this.leave(lane);
    }
  }

  private turn(name: string, patienceMs: number | null): Promise<void> {
    const lane = this.lanes.get(name) ?? { working: 0, waiting: [] };
    this.lanes.set(name, lane);
    return new Promise((resolve, reject) => {
      const begin = (): void => {
        clearTimeout(timer);
        this.waiting -= 1;
        this.working += 1;
        lane.working += 1;
        resolve();
      };
      const giveUp = (): void => {
        lane.waiting = lane.waiting.filter((each) => each !== begin);
        this.waiting -= 1;
        this.forgetIfEmpty(name, lane);
        reject(new NoTurn(this.limits.retryAfterSeconds));
      };
      const timer = patienceMs === null ? undefined : setTimeout(giveUp, patienceMs);
      lane.waiting.push(begin);
      this.waiting += 1;
      this.next();
    });
  }

  private leave(name: string): void {
    const lane = this.lanes.get(name);
    if (lane === undefined) throw new Error('A turn that was never taken');
    this.working -= 1;
    lane.working -= 1;
    this.forgetIfEmpty(name, lane);
    this.next();
  }

  private next(): void {
    while (this.working < this.limits.atOnce) {
      const found = [...this.lanes].find(
        ([, { working, waiting }]) => waiting.length > 0 && working < this.limits.atOnceALane,
      );
      if (found === undefined) return;
      const [name, lane] = found;
      // Behind the others: that is what makes it their turn.
      this.lanes.delete(name);
      this.lanes.set(name, lane);
      lane.waiting.shift()?.();
    }
  }

  private forgetIfEmpty(name: string, { working, waiting }: Lane): void {
    if (working === 0 && waiting.length === 0) this.lanes.delete(name);
  }
}
