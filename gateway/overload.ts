/** Counts what is being worked on: beyond the limit a quick no is better than a slow answer for all. */
export class Overload {
  private inFlight = 0;

  constructor(private readonly limit: number) {}

  /** Runs the work, or returns null at once where there is too much already. */
  async run<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.inFlight >= this.limit) return null;
    this.inFlight++;
    try {
      return await work();
    } finally {
      this.inFlight--;
    }
  }
}
