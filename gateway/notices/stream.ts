import { Readable } from 'node:stream';
import type { Actor } from '../../services/kernel/actor/actor';
import { newId } from '../../services/kernel/id/id';
import type { Credential } from '../../services/kernel/subgraph/port';

/** What a page hears: that something changed, that it shall read itself again whatever changed, that its session ended. */
export type Said = { event: 'changed'; topic: string } | { event: 'again' } | { event: 'end' };

/** One page that stands open. What is said to it names no row: it reads what it shows as it always does. */
export class Stream {
  readonly body: Readable;
  /** When something was said last, and when it was known last whose it is. */
  saidAt: number;
  askedAt: number;
  isAsking = false;
  private lastSaid: Said['event'] | null = null;

  constructor(
    readonly credential: Credential,
    public actor: Actor,
    at: number,
    private readonly unreadBytes: number,
  ) {
    this.saidAt = at;
    this.askedAt = at;
    this.body = new Readable({ read: () => undefined, highWaterMark: unreadBytes });
    // Who goes in the middle of it is no error of ours.
    this.body.on('error', () => undefined);
  }

  /** By whose names it is told: those of its customers and of its person. */
  get keys(): string[] {
    const { userId, customerIds } = this.actor;
    return [...customerIds, ...(userId === null ? [] : [userId])].map((id) =>
      keyOf(this.credential.storeId, id),
    );
  }

  /** The first words: who hears nothing more comes back after so long, and shows then that they were here. */
  greet(retryMs: number): void {
    this.write(`retry: ${Math.round(retryMs)}\nid: ${newId()}\n\n`);
  }

  say({ event, ...data }: Said, at: number): void {
    // What is not read yet says the same, and whoever comes to it reads all that there is by then.
    if (event === this.lastSaid && this.body.readableLength > 0) return;
    this.lastSaid = event;
    this.saidAt = at;
    this.write(`id: ${newId()}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Nothing has changed; whoever stands between us and the page shall know that somebody is here. */
  beat(at: number): void {
    this.saidAt = at;
    this.write(':\n\n');
  }

  /** The browser comes again, unless it was told that this was the end. */
  end(): void {
    if (!this.body.destroyed) this.body.push(null);
  }

  private write(text: string): void {
    if (this.body.destroyed || this.body.readableEnded) return;
    this.body.push(text);
    // Who reads nothing for so long is nobody any more.
    if (this.body.readableLength > this.unreadBytes) this.body.destroy();
  }
}

/** Nobody's name at another store. */
export const keyOf = (storeId: string, id: string): string => `${storeId} ${id}`;
