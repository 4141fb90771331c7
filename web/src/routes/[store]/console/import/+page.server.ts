import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { may } from '#lib/rights.ts';
import { run, tell, unavailable } from '#lib/server/ask.ts';
import { needRight } from '#lib/server/gate.ts';
import { missing, refused, text, troubled } from '#lib/server/form.ts';
import { patientGraph, upload } from '#lib/server/upload.ts';
import { asLocalDate } from '../../my/sales/periods.ts';
import { isId } from '../customers/list-view.ts';
import { combine, type DryRunView, type ImportKind, kindOf, refusedField } from './dry-run.ts';
import { DryRunConsignors, DryRunStock, Settlements, UndoSettlement } from './import.operation.ts';
import { findImport, startImport } from './running.ts';
import type { Actions, PageServerLoad } from './$types';

type Judged = DryRunView & { wrongDay?: string };

/** Imported sales that count as paid out, for taking them back; empty while the graph does not say. */
async function settlementsOf(event: RequestEvent, fileId: string | null) {
  const { data } = await run(patientGraph(event), Settlements, { fileId });
  return data?.settlements ?? [];
}

async function dryRun(
  event: RequestEvent,
  kind: ImportKind,
  fileId: string,
  settledUntil: string | null,
): Promise<Judged> {
  const graph = patientGraph(event);
  if (kind === 'stock') {
    const { data } = await run(graph, DryRunStock, { fileId, settledUntil });
    if (!data) unavailable(event.locals.requestId);
    const refused = refusedField([['stock', data.dryRunStock]]);
    // A day that cannot be meant is said beside its field; the file is judged without it.
    if (refused?.path === 'settledUntil')
      return { ...(await dryRun(event, kind, fileId, null)), wrongDay: refused.code };
    return combine([['stock', data.dryRunStock]]);
  }
  const { data } = await run(graph, DryRunConsignors, { fileId });
  if (!data) unavailable(event.locals.requestId);
  return combine([
    ['customers', data.dryRunConsignorCustomers],
    ['settings', data.dryRunConsignorSettings],
  ]);
}

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  needRight(event, 'import');
  const kind = kindOf(searchParams.get('kind'));
  const fileId = searchParams.get('file');
  if (kind === null || fileId === null)
    return { step: 'file' as const, kind, settlements: await settlementsOf(event, null) };
  if (!isId(fileId)) error(404, { message: 'Not a file', code: 'NOT_FOUND' });
  const running = findImport(event.locals.storeId ?? '', fileId);
  if (running && !running.problem)
    return {
      step: 'import' as const,
      kind,
      fileId,
      running: structuredClone(running),
      settlements: running.now === null && kind === 'stock' ? await settlementsOf(event, fileId) : [],
    };
  const settledUntil = asLocalDate(searchParams.get('settledUntil') ?? '');
  const view = await dryRun(event, kind, fileId, settledUntil);
  return {
    step: 'dry-run' as const,
    kind,
    fileId,
    settledUntil: view.wrongDay ? null : settledUntil,
    column: searchParams.get('column'),
    stopped: running?.problem ?? null,
    ...view,
  };
};

export const actions: Actions = {
  upload: async (event) => {
    const form = await event.request.formData();
    const { requestId, storeId } = event.locals;
    const kind = kindOf(text(form, 'kind'));
    const file = form.get('file');
    const values = { kind: kind ?? '' };
    const empty = [!kind && 'kind', !(file instanceof File && file.name) && 'file'].filter(
      (name) => name !== false,
    );
    if (empty.length || !kind || !(file instanceof File)) return missing(empty, values, requestId);
    const kept = await upload(event, file);
    if ('fileId' in kept)
      redirect(303, `/${storeId}/console/import?${new URLSearchParams({ kind, file: kept.fileId })}`);
    if (kept.trouble === 'TOO_LARGE') {
      return refused(
        { __typename: 'InvalidInput', fields: [{ path: 'file', code: 'FILE_TOO_LARGE' }] },
        values,
        requestId,
      );
    }
    return troubled(kept.trouble, values, requestId);
  },
  import: async (event) => {
    const form = await event.request.formData();
    const { requestId, viewer } = event.locals;
    const storeId = event.params.store;
    const [kind, fileId] = [kindOf(text(form, 'kind')), text(form, 'file')];
    const settled = text(form, 'settledUntil');
    const values = { settledUntil: settled };
    if (!viewer) return troubled(event.locals.unavailable ? 'UNAVAILABLE' : 'SIGNED_OUT', values, requestId);
    if (!may(viewer, 'import')) return troubled('FORBIDDEN', values, requestId);
    if (!kind || !isId(fileId)) return troubled('BAD_INPUT', values, requestId);
    if (settled && !asLocalDate(settled)) {
      return refused(
        { __typename: 'InvalidInput', fields: [{ path: 'settledUntil', code: 'BAD_FORMAT' }] },
        values,
        requestId,
      );
    }
    const here = new URLSearchParams({ kind, file: fileId });
    // Not before the dry run has said how many sales that day settles.
    if (settled !== (event.url.searchParams.get('settledUntil') ?? ''))
      redirect(303, `/${storeId}/console/import?${here}&${new URLSearchParams({ settledUntil: settled })}`);
    startImport(patientGraph(event), { storeId, kind, fileId, settledUntil: asLocalDate(settled) });
    redirect(303, `/${storeId}/console/import?${here}`);
  },
  undo: async (event) => {
    const form = await event.request.formData();
    const { requestId } = event.locals;
    const id = text(form, 'settlement');
    if (!isId(id)) return troubled('BAD_INPUT', {}, requestId);
    const answer = await tell(event, UndoSettlement, { input: { settlementId: id } });
    if (answer.trouble) return troubled(answer.trouble, {}, requestId);
    const result = answer.data.undoSettlement;
    if (result.__typename !== 'Settlement') return refused(result, {}, requestId);
    // Back to the step it was asked from.
    const here = new URLSearchParams([...event.url.searchParams].filter(([name]) => !name.startsWith('/')));
    redirect(303, `${event.url.pathname}?${here}`);
  },
};
