import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import type { PoolClient, QueryConfig, QueryResultRow } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import type { Actor } from '../actor/actor';

/** An event as schema/events declares it: its name, and the type of what it carries. */
export interface EventOf<Payload> {
  /** `<service>.<fact-in-the-past>`; the database refuses a name the service does not own. */
  readonly name: string;
  readonly payload?: Payload;
}

/** Whose event it is. */
export interface Aggregate {
  id: string;
  /** A receiver overwrites only what is older. */
  version: number;
}

/**
 * One open transaction of one actor. Writes wait for each other, whoever calls them. Reads are sent as they
 * are asked for and answered in that order (pg's pipelining): what is asked at once leaves in one write.
 */
export class Transaction {
  private last: Promise<unknown> = Promise.resolve();
  private entityManager: EntityManager | undefined;
  /** Counted for the benchmark: statements a call really sent. */
  statements = 0;
  /** How many of them were answered: none means that trying again on another connection is safe. */
  answered = 0;
  /** Whether a read went wrong. */
  failed = false;

  constructor(
    readonly actor: Actor,
    private readonly client: PoolClient,
    private readonly source: DataSource,
    /** The answer to a reading transaction's BEGIN; null in one that writes, whose BEGIN has been answered. */
    private readonly begun: Promise<unknown> | null = null,
  ) {
    // Heard by the first statement; a transaction without one has nothing to tell.
    begun?.catch(() => undefined);
  }

  /** Runs a named prepared statement: parsed once a connection. The same name always means the same text. */
  async sql<Row extends QueryResultRow>(name: string, text: string, values: unknown[] = []): Promise<Row[]> {
    return this.send<Row>({ name, text, values });
  }

  /** The same, named after its text: nobody types a name twice, and a text that is put together needs none for each way. */
  async run<Row extends QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.send<Row>({ name: nameOf(text), text, values });
  }

  /** Runs a statement whose text is rarely the same twice: parsed each time, kept nowhere. */
  async once<Row extends QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.send<Row>({ text, values });
  }

  /** TypeORM on this same connection; it is told that a transaction is open, or `save()` would commit its own. */
  get manager(): EntityManager {
    if (this.entityManager === undefined) {
      const runner = this.source.createQueryRunner('master');
      const query = (text: string, values?: unknown[]) => this.inTurn(() => this.client.query(text, values));
      const connection = new Proxy(this.client, {
        get: (target, key) => (key === 'query' ? query : Reflect.get(target, key)),
      });
      Object.assign(runner, {
        databaseConnection: connection,
        isTransactionActive: true,
        transactionDepth: 1,
      });
      this.entityManager = runner.manager;
    }
    return this.entityManager;
  }

  /** Emits an event in this transaction: rolled back with it, delivered after it commits. */
  async emit<Payload>(
    event: EventOf<Payload>,
    { id, version }: Aggregate,
    /** The aggregate's full relevant state, never a delta. */
    payload: NoInfer<Payload>,
  ): Promise<void> {
    await this.sql('kernel.emit', 'SELECT kernel.emit($1, $2, $3, $4)', [
      event.name,
      id,
      version,
      JSON.stringify(payload),
    ]);
  }

  private async send<Row extends QueryResultRow>(statement: QueryConfig): Promise<Row[]> {
    if (this.begun === null) return (await this.inTurn(() => this.client.query<Row>(statement))).rows;
    this.statements += 1;
    sendTogether(this.client);
    try {
      const result = await this.client.query<Row>(statement);
      // It came first. Had it failed, these rows were read outside of the transaction.
      await this.begun;
      this.answered += 1;
      return result.rows;
    } catch (error) {
      this.failed = true;
      throw error;
    }
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.statements += 1;
    const next = this.last.then(work, work);
    this.last = next.catch(() => undefined);
    return next;
  }
}

const names = new Map<string, string>();

/** There are as many texts as the code can make, and no more: what people type are values. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 32);
    names.set(text, name);
  }
  return name;
}

/** Everything sent to this connection until the event loop turns leaves in one write: that costs more than most statements. */
export function sendTogether(client: PoolClient): void {
  const { stream } = client.connection as unknown as { stream: Writable };
  stream.cork();
  process.nextTick(() => stream.uncork());
}
