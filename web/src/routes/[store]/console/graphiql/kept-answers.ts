import { KEPT_ANSWERS } from '#lib/server/limits.ts';

/** What was typed and what came of it, as the page shows it. */
export interface Ran {
  values: Record<string, string>;
  answer: { json: string };
}

/**
 * What changed something is answered with a redirect, so that a reload changes nothing again; its answer waits here for
 * the page that comes. One for each member of staff: the newest, and of so many members at the most.
 */
export class KeptAnswers {
  private readonly kept = new Map<string, { id: string; ran: Ran }>();

  get size(): number {
    return this.kept.size;
  }

  keep(staffId: string, id: string, ran: Ran): void {
    this.kept.delete(staffId);
    this.kept.set(staffId, { id, ran });
    for (const [oldest] of this.kept) if (this.kept.size > KEPT_ANSWERS) this.kept.delete(oldest);
  }

  find(staffId: string | undefined, id: string | null): Ran | null {
    const kept = this.kept.get(staffId ?? '');
    return kept?.id === id ? kept.ran : null;
  }
}
