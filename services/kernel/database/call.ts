import DataLoader from 'dataloader';
import type { Actor } from '../actor/actor';
import { isConnectionLoss, type Database, type OpenTransaction } from './database';
import type { Trace } from './settings';
import type { Transaction } from './transaction';

/**
 * One call of one subgraph: the GraphQL context. Reads share one lazily opened read-only transaction,
 * writes get their own; loaders live exactly as long as the call, so nothing bleeds between users.
 */
export class Call {
  private reading: Promise<OpenTransaction> | undefined;
  private readonly loaders = new Map<string, DataLoader<unknown, unknown>>();
  private running: Trace;
  statements = 0;

  constructor(
    readonly database: Database,
    readonly actor: Actor,
    trace: Trace,
    /** The browser's address as the gateway saw it; for rate limits, never for who somebody is. */
    readonly address: string | null = null,
  ) {
    this.running = trace;
  }

  /** What the audit says of what is written now. */
  get trace(): Trace {
    return this.running;
  }

  /** A mutation's root field begins; they run one after the other, so what is written from here on is its doing. */
  runs(rootField: string): void {
    this.running = { ...this.running, operation: rootField };
  }

  /** Reads in the call's one read transaction. */
  async read<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const reading = (this.reading ??= this.database.begin(this.actor, this.trace, 'read'));
      const open = await reading;
      try {
        return await work(open.tx);
      } catch (error) {
        // A connection that died while idle shows only now; nothing was answered, so one more try is safe.
        if (attempt === 3 || open.tx.answered > 0 || !isConnectionLoss(error)) throw error;
        if (this.reading === reading) await this.endReading();
      }
    }
  }

  /** Writes in a transaction of its own. The read one is ended first: never two connections at once. */
  async write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    await this.endReading();
    this.loaders.clear();
    return this.database.withActor(this.actor, this.trace, async (tx) => {
      const result = await work(tx);
      this.statements += tx.statements;
      return result;
    });
  }

  /** Gives the connection back before a wait for something else; what is read after it is another transaction. */
  async rest(): Promise<void> {
    await this.endReading();
  }

  /** One loader a name and call: all keys asked for in one tick become one statement `= any($1)`. */
  load<Key extends string, Value>(
    name: string,
    key: Key,
    batch: (tx: Transaction, keys: Key[]) => Promise<Map<Key, Value>>,
  ): Promise<Value | null> {
    let loader = this.loaders.get(name) as DataLoader<Key, Value | null> | undefined;
    if (loader === undefined) {
      loader = new DataLoader<Key, Value | null>(async (keys) => {
        const found = await this.read((tx) => batch(tx, [...keys]));
        return keys.map((each) => found.get(each) ?? null);
      });
      this.loaders.set(name, loader as unknown as DataLoader<unknown, unknown>);
    }
    return loader.load(key);
  }

  /** Ends the call: gives the connection back. Called by the subgraph, once, whatever happened. */
  async end(): Promise<void> {
    const open = await this.takeReading();
    // After a failure the connection is asked: it may be gone, and must not go back to the pool.
    if (open?.tx.failed) await open.rollback();
    else open?.finishReading();
  }

  private async endReading(): Promise<void> {
    const open = await this.takeReading();
    await open?.commit().catch(() => undefined);
  }

  private async takeReading(): Promise<OpenTransaction | undefined> {
    const reading = this.reading;
    this.reading = undefined;
    const open = await reading?.catch(() => undefined);
    this.statements += open?.tx.statements ?? 0;
    return open;
  }
}
