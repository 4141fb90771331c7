import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { DataSource } from 'typeorm';
import type { Actor } from '../actor/actor';
import { typesOf } from './instants';
import { commitFirst, releaseAndCommitLater } from './later';
import { codeOf, isConnectionLoss } from './loss';
import { openPatiently } from './opening';
import { Notifier } from '../notice/notifier';
import type { Notice } from '../notice/notice';
import { beginAs, startOptions, type Mode, type Trace } from './settings';
import { sendTogether, Transaction } from './transaction';
import { Wake } from './wake';

export interface DatabaseOptions {
  /** The service's own login role; never the owner, never a superuser. */
  url: string;
  maxConnections?: number;
  /** How long a connection may be waited for; default 2 seconds. */
  connectTimeoutMs?: number;
  readTimeoutMs?: number;
}

/** The database is away or every connection is taken; the front answers 503 with Retry-After. */
export class DatabaseUnavailable extends Error {}

/** How often work that came too near to others' is done in all. */
const ATTEMPTS = 3;

/**
 * A service's database. `withActor` is the only way in: the pool is handed to nobody, so no statement
 * runs without an actor for the row-level policies to ask.
 */
export class Database {
  private readonly source: DataSource;
  private readonly wake = new Wake((text) => this.say(text));
  private readonly notifier = new Notifier((text, values) => this.say(text, values));

  constructor(options: DatabaseOptions) {
    this.source = new DataSource({
      type: 'postgres',
      logging: false,
      poolErrorHandler: () => undefined,
      extra: {
        // As the worker's and the administrator's, read by pg itself: TLS and a socket's folder are in it, too.
        connectionString: options.url,
        max: options.maxConnections ?? 10,
        connectionTimeoutMillis: options.connectTimeoutMs ?? 2_000,
        idleTimeoutMillis: 30_000,
        options: startOptions(options.readTimeoutMs ?? 2_000),
        types: typesOf,
        // A statement may be sent before the answer to the one before has come; see Transaction.
        pipeline: true,
      },
    });
  }

  async open(): Promise<this> {
    await openPatiently(this.source);
    return this;
  }

  async close(): Promise<void> {
    await this.wake.stop();
    await this.notifier.stop();
    if (this.source.isInitialized) await this.source.destroy();
  }

  /** Is the database there? Used by readiness only. */
  async isReachable(): Promise<boolean> {
    try {
      const client = await this.pool.connect();
      client.release();
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Opens a transaction as this actor. The caller ends it with `commit` or `rollback` exactly once. Only one that writes
   * is waited for: the BEGIN of the others leaves together with the first statement.
   */
  async begin(actor: Actor, trace: Trace, mode: Mode): Promise<OpenTransaction> {
    const begin = beginAs(actor, trace, mode);
    for (let attempt = 1; ; attempt += 1) {
      const client = await this.connect();
      if (mode !== 'write') {
        sendTogether(client);
        const begun = client.query(commitFirst(client) + begin);
        return new OpenTransaction(new Transaction(actor, client, begun), client);
      }
      try {
        await client.query(commitFirst(client) + begin);
      } catch (error) {
        client.release(true);
        // A connection that died while idle shows only now; nothing has run yet, so one more try is safe.
        if (attempt < 3 && isConnectionLoss(error)) continue;
        throw isConnectionLoss(error) ? new DatabaseUnavailable('The database is away') : error;
      }
      return new OpenTransaction(new Transaction(actor, client), client);
    }
  }

  /**
   * The one way in: BEGIN as the actor, work, COMMIT; any throw rolls back. Keep it short, and let it touch
   * nothing outside: whoever is the victim of a deadlock or waited too long for a lock is rolled back, and its work runs
   * again.
   */
  async withActor<T>(actor: Actor, trace: Trace, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.patiently(async () => {
      const open = await this.begin(actor, trace, 'write');
      try {
        const result = await work(open.tx);
        await open.commit();
        if (open.tx.emitted) this.wake.soon();
        return result;
      } catch (error) {
        await open.rollback();
        throw error;
      }
    });
  }

  /**
   * One statement of its own ahead of a transaction that needs what it answers, in one round trip. The rows it locks are
   * free again at once: they wait neither for the end of the other, nor for the disk, where this gets together with
   * whatever is committed after it. Whoever's connection is lost meanwhile does it again, so twice must do no harm.
   */
  async ahead<Row extends QueryResultRow>(
    actor: Actor,
    trace: Trace,
    ...statement: Parameters<Transaction['sql']>
  ): Promise<Row[]> {
    return this.patiently(() => this.atOnce<Row>(actor, trace, 'ahead', statement));
  }

  /** Again, where it was the victim of a deadlock or waited too long for a lock. */
  private async patiently<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        const isLockTimeout = codeOf(error) === '55P03';
        if (attempt < ATTEMPTS && (isLockTimeout || codeOf(error) === '40P01')) continue;
        throw isLockTimeout
          ? new DatabaseUnavailable('Others are changing the same rows', { cause: error })
          : error;
      }
    }
  }

  /** One read as this actor, all of it in one round trip. */
  async readOnce<Row extends QueryResultRow>(
    actor: Actor,
    trace: Trace,
    ...statement: Parameters<Transaction['sql']>
  ): Promise<Row[]> {
    return this.atOnce(actor, trace, 'read', statement);
  }

  private async atOnce<Row extends QueryResultRow>(
    actor: Actor,
    trace: Trace,
    mode: 'read' | 'ahead',
    statement: Parameters<Transaction['sql']>,
  ): Promise<Row[]> {
    for (let attempt = 1; ; attempt += 1) {
      const open = await this.begin(actor, trace, mode);
      const rows = open.tx.sql<Row>(...statement);
      const ended = open.commit();
      // Of what was only read nothing depends on it; of the rest, this says so in time.
      ended.catch(() => undefined);
      try {
        const found = await rows;
        if (mode === 'ahead') await ended;
        return found;
      } catch (error) {
        await ended.catch(() => undefined);
        if (attempt < 3 && isConnectionLoss(error)) continue;
        throw isConnectionLoss(error) ? new DatabaseUnavailable('The database is away') : error;
      }
    }
  }

  /** Tells those who look just now that something changed; once it is committed, and read as it is by then. */
  notify(notice: Notice): Promise<void> {
    return this.notifier.notify(notice);
  }

  /** A statement of the product's own, about no row. */
  private async say(text: string, values?: unknown[]): Promise<void> {
    const client = await this.connect();
    try {
      const before = commitFirst(client);
      if (before !== '' && values !== undefined) await client.query(before);
      await client.query(values === undefined ? before + text : { text, values });
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  private get pool(): Pool {
    return (this.source.driver as unknown as { master: Pool }).master;
  }

  private async connect(): Promise<PoolClient> {
    try {
      const client = await this.pool.connect();
      // The pool listens only to connections at rest. One that is lost while it is ours, between two statements,
      // would end the process; its next statement, or its COMMIT, finds out and says so.
      if (client.listenerCount('error') === 0) client.on('error', () => undefined);
      return client;
    } catch (error) {
      throw new DatabaseUnavailable('No database connection', { cause: error });
    }
  }
}

/** A begun transaction, and the only two ways to end it. */
export class OpenTransaction {
  private ended = false;

  constructor(
    readonly tx: Transaction,
    private readonly client: PoolClient,
  ) {}

  async commit(): Promise<void> {
    await this.end('COMMIT');
  }

  /** For a transaction that only read: nothing of it depends on the COMMIT, so nobody waits for it. */
  finishReading(): void {
    if (this.ended) return;
    this.ended = true;
    releaseAndCommitLater(this.client);
  }

  async rollback(): Promise<void> {
    await this.end('ROLLBACK').catch(() => undefined);
  }

  private async end(statement: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    try {
      sendTogether(this.client);
      await this.client.query(statement);
      this.client.release();
    } catch (error) {
      this.client.release(true);
      throw isConnectionLoss(error) ? new DatabaseUnavailable('The database went away') : error;
    }
  }
}
