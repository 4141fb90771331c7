import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { run, unavailable } from '#lib/server/ask.ts';
import { lacking, lackingAll, needModule, needOneOf, needRight } from '#lib/server/gate.ts';
import { FILE_AGAIN, missing, refused, text, troubled } from '#lib/server/form.ts';
import { keptFile } from '#lib/server/body.ts';
import { save } from '#lib/server/save.ts';
import { patientGraph } from '#lib/server/upload.ts';
import { asLocalDate } from '#lib/item/periods.ts';
import { isId } from '#lib/list/filters.ts';
import { rightKind } from './ask-right-kind.ts';
import { asParams, MAP, saidIn, type SaidColumn } from './mapping.ts';
import { may } from '#lib/rights.ts';
import { combine, type DryRunView, kindOf, refusedField, rowOf } from './dry-run.ts';
import {
  DryRunConsignors,
  DryRunStock,
  DryRunTillSales,
  Settlements,
  UndoSettlement,
} from './import.operation.ts';
import { isOver, watchParams } from './job.ts';
import { type ImportKind, kindsFor, RIGHT_OF } from './kinds.ts';
import { recentImports, startImport, stopping, watchedJob } from './jobs.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whoever may import one of the kinds has the page. */
const RIGHTS = [...new Set(Object.values(RIGHT_OF))];

type Judged = DryRunView & { wrongDay?: string };

/** Imported sales that count as paid out, for taking them back; null while the graph does not say. */
async function settlementsOf(event: RequestEvent, fileId: string | null) {
  const { data } = await run(patientGraph(event), Settlements, { fileId });
  return data?.settlements ?? null;
}

/** An import to watch, by the id in the address. */
async function watched(event: RequestEvent, given: ImportKind | null, id: string) {
  if (!isId(id)) error(404, { message: 'Not an import', code: 'NOT_FOUND' });
  const { kind, job } = await watchedJob(event, given, id);
  const settles = kind === 'stock' && isOver(job) && job.fileId !== null;
  const settlements = settles ? await settlementsOf(event, job.fileId) : [];
  return {
    step: 'import' as const,
    kind,
    job,
    /** It was under way already when somebody else pressed the button. */
    other: event.url.searchParams.has('other'),
    settlements: settlements ?? [],
    partial: settlements === null,
  };
}

async function dryRun(
  event: RequestEvent,
  kind: ImportKind,
  fileId: string,
  said: SaidColumn[],
  settledUntil: string | null,
  aroundRow: number | null,
): Promise<Judged> {
  const graph = patientGraph(event);
  const columns = said.length > 0 ? said : null;
  if (kind === 'stock') {
    const { data } = await run(graph, DryRunStock, { fileId, settledUntil, aroundRow, columns });
    if (!data) unavailable(event.locals.requestId);
    const refused = refusedField([['stock', data.dryRunStock]]);
    // A day that cannot be meant is said beside its field; the file is judged without it.
    if (refused?.path === 'settledUntil')
      return { ...(await dryRun(event, kind, fileId, said, null, aroundRow)), wrongDay: refused.code };
    return combine([['stock', data.dryRunStock]], aroundRow);
  }
  if (kind === 'till') {
    const { data } = await run(graph, DryRunTillSales, { fileId, aroundRow, columns });
    if (!data) unavailable(event.locals.requestId);
    return combine([['sales', data.dryRunTillSales]], aroundRow);
  }
  const { data } = await run(graph, DryRunConsignors, { fileId, aroundRow, columns });
  if (!data) unavailable(event.locals.requestId);
  const parts: Parameters<typeof combine>[0] = [
    ['customers', data.dryRunConsignorCustomers],
    ['settings', data.dryRunConsignorSettings],
  ];
  return combine(parts, aroundRow);
}

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  needModule(event, 'CONSIGNMENT');
  needOneOf(event, RIGHTS);
  const [kinds, kind] = [kindsFor(event.locals.viewer), kindOf(searchParams.get('kind'))];
  if (kind !== null) needRight(event, RIGHT_OF[kind]);
  const jobId = searchParams.get('job');
  if (jobId !== null) return watched(event, kind, jobId);
  const fileId = searchParams.get('file');
  if (kind === null || fileId === null) {
    const settled = may(event.locals.viewer, 'import') ? settlementsOf(event, null) : [];
    const [settlements, imports] = await Promise.all([settled, recentImports(event, kinds)]);
    return {
      step: 'file' as const,
      kind,
      kinds,
      settlements: settlements ?? [],
      imports: imports ?? [],
      partial: settlements === null || imports === null,
    };
  }
  if (!isId(fileId)) error(404, { message: 'Not a file', code: 'NOT_FOUND' });
  const settledUntil = asLocalDate(searchParams.get('settledUntil') ?? '');
  const aroundRow = rowOf(searchParams.get('row'));
  const said = saidIn(searchParams.getAll(MAP));
  const view = await dryRun(event, kind, fileId, said, settledUntil, aroundRow);
  return {
    step: 'dry-run' as const,
    kind,
    fileId,
    said,
    settledUntil: view.wrongDay ? null : settledUntil,
    column: searchParams.get('column'),
    aroundRow,
    ...view,
    ...(await rightKind(event, kind, fileId, view)),
  };
};

export const actions: Actions = {
  upload: async (event) => {
    const { requestId, storeId } = event.locals;
    // Before the form: from a stranger it was not read.
    const trouble = lackingAll(event.locals, RIGHTS);
    const again = [{ path: 'file', code: FILE_AGAIN }];
    if (trouble) return troubled(trouble, {}, requestId, again);
    const form = await event.request.formData();
    const kind = kindOf(text(form, 'kind'));
    // Kept while the form was read.
    const kept = keptFile(event.request);
    const values = { kind: kind ?? '' };
    const empty = [!kind && 'kind', !kept && 'file'].filter((name) => name !== false);
    if (!kind || !kept) return missing(empty, values, requestId);
    const closed = lacking(event.locals, RIGHT_OF[kind]);
    if (closed) return troubled(closed, values, requestId, again);
    if ('fileId' in kept)
      redirect(303, `/${storeId}/console/import?${new URLSearchParams({ kind, file: kept.fileId })}`);
    if (kept.trouble === 'TOO_LARGE' || kept.trouble === 'QUOTA') {
      return refused(
        { __typename: 'InvalidInput', fields: [{ path: 'file', code: `FILE_${kept.trouble}` }] },
        values,
        requestId,
      );
    }
    return troubled(kept.trouble, values, requestId, again);
  },
  import: async (event) => {
    const form = await event.request.formData();
    const { requestId, storeId } = event.locals;
    const [kind, fileId] = [kindOf(text(form, 'kind')), text(form, 'file')];
    const settled = text(form, 'settledUntil');
    const values = { settledUntil: settled };
    const trouble = kind ? lacking(event.locals, RIGHT_OF[kind]) : lackingAll(event.locals, RIGHTS);
    if (trouble) return troubled(trouble, values, requestId);
    if (!kind || !isId(fileId)) return troubled('BAD_INPUT', values, requestId);
    if (settled && !asLocalDate(settled)) {
      return refused(
        { __typename: 'InvalidInput', fields: [{ path: 'settledUntil', code: 'BAD_FORMAT' }] },
        values,
        requestId,
      );
    }
    const said = saidIn(form.getAll(MAP).map(String));
    const here = new URLSearchParams([['kind', kind], ['file', fileId], ...asParams(said)]);
    // Not before the dry run has said how many sales that day settles.
    if (settled !== (event.url.searchParams.get('settledUntil') ?? ''))
      redirect(303, `/${storeId}/console/import?${here}&${new URLSearchParams({ settledUntil: settled })}`);
    const columns = said.length > 0 ? said : null;
    const answer = await startImport(event, kind, { fileId, settledUntil: asLocalDate(settled), columns });
    if (answer.trouble) return troubled(answer.trouble, values, requestId);
    const { started } = answer;
    const watch = (id: string): string => `/${storeId}/console/import?${watchParams(kind, id)}`;
    if (started.__typename === 'Job') redirect(303, watch(started.id));
    // Somebody was faster, or the button was pressed twice: that one is what there is to see.
    if (started.__typename === 'JobRunning') redirect(303, `${watch(started.running.id)}&other`);
    // The file has lapsed; the dry run says so.
    if (started.__typename === 'UnreadableFile') redirect(303, `/${storeId}/console/import?${here}`);
    return refused(started, values, requestId);
  },
  stop: stopping,
  undo: (event) =>
    save(event, {
      right: 'import',
      read: (form) => ({ values: {}, input: { settlementId: text(form, 'settlement') } }),
      document: UndoSettlement,
      variables: ({ input }) => ({ input }),
      made: 'Settlement',
      // Back to the step it was asked from.
      to: () => {
        const here = [...event.url.searchParams].filter(([name]) => !name.startsWith('/'));
        return `${event.url.pathname}?${new URLSearchParams(here)}`;
      },
    }),
};
