/**
 * When somebody was told of last. Between a page's making and its stream there is a moment in which something may change:
 * whoever comes with a page says of when it is, and hears whether it is old already.
 */
export class Recent {
  /** Who was told of longest ago stands first. */
  private readonly toldAt = new Map<string, number>();
  /** Of what was up to then, nothing is known. */
  private forgottenAt = -Infinity;

  constructor(private readonly most: number) {}

  note(key: string, at: number): void {
    this.toldAt.delete(key);
    this.toldAt.set(key, at);
    for (const [oldest, toldAt] of this.toldAt) {
      if (this.toldAt.size <= this.most) return;
      this.toldAt.delete(oldest);
      this.forgottenAt = toldAt;
    }
  }

  /** Nothing was heard up to now. */
  forget(at: number): void {
    this.toldAt.clear();
    this.forgottenAt = at;
  }

  /** Whether one of them may have been told of since. */
  hasSince(at: number, keys: readonly string[]): boolean {
    return at <= this.forgottenAt || keys.some((key) => (this.toldAt.get(key) ?? -Infinity) >= at);
  }
}
