import type { ResultOf } from '#lib/graph/graphql.ts';
import type { ImportPart } from './dry-run.ts';
import type { ImportKind } from './kinds.ts';
import type { ImportJob, RecentImports } from './job.operation.ts';

/** An import under way or ended, as its page shows it. */
export type WatchedImport = ResultOf<typeof ImportJob>;
export type RecentImport = ResultOf<typeof RecentImports>['jobs'][number];
export type JobState = WatchedImport['state'];

const KINDS: Record<string, ImportKind> = { CONSIGNORS: 'consignors', STOCK: 'stock', TILL_SALES: 'till' };
const PARTS: Record<string, ImportPart> = {
  ...{ CUSTOMERS: 'customers', AGREEMENTS: 'settings', STOCK: 'stock', SALES: 'sales' },
};
const UNDER_WAY: ReadonlySet<JobState> = new Set(['QUEUED', 'JUDGING', 'RUNNING']);

/** The kind of file a job imports; null where it does something else. */
export function kindOfJob(kind: string): ImportKind | null {
  return KINDS[kind] ?? null;
}

/** Whether nothing more will come of it. */
export function isOver({ state }: Pick<WatchedImport, 'state'>): boolean {
  return !UNDER_WAY.has(state);
}

/** Its parts, in the page's own names. */
export function partsOf({ parts }: Pick<WatchedImport, 'parts'>) {
  return parts.flatMap(({ name, ...figures }) => {
    const part = PARTS[name];
    return part ? [{ part, ...figures }] : [];
  });
}

/** Where an import is watched: those of the till's sales are another service's. */
export function watchParams(kind: ImportKind, id: string): URLSearchParams {
  return new URLSearchParams(kind === 'till' ? { kind, job: id } : { job: id });
}
