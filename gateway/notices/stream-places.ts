import { createHash } from 'node:crypto';
import type { StreamLimits } from '../../services/kernel/http/limits';
import type { GiveBack } from '../places';

/** Which limit stood in the way, and its figure. */
export interface StreamsFull {
  limit: 'streams' | 'streamsOfAddress' | 'streamsOfSession';
  most: number;
}

/** Those who are asked for count, too: nobody opens more by asking faster than is answered. */
export class StreamPlaces {
  private taken = 0;
  private readonly takenBy = new Map<string, number>();

  constructor(private readonly limits: StreamLimits) {}

  take(address: string, token: string): GiveBack | StreamsFull {
    const { streams, streamsOfAddress, streamsOfSession } = this.limits;
    if (this.taken >= streams) return { limit: 'streams', most: streams };
    const [whence, whose] = [`from ${address}`, `of ${hashOf(token)}`];
    if (this.countOf(whence) >= streamsOfAddress)
      return { limit: 'streamsOfAddress', most: streamsOfAddress };
    if (this.countOf(whose) >= streamsOfSession) return { limit: 'streamsOfSession', most: streamsOfSession };
    const keys = [whence, whose];
    this.taken += 1;
    for (const key of keys) this.takenBy.set(key, this.countOf(key) + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.taken -= 1;
      for (const key of keys) this.leave(key);
    };
  }

  private countOf(key: string): number {
    return this.takenBy.get(key) ?? 0;
  }

  private leave(key: string): void {
    const left = this.countOf(key) - 1;
    if (left > 0) this.takenBy.set(key, left);
    else this.takenBy.delete(key);
  }
}

/** Sessions are counted, and their tokens kept nowhere more than they are. */
const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64');
