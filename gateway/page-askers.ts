import type { Actor } from '../services/kernel/actor/actor';
import type { Credential, ResolveActor } from '../services/kernel/subgraph/port';

/** A page asks its frame and its content one after the other; what takes longer than that asks again. */
const PAGE_MS = 3_000;
/** More pages than are being made at one moment; the oldest are asked for again. */
const MOST_PAGES = 1_000;

interface Known {
  actor: Promise<Actor | null>;
  until: number;
}

/**
 * Who asks for a page of our web, looked up once for all that this one request of a reader's reads. The request's id
 * is ours and new with every request, so that the next page is asked anew: a right taken away counts there.
 */
export class PageAskers {
  readonly #known = new Map<string, Known>();

  constructor(private readonly resolveActor: ResolveActor) {}

  /** The actor of an operation of this page; one that may change something finds out anew, and so does all after it. */
  async of(requestId: string, credential: Credential, reads: boolean): Promise<Actor | null> {
    const { storeId, kind, sessionToken } = credential;
    const page = JSON.stringify([requestId, storeId, kind, sessionToken]);
    const known = this.#known.get(page);
    if (reads && known && known.until > performance.now()) return known.actor;
    this.#known.delete(page);
    const actor = this.resolveActor(credential);
    if (reads) this.#keep(page, actor);
    return actor;
  }

  #keep(page: string, actor: Promise<Actor | null>): void {
    const now = performance.now();
    for (const [old, { until }] of this.#known) {
      if (until > now && this.#known.size < MOST_PAGES) break;
      this.#known.delete(old);
    }
    this.#known.set(page, { actor, until: now + PAGE_MS });
    // What failed is not known, and the operation that waits for it says so.
    actor.catch(() => this.#known.delete(page));
  }
}
