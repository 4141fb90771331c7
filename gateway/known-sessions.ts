import { createHash } from 'node:crypto';
import { KNOWN_SESSIONS } from '../services/kernel/http/limits';
import type { ResolveActor } from '../services/kernel/subgraph/port';

/**
 * Sessions that identity called somebody's a moment ago. It opens nothing: it tells for whom places are kept free
 * before anybody is asked, and an invented session is not among them.
 */
export class KnownSessions {
  /** Until when, by the session's hash; the one seen longest ago first. */
  private readonly until = new Map<string, number>();

  constructor(
    private readonly limits: { most: number; ms: number } = KNOWN_SESSIONS,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get size(): number {
    return this.until.size;
  }

  has(token: string | null): boolean {
    return token !== null && (this.until.get(hashOf(token)) ?? 0) > this.now();
  }

  /** Asks as before, and remembers what was said of the session. */
  noting(resolveActor: ResolveActor): ResolveActor {
    return async (credential) => {
      const actor = await resolveActor(credential);
      const { sessionToken } = credential;
      if (sessionToken !== null) this.note(sessionToken, actor !== null && actor.kind !== 'visitor');
      return actor;
    };
  }

  private note(token: string, isSomebodys: boolean): void {
    const hash = hashOf(token);
    this.until.delete(hash);
    if (!isSomebodys) return;
    this.until.set(hash, this.now() + this.limits.ms);
    const [oldest] = this.until.size > this.limits.most ? this.until.keys() : [];
    if (oldest !== undefined) this.until.delete(oldest);
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64');
