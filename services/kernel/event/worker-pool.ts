import { Client, Pool, type PoolClient } from 'pg';
import { codeOf } from '../database/loss';

/** What graphile-worker expects to fail: it asks for its tables and makes them where there are none. */
const NO_TABLE = '42P01';
/** One each time: one for all would keep whoever waits for it. */
const never = (): Promise<never> => new Promise(() => undefined);

/**
 * The connections of one worker. graphile-worker throws many a failed statement (a job's end that cannot be written, jobs
 * that cannot be given back) at nobody, which ends the process. So the first failure breaks the pool: it is told
 * once, here, and whoever asked then, or asks later, is never answered. Another worker begins with another pool.
 */
export class WorkerPool extends Pool {
  /** Why it is no good any more. */
  readonly broken: Promise<Error>;
  private break!: (why: Error) => void;
  private isBroken = false;
  private readonly held = new Set<PoolClient>();

  constructor(url: string) {
    super({ connectionString: url, Client: clientOf(() => this) });
    this.broken = new Promise((tell) => {
      this.break = (why) => {
        if (this.isBroken) return;
        this.isBroken = true;
        tell(why);
        // Those in use are given back by nobody.
        for (const client of this.held) void client.end().catch(() => undefined);
      };
    });
    this.on('error', (error) => this.break(error));
    this.on('connect', (client) => {
      this.held.add(client);
      client.on('error', (error) => this.break(error));
    });
    this.on('remove', (client) => this.held.delete(client));
  }

  override connect(...args: unknown[]): never {
    if (this.isBroken || this.ending) return never() as never;
    const connected = (super.connect as (...given: unknown[]) => unknown).apply(this, args);
    return this.answered(connected) as never;
  }

  /** What a promise answers; where it fails, nothing, ever. */
  answered<Answer>(answer: Answer): Answer {
    if (!(answer instanceof Promise)) return answer;
    return (answer as Promise<unknown>).catch((error: Error) => {
      if (codeOf(error) === NO_TABLE) throw error;
      this.break(error);
      return never();
    }) as Answer;
  }

  /** Closes its connections; those of a broken one are closed already, and what they were asked is not waited for. */
  async close(): Promise<void> {
    const ended = this.end();
    await (this.isBroken ? undefined : ended);
  }
}

function clientOf(pool: () => WorkerPool): typeof Client {
  return class extends Client {
    override query(...args: unknown[]): never {
      const answer = (super.query as (...given: unknown[]) => unknown).apply(this, args);
      return pool().answered(answer) as never;
    }
  };
}
