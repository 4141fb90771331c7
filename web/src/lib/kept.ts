/**
 * How much is kept between requests of what comes with them, and why so much of it. On the other side of the graph it is
 * services/kernel/kept that says so.
 */
export const KEPT = {
  /** Numbers and dates as a language writes them: few currencies, zones and styles, each dear to make. */
  formatters: { entries: 200, bytes: 10_000_000 },
  /** Stores as last seen, for the moment that the graph is away. */
  stores: { entries: 1_000, bytes: 5_000_000 },
} as const;

/** Kept by a text: so many, so many bytes of them, and the one unused for longest goes first. */
export class Kept<Value> {
  readonly #limits: { entries: number; bytes: number };
  readonly #values = new Map<string, { value: Value; bytes: number }>();
  #bytes = 0;

  constructor(name: keyof typeof KEPT) {
    this.#limits = KEPT[name];
  }

  /** How many there are, and how many bytes they take. */
  get size(): { entries: number; bytes: number } {
    return { entries: this.#values.size, bytes: this.#bytes };
  }

  find(text: string): Value | undefined {
    const found = this.#values.get(text);
    if (!found) return undefined;
    this.#values.delete(text);
    this.#values.set(text, found);
    return found.value;
  }

  /** Keeps a value that takes so many bytes beside its text. */
  keep(text: string, value: Value, bytes: number): void {
    this.#drop(text);
    const held = { value, bytes: bytes + 2 * text.length };
    this.#values.set(text, held);
    this.#bytes += held.bytes;
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.#limits.entries && this.#bytes <= this.#limits.bytes) break;
      this.#drop(oldest);
    }
  }

  #drop(text: string): void {
    this.#bytes -= this.#values.get(text)?.bytes ?? 0;
    this.#values.delete(text);
  }
}
