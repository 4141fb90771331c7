import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { DataSource } from 'typeorm';
import type { Actor } from '../actor/actor';
import { commitFirst, releaseAndCommitLater } from './later';
import { beginAs, startOptions, type Trace } from './settings';
import { sendTogether, Transaction } from './transaction';

export interface DatabaseOptions {
  /** The service's own login role; never the owner, never a superuser. */
  url: string;
  maxConnections?: number;
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

  constructor(options: DatabaseOptions) {
    this.source = new DataSource({
      type: 'postgres',
      ...connectionOf(options.url),
      logging: false,
      poolErrorHandler: () => undefined,
      extra: {
        max: options.maxConnections ?? 10,
        connectionTimeoutMillis: 2_000,
        idleTimeoutMillis: 30_000,
        options: startOptions(options.readTimeoutMs ?? 2_000),
        // A statement may be sent before the answer to the one before has come; see Transaction.
        pipeline: true,
      },
    });
  }

  async open(): Promise<this> {
    await this.source.initialize();
    return this;
  }

  async close(): Promise<void> {
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
   * Opens a transaction as this actor. The caller ends it with `commit` or `rollback` exactly once. A reading
   * one is not waited for: its BEGIN leaves together with the first statement.
   */
  async begin(actor: Actor, trace: Trace, mode: 'read' | 'write'): Promise<OpenTransaction> {
    const begin = beginAs(actor, trace, mode);
    for (let attempt = 1; ; attempt += 1) {
      const client = await this.connect();
      if (mode === 'read') {
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
    for (let attempt = 1; ; attempt += 1) {
      const open = await this.begin(actor, trace, 'write');
      try {
        const result = await work(open.tx);
        await open.commit();
        return result;
      } catch (error) {
        await open.rollback();
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
    for (let attempt = 1; ; attempt += 1) {
      const open = await this.begin(actor, trace, 'read');
      const rows = open.tx.sql<Row>(...statement);
      const ended = open.commit().catch(() => undefined);
      try {
        return await rows;
      } catch (error) {
        await ended;
        if (attempt < 3 && isConnectionLoss(error)) continue;
        throw isConnectionLoss(error) ? new DatabaseUnavailable('The database is away') : error;
      }
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

/** A Unix socket's folder stands percent-encoded in the host; TypeORM wants the parts decoded. */
function connectionOf(url: string): {
  host: string;
  port: number;
  username: string;
  password: string;
  database: string;
} {
  const parsed = new URL(url);
  return {
    host: parsed.searchParams.get('host') ?? decodeURIComponent(parsed.hostname),
    port: Number(parsed.searchParams.get('port') ?? (parsed.port || 5432)),
    username: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: decodeURIComponent(parsed.pathname.slice(1)),
  };
}

const lossCodes = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ENOENT',
]);

/** What PostgreSQL calls it, through TypeORM's wrapping too. */
function codeOf(error: unknown): unknown {
  const driver = (error as { driverError?: unknown } | null)?.driverError ?? error;
  return (driver as { code?: unknown } | null)?.code;
}

/** Did this fail because the connection is gone, rather than because of what was asked? */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: string }).code;
  return (
    (code !== undefined && lossCodes.has(code)) || /Connection terminated|not queryable/i.test(error.message)
  );
}
