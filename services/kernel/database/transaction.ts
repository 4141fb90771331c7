import type { Writable } from 'node:stream';
import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import type { Actor } from '../actor/actor';
import { willPrepare } from './prepared';
import { statementLabel, statementName } from './statement-name';

/** An event as schema/events declares it: its name, and the type of what it carries. */
export interface EventOf<Payload> {
  /** `<service>.<fact-in-the-past>`; the database refuses a name the service does not own. */
  readonly name: string;
  /** The one list it carries, where several that wait are handed over as one. */
  readonly list?: { readonly name: string; readonly key: string };
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
  /** Counted for the benchmark: statements a call really sent. */
  statements = 0;
  /** How many of them were answered: none means that trying again on another connection is safe. */
  answered = 0;
  /** Whether a read went wrong. */
  failed = false;
  /** Whether jobs wait once it is committed. */
  emitted = false;

  constructor(
    readonly actor: Actor,
    private readonly client: PoolClient,
    /** The answer to a reading transaction's BEGIN; null in one that writes, whose BEGIN has been answered. */
    private readonly begun: Promise<unknown> | null = null,
  ) {
    // Heard by the first statement; a transaction without one has nothing to tell.
    begun?.catch(() => undefined);
  }

  /** Runs a prepared statement, parsed once a connection and named after its text: there is no name to type, and none to type twice. */
  async sql<Row extends QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.send<Row>({ name: statementName(text), text, values });
  }

  /** Runs a statement whose text is rarely the same twice: parsed each time, kept nowhere. */
  async once<Row extends QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.send<Row>({ text, values });
  }

  /** Emits an event in this transaction: rolled back with it, delivered after it commits. */
  async emit<Payload>(
    event: EventOf<Payload>,
    { id, version }: Aggregate,
    /** The aggregate's full relevant state, never a delta. */
    payload: NoInfer<Payload>,
  ): Promise<void> {
    await this.sqlEmitting(event, { id, version }, payload, [], (emit) => `SELECT ${emit}`);
  }

  /** The same in a statement that does more: `textOf` says what to select, after these values of its own. */
  async sqlEmitting<Payload, Row extends QueryResultRow>(
    event: EventOf<Payload>,
    { id, version }: Aggregate,
    payload: NoInfer<Payload>,
    values: readonly unknown[],
    textOf: (emit: string) => string,
  ): Promise<Row[]> {
    const places = [1, 2, 3, 4].map((place) => `$${values.length + place}`);
    const rows = await this.sql<Row>(textOf(`kernel.emit(${places.join(', ')})`), [
      ...values,
      ...[event.name, id, version, JSON.stringify(payload)],
    ]);
    this.emitted = true;
    return rows;
  }

  private async send<Row extends QueryResultRow>(statement: QueryConfig): Promise<Row[]> {
    try {
      const result =
        this.begun === null
          ? await this.inTurn(() => this.query<Row>(statement))
          : await this.atOnce<Row>(statement, this.begun);
      return result.rows;
    } catch (error) {
      // The log says which one it was.
      if (error instanceof Error)
        Object.assign(error, { statement: statement.name ?? statementLabel(statement.text) });
      throw error;
    }
  }

  private async atOnce<Row extends QueryResultRow>(
    statement: QueryConfig,
    begun: Promise<unknown>,
  ): Promise<QueryResult<Row>> {
    this.statements += 1;
    sendTogether(this.client);
    try {
      const result = await this.query<Row>(statement);
      // It came first. Had it failed, these rows were read outside of the transaction.
      await begun;
      this.answered += 1;
      return result;
    } catch (error) {
      this.failed = true;
      throw error;
    }
  }

  private query<Row extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<Row>> {
    if (statement.name !== undefined) willPrepare(this.client, statement.name);
    return this.client.query<Row>(statement);
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.statements += 1;
    const next = this.last.then(work, work);
    this.last = next.catch(() => undefined);
    return next;
  }
}

/** Everything sent to this connection until the event loop turns leaves in one write: that costs more than most statements. */
export function sendTogether(client: PoolClient): void {
  const { stream } = client.connection as unknown as { stream: Writable };
  stream.cork();
  setImmediate(() => stream.uncork());
}
