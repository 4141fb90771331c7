import { Client, Pool, type PoolClient, type QueryResult } from 'pg';
import { isConnectionLoss } from '../database/loss';

/** A code after which graphile-worker tries again; it does not know those of a database that was killed. */
const TRY_AGAIN = 'ETIMEDOUT';

/** Marks a loss as something to try again: a job's end that fails to be written is otherwise thrown at nobody, and ends the process. */
function asPassing(error: unknown): never {
  if (isConnectionLoss(error)) Object.assign(error as Error, { code: TRY_AGAIN });
  throw error;
}

class WorkerClient extends Client {
  override query(...args: unknown[]): never {
    const answer = (super.query as (...given: unknown[]) => unknown).apply(this, args);
    return (answer instanceof Promise ? (answer as Promise<QueryResult>).catch(asPassing) : answer) as never;
  }
}

/** The worker's connections: losing them is waited out, never the end of the process. */
export class WorkerPool extends Pool {
  constructor(url: string, onLoss: (error: Error) => void) {
    super({ connectionString: url, Client: WorkerClient });
    this.on('error', onLoss);
    this.on('connect', (client) => client.on('error', onLoss));
  }

  override connect(...args: unknown[]): never {
    const connected = (super.connect as (...given: unknown[]) => unknown).apply(this, args);
    return (
      connected instanceof Promise ? (connected as Promise<PoolClient>).catch(asPassing) : connected
    ) as never;
  }
}
