/** Tells every worker that jobs wait; how graphile-worker's own functions say it, with as many as each may look for. */
const JOBS_WAIT = `SELECT pg_notify('jobs:insert', json_build_object('r', random(), 'count', 64)::text)`;

/**
 * How long those who commit wait for others: what several left is handled together, for hardly more than one costs. Whoever
 * hears nothing looks once a second.
 */
const PAUSE_MS = 20;

/**
 * Wakes the workers after a commit that left jobs for them. Telling them is no part of that transaction: PostgreSQL lets
 * those that notify commit one after the other, each holding the server's one lock for it until its disk has answered.
 */
export class Wake {
  private isAsked = false;
  private telling: Promise<void> | undefined;
  private isStopped = false;

  constructor(private readonly send: (text: string) => Promise<unknown>) {}

  /** There are jobs; returns at once. */
  soon(): void {
    if (this.isStopped) return;
    this.isAsked = true;
    this.telling ??= this.tell().finally(() => (this.telling = undefined));
  }

  /** What was committed by now is told first. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.telling;
  }

  private async tell(): Promise<void> {
    while (this.isAsked) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      this.isAsked = false;
      // Away, or every connection taken: whoever looks by the clock finds them.
      await this.send(JOBS_WAIT).catch(() => undefined);
    }
  }
}
