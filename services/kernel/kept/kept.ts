import { KEPT, type KeptLimits, type KeptName } from './limits';

/**
 * What was made of texts that strangers choose: so many, so many bytes of them, and the one unused for longest goes
 * first. Everything that grows with what is sent is one of these, or held weakly by something that is.
 */
export class Kept<Value> {
  readonly limits: KeptLimits;
  private readonly values = new Map<string, { value: Value; bytes: number }>();
  private sum = 0;

  constructor(readonly name: KeptName) {
    this.limits = KEPT[name];
    all.add(new WeakRef<Kept<unknown>>(this as Kept<unknown>));
  }

  /** How many there are. */
  get size(): number {
    return this.values.size;
  }

  /** How many bytes they take. */
  get bytes(): number {
    return this.sum;
  }

  /** What was made of a text. */
  find(text: string): Value | undefined {
    const found = this.values.get(text);
    if (found === undefined) return undefined;
    if (this.isFilling) {
      this.values.delete(text);
      this.values.set(text, found);
    }
    return found.value;
  }

  /** Whether any will have to go before long: only then it matters which was used last. */
  private get isFilling(): boolean {
    return 2 * this.values.size > this.limits.entries || 2 * this.sum > this.limits.bytes;
  }

  /** Whether a text is short enough, and what is made of it not so much that many others would go for it. */
  isFor(text: string, bytes: number): boolean {
    const { longest, bytes: most } = this.limits;
    return bytes <= most / 10 && Buffer.byteLength(text) <= longest;
  }

  /** Keeps a value that takes so many bytes beside its text, unless it is not for that. */
  keep(text: string, value: Value, bytes: number): void {
    this.drop(text);
    if (!this.isFor(text, bytes)) return;
    const held = { value, bytes: bytes + BYTES_OF_A_LETTER * text.length };
    this.values.set(text, held);
    this.sum += held.bytes;
    for (const oldest of this.values.keys()) {
      if (this.values.size <= this.limits.entries && this.sum <= this.limits.bytes) break;
      this.drop(oldest);
    }
  }

  /** Lets go of it. */
  drop(text: string): void {
    this.sum -= this.values.get(text)?.bytes ?? 0;
    this.values.delete(text);
  }
}

/** At most: where all are of the Latin alphabet it takes one. */
const BYTES_OF_A_LETTER = 2;

/** As many as there are places in the code that keep something; held weakly, as a service that is closed is gone. */
const all = new Set<WeakRef<Kept<unknown>>>();

/** Everything that this process keeps, to be looked at. */
export function everythingKept(): Kept<unknown>[] {
  return [...all].flatMap((each) => each.deref() ?? []);
}
