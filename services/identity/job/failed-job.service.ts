import type { Call } from '../../kernel/database/call';
import { notFound } from '../../kernel/refusal/refusal';
import type { FailedJob } from './failed-job';

/** Failing background work of the store; the database tells staff only. */
export class FailedJobService {
  /** The newest 200. */
  list(call: Call): Promise<FailedJob[]> {
    return call.read((tx) =>
      tx.sql<FailedJob>(
        `SELECT id::text, task, attempts, max_attempts AS "maxAttempts", last_error AS "lastError",
                created_at AS "createdAt", next_run_at AS "nextRunAt" FROM kernel.failed_jobs()`,
      ),
    );
  }

  /** Tries a job again now, also one that was given up. */
  async retry(call: Call, id: string): Promise<void> {
    const [row] = await call.write((tx) =>
      tx.sql<{ done: boolean }>('SELECT kernel.retry_job($1::bigint) AS done', [id]),
    );
    if (row?.done !== true) throw notFound();
  }
}
