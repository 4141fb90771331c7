import type { HttpLimits } from './limits';

/** Whether as much comes as must: looked at after each span, so that nobody lives on what he sent at first. */
export class Pace {
  private bytes = 0;
  private waitedMs = 0;
  private since: number | null = null;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly limits: HttpLimits,
    onSlow: () => void,
  ) {
    const look = (): void => {
      const now = performance.now();
      if (this.since !== null) this.waitedMs += now - this.since;
      if (this.since !== null) this.since = now;
      if (this.waitedMs < limits.paceMs) return;
      const isSlow = this.bytes < (this.waitedMs / 1000) * limits.leastBytesPerSecond;
      [this.bytes, this.waitedMs] = [0, 0];
      if (isSlow) onSlow();
    };
    this.wait();
    this.timer = setInterval(look, limits.paceMs / 5);
    this.timer.unref();
  }

  came(bytes: number): void {
    this.bytes += bytes;
  }

  /** From now on the sender is waited for. */
  wait(): void {
    this.since ??= performance.now();
  }

  /** And now we are busy with what came. */
  rest(): void {
    if (this.since !== null) this.waitedMs += performance.now() - this.since;
    this.since = null;
  }

  end(): void {
    clearInterval(this.timer);
  }
}
