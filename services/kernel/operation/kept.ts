/**
 * What was made of texts that strangers choose: so many, none of them long, and the one unused for longest goes
 * first. Everything that grows with what is sent is one of these, or held weakly by something that is.
 */
export class Kept<Value> {
  private readonly values = new Map<string, Value>();

  constructor(private readonly limits: { entries: number; bytes: number }) {}

  /** How many there are. */
  get size(): number {
    return this.values.size;
  }

  /** What was made of a text. */
  find(text: string): Value | undefined {
    const value = this.values.get(text);
    if (value === undefined) return undefined;
    this.values.delete(text);
    this.values.set(text, value);
    return value;
  }

  /** Whether a text is short enough. */
  isFor(text: string): boolean {
    return Buffer.byteLength(text) <= this.limits.bytes;
  }

  /** Keeps it, unless its text is too long. */
  keep(text: string, value: Value): void {
    if (!this.isFor(text)) return;
    this.values.set(text, value);
    const [oldest] = this.values.keys();
    if (this.values.size > this.limits.entries && oldest !== undefined) this.values.delete(oldest);
  }
}
