/** How long one waits before something that ended is begun again: twice as long each time, up to a bound. */
export class BackOff {
  private pauseMs = 0;
  private begunAt = performance.now();

  /** After it has run for `wellMs`, what went before is forgotten. */
  constructor(private readonly times: { firstMs: number; mostMs: number; wellMs: number } = USUAL) {}

  begun(): void {
    this.begunAt = performance.now();
  }

  /** It has ended: the pause that is due now. */
  next(): number {
    const { firstMs, mostMs, wellMs } = this.times;
    if (performance.now() - this.begunAt >= wellMs) this.pauseMs = 0;
    this.pauseMs = Math.min(mostMs, Math.max(firstMs, this.pauseMs * 2));
    return this.pauseMs;
  }
}

/** At once is too soon where memory ran out; half a minute is what somebody who looks can wait. */
const USUAL = { firstMs: 1_000, mostMs: 30_000, wellMs: 60_000 };
