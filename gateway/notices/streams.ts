import { SALES, SESSIONS } from '../../schema/notices';
import type { Actor } from '../../services/kernel/actor/actor';
import { STREAMS, type StreamLimits } from '../../services/kernel/http/limits';
import type { Notice } from '../../services/kernel/notice/notice';
import type { Credential, ResolveActor } from '../../services/kernel/subgraph/port';
import { Turns } from '../../services/kernel/work/turns';
import type { Log } from '../ports';
import type { GiveBack } from '../places';
import { Recent } from './recent';
import { keyOf, Stream } from './stream';
import { StreamPlaces, type StreamsFull } from './stream-places';

/** How often it is looked whether something is due. */
const LOOK_MS = 1_000;
/** What a page of a customer's is told of. */
const TOLD: ReadonlySet<string> = new Set([SALES]);

export interface StreamsOptions {
  resolveActor: ResolveActor;
  log: Log;
  limits?: Partial<StreamLimits>;
  /** Milliseconds of the clock that pages say when they were made by. */
  now?: () => number;
}

/** What a page says that wants to be told. */
export interface Given {
  /** Of the stream it had and lost. */
  lastEventId: string | undefined;
  /** When it was made; NaN where it does not say. */
  at: number;
  /** `sessionsHeard` before it was asked who it is. */
  sessionsHeard: number;
}

/**
 * The pages that stand open, and what each is told. Who hears is known when a stream is opened, asked again by the clock, and
 * asked at once when their session is said to be another; only a clear answer ends it, so that a service that is away for
 * a moment ends none. What is heard meanwhile says nothing that is worth hiding.
 */
export class Streams {
  readonly limits: StreamLimits;
  /** How often somebody's session was said to have changed. */
  sessionsHeard = 0;
  private readonly open = new Set<Stream>();
  private readonly byKey = new Map<string, Set<Stream>>();
  private readonly places: StreamPlaces;
  private readonly recent: Recent;
  private readonly turns: Turns;
  private readonly now: () => number;
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(private readonly options: StreamsOptions) {
    this.limits = { ...STREAMS, ...options.limits };
    this.now = options.now ?? Date.now;
    this.places = new StreamPlaces(this.limits);
    this.recent = new Recent(this.limits.remembered);
    const { asking } = this.limits;
    this.turns = new Turns({
      ...{ atOnce: asking, atOnceALane: Math.ceil(asking / 2), seats: Infinity, seatsALane: Infinity },
      ...{ patienceMs: Infinity, retryAfterSeconds: 1 },
    });
  }

  /** How many are open. */
  get size(): number {
    return this.open.size;
  }

  /** A place for one, before anybody is asked who it is for. */
  take(address: string, token: string): GiveBack | StreamsFull {
    if (this.isStopped) return { limit: 'streams', most: 0 };
    return this.places.take(address, token);
  }

  /** Asks who it is that comes, after those who came before. */
  ask: ResolveActor = (credential) => this.askAs('coming', credential);

  /** Opens one for who was found to be asking. */
  begin(credential: Credential, actor: Actor, given: Given, giveBack: GiveBack): Stream {
    const now = this.now();
    const stream = new Stream(credential, actor, now, this.limits.unreadBytes);
    this.open.add(stream);
    this.index(stream);
    stream.body.once('close', () => {
      this.drop(stream);
      giveBack();
    });
    const { retryMs, retrySpreadMs } = this.limits;
    stream.greet(retryMs + Math.random() * retrySpreadMs);
    const isOld = given.lastEventId !== undefined || this.recent.hasSince(given.at, stream.keys);
    if (isOld) stream.say({ event: 'again' }, now);
    // The answer who it is may be of before: a session that ended meanwhile is not heard of again.
    if (given.sessionsHeard !== this.sessionsHeard) void this.askAgain(stream);
    if (this.isStopped) stream.end();
    this.timer ??= setInterval(() => void this.look(), LOOK_MS);
    this.timer.unref();
    return stream;
  }

  /** Passes on what was heard to those it is about, and to nobody else. */
  heard({ storeId, topic, ids }: Notice): void {
    const keys = ids.map((id) => keyOf(storeId, id));
    if (topic === SESSIONS) {
      this.sessionsHeard += 1;
      const all = ids.length === 0 ? this.ofStore(storeId) : this.streamsOf(keys);
      for (const stream of all) void this.askAgain(stream);
    } else if (TOLD.has(topic)) {
      const now = this.now();
      for (const key of keys) this.recent.note(key, now);
      for (const stream of this.streamsOf(keys)) stream.say({ event: 'changed', topic }, now);
    }
  }

  /** Something may have been said that nobody heard. */
  missed(): void {
    const now = this.now();
    this.recent.forget(now);
    this.sessionsHeard += 1;
    for (const stream of this.open) {
      stream.say({ event: 'again' }, now);
      void this.askAgain(stream);
    }
  }

  /** Does what is due by the clock; done when all who were asked for have been answered. */
  async look(): Promise<void> {
    const now = this.now();
    const asked: Promise<void>[] = [];
    for (const stream of this.open) {
      if (now - stream.saidAt >= this.limits.beatMs) stream.beat(now);
      if (now - stream.askedAt >= this.limits.askMs) asked.push(this.askAgain(stream));
    }
    await Promise.all(asked);
  }

  /** Ends all of them, in a way that lets each come again. */
  stop(): void {
    this.isStopped = true;
    clearInterval(this.timer);
    for (const stream of this.open) stream.end();
  }

  /** Those who are open and those who come take turns: however many come, nobody's session is asked for too late. */
  private askAs(lane: 'coming' | 'open', credential: Credential): Promise<Actor | null> {
    return this.turns.takePatiently(lane, () => this.options.resolveActor({ ...credential, isLook: true }));
  }

  private async askAgain(stream: Stream): Promise<void> {
    // Where it is being asked, the answer may be of before: it is asked once more after it.
    if (stream.isAsking) return void (stream.askedAt = -Infinity);
    stream.isAsking = true;
    stream.askedAt = this.now();
    try {
      this.judge(stream, await this.askAs('open', stream.credential));
    } catch (error) {
      this.options.log.warn({ err: error }, 'Nobody could say whether a stream may go on');
    } finally {
      stream.isAsking = false;
    }
    if (stream.askedAt === -Infinity && this.open.has(stream)) await this.askAgain(stream);
  }

  private judge(stream: Stream, actor: Actor | null): void {
    const { storeId } = stream.credential;
    const isTheirs =
      actor?.kind === 'portal' && actor.storeId === storeId && actor.userId === stream.actor.userId;
    if (!isTheirs) {
      stream.say({ event: 'end' }, this.now());
      return stream.end();
    }
    this.unindex(stream);
    stream.actor = actor;
    if (this.open.has(stream)) this.index(stream);
  }

  private *ofStore(storeId: string): Generator<Stream> {
    for (const stream of this.open) if (stream.credential.storeId === storeId) yield stream;
  }

  private streamsOf(keys: readonly string[]): Set<Stream> {
    return new Set(keys.flatMap((key) => [...(this.byKey.get(key) ?? [])]));
  }

  private index(stream: Stream): void {
    for (const key of stream.keys) {
      const those = this.byKey.get(key) ?? new Set();
      this.byKey.set(key, those.add(stream));
    }
  }

  private unindex(stream: Stream): void {
    for (const key of stream.keys) {
      const those = this.byKey.get(key);
      those?.delete(stream);
      if (those?.size === 0) this.byKey.delete(key);
    }
  }

  private drop(stream: Stream): void {
    if (!this.open.delete(stream)) return;
    this.unindex(stream);
    if (this.open.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
