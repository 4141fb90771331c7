import type { Actor } from '../services/kernel/actor/actor';
import { Kept } from '../services/kernel/kept/kept';
import { PAGE_BYTES } from '../services/kernel/kept/limits';
import type { ResolveActor } from '../services/kernel/subgraph/port';

/** A page asks for its frame and for its own part; what takes longer than a read may is no one moment any more. */
const ONE_MOMENT_MS = 2_000;

type Now = () => number;

/**
 * The pages that the web is making at this moment, by the request id we gave each. Whoever looks at a page is asked for
 * once and not once an operation. Nothing outlives its page, and the next one asks anew.
 */
export class Pages {
  private readonly open = new Kept<Page>('pages');

  constructor(private readonly now: Now = () => performance.now()) {}

  /** A page is being made; the answer ends it. */
  begin(requestId: string): () => void {
    // More than are ever made at one moment: the one that asked last longest ago then asks for itself.
    this.open.keep(requestId, new Page(this.now), PAGE_BYTES);
    return () => this.open.drop(requestId);
  }

  /** The page that an operation of the web's is for. */
  find(requestId: string): Page | undefined {
    return this.open.find(requestId);
  }

  /** How many are being made. */
  get size(): number {
    return this.open.size;
  }
}

/** One page while it is made. */
export class Page {
  private readonly asked = new Map<string, { actor: Promise<Actor | null>; at: number }>();
  private hasChanged = false;

  constructor(private readonly now: Now) {}

  /** Asks once for each credential; what went wrong is asked again. */
  once(resolveActor: ResolveActor): ResolveActor {
    return (credential) => {
      if (this.hasChanged) return resolveActor(credential);
      const shown = JSON.stringify(credential);
      const known = this.asked.get(shown);
      if (known && this.now() - known.at < ONE_MOMENT_MS) return known.actor;
      const actor = resolveActor(credential);
      this.asked.set(shown, { actor, at: this.now() });
      actor.catch(() => this.asked.delete(shown));
      return actor;
    };
  }

  /** Something may be changed for this page, and it may be who is asking: from now on each operation asks. */
  change(): void {
    this.hasChanged = true;
  }
}
