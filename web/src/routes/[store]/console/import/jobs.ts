import type { RequestEvent } from '@sveltejs/kit';
import { ask, found, run, tell } from '#lib/server/ask.ts';
import { text } from '#lib/server/form.ts';
import { save } from '#lib/server/save.ts';
import { patientGraph } from '#lib/server/upload.ts';
import { kindOf } from './dry-run.ts';
import {
  RecentImports,
  RecentTillImports,
  StartImport,
  StartTillImport,
  StopImport,
  StopTillImport,
  WatchImport,
  WatchTillImport,
} from './job.operation.ts';
import { kindOfJob, type RecentImport, watchParams } from './job.ts';
import { type ImportKind, RIGHT_OF } from './kinds.ts';
import type { SaidColumn } from './mapping.ts';

const GRAPH_KIND = { consignors: 'CONSIGNORS', stock: 'STOCK' } as const;
const SHOWN_IMPORTS = 10;

/** The newest imports of these kinds, so that one that was left is found again; null while the graph does not say. */
export async function recentImports(
  event: RequestEvent,
  kinds: readonly ImportKind[],
): Promise<RecentImport[] | null> {
  const graph = patientGraph(event);
  const [goods, sales] = await Promise.all([
    kinds.includes('stock') ? run(graph, RecentImports, {}) : null,
    kinds.includes('till') ? run(graph, RecentTillImports, {}) : null,
  ]);
  if ((goods && !goods.data) || (sales && !sales.data)) return null;
  const jobs = [...(goods?.data?.jobs ?? []), ...(sales?.data?.tillImports ?? [])];
  return jobs
    .filter(({ kind }) => kindOfJob(kind) !== null)
    .sort((one, other) => other.startedAt.localeCompare(one.startedAt))
    .slice(0, SHOWN_IMPORTS);
}

/** An import by its id, and its kind; those of the till are asked of the service that has them. */
export async function watchedJob(event: RequestEvent, given: ImportKind | null, id: string) {
  const { requestId } = event.locals;
  const asked =
    given === 'till'
      ? await ask(event, WatchTillImport, { id }).then(({ data, partial }) => ({
          job: data.tillImport,
          partial,
        }))
      : await ask(event, WatchImport, { id }).then(({ data, partial }) => ({ job: data.job, partial }));
  const job = found(asked.job, { partial: asked.partial, what: 'import', requestId });
  const kind = found(kindOfJob(job.kind), { partial: false, what: 'import', requestId });
  return { kind, job };
}

/** Starts to import a file of a kind. */
export async function startImport(
  event: RequestEvent,
  kind: ImportKind,
  { settledUntil, ...file }: { fileId: string; settledUntil: string | null; columns: SaidColumn[] | null },
) {
  if (kind === 'till') {
    const answer = await tell(event, StartTillImport, { input: file });
    return answer.trouble ? answer : { ...answer, started: answer.data.startTillImport };
  }
  const input = { kind: GRAPH_KIND[kind], settledUntil, ...file };
  const answer = await tell(event, StartImport, { input });
  return answer.trouble ? answer : { ...answer, started: answer.data.startImport };
}

const readStop = (form: FormData) => ({
  values: { job: text(form, 'job') },
  input: { jobId: text(form, 'job') },
});

/** Asks an import to stop, and goes on watching it. */
export function stopping(event: RequestEvent) {
  const kind = kindOf(event.url.searchParams.get('kind'));
  const common = {
    read: readStop,
    made: 'Job',
    to: (_made: unknown, _stay: boolean, { job = '' }: Record<string, string>) =>
      `${event.url.pathname}?${watchParams(kind ?? 'stock', job)}`,
  } as const;
  return kind === 'till'
    ? save(event, {
        ...{ ...common, right: RIGHT_OF.till, document: StopTillImport },
        variables: ({ input }) => ({ input }),
      })
    : save(event, {
        ...{ ...common, right: RIGHT_OF.stock, document: StopImport },
        variables: ({ input }) => ({ input }),
      });
}
