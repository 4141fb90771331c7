import { createHash } from 'node:crypto';
import { KNOWN_SESSION_MS } from '../services/kernel/http/limits';
import { Kept } from '../services/kernel/kept/kept';
import { SESSION_BYTES } from '../services/kernel/kept/limits';
import type { ResolveActor } from '../services/kernel/subgraph/port';

/**
 * Sessions that identity called somebody's a moment ago. It opens nothing: it tells for whom places are kept free
 * before anybody is asked, and an invented session is not among them.
 */
export class KnownSessions {
  /** Until when, by the session's hash. */
  private readonly until = new Kept<number>('sessions');

  constructor(private readonly now: () => number = () => performance.now()) {}

  has(token: string | null): boolean {
    return token !== null && (this.until.find(hashOf(token)) ?? 0) > this.now();
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
    if (isSomebodys) this.until.keep(hash, this.now() + KNOWN_SESSION_MS, SESSION_BYTES);
    else this.until.drop(hash);
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64');
