import type { RequestEvent } from '@sveltejs/kit';
import { run } from '#lib/server/ask.ts';
import { patientGraph } from '#lib/server/upload.ts';
import type { DryRunView } from './dry-run.ts';
import { kindsFor, type ImportKind } from './kinds.ts';
import { ReadAsConsignors, ReadAsStock, ReadAsTill } from './read-as.operation.ts';
import { fitsBetter, isDoubtful, type Fit } from './right-kind.ts';

function readAs(event: RequestEvent, kind: ImportKind, fileId: string) {
  const graph = patientGraph(event);
  if (kind === 'stock') return run(graph, ReadAsStock, { fileId });
  if (kind === 'till') return run(graph, ReadAsTill, { fileId });
  return run(graph, ReadAsConsignors, { fileId });
}

/** How much of the file a kind reads; `partial` while the graph does not say. */
async function fitOf(
  event: RequestEvent,
  kind: ImportKind,
  fileId: string,
): Promise<Fit & { kind: ImportKind; partial: boolean }> {
  const { data, partial = true } = await readAs(event, kind, fileId);
  const parts = Object.values(data ?? {}).flatMap((part) =>
    part?.__typename === 'ImportDryRun' ? part : [],
  );
  const read = parts.flatMap(({ columnsRead }) => columnsRead);
  return { kind, columns: parts[0]?.columns ?? [], read, partial };
}

/** Another kind, where that is what the file holds and its reader may import it; null where it is not. */
export async function rightKind(
  event: RequestEvent,
  kind: ImportKind,
  fileId: string,
  view: DryRunView,
): Promise<{ rightKind: ImportKind | null; partial: boolean }> {
  if (!isDoubtful(view)) return { rightKind: null, partial: false };
  const others = kindsFor(event.locals.viewer).filter((each) => each !== kind);
  const fits = await Promise.all(others.map((each) => fitOf(event, each, fileId)));
  const better = fits.filter((fit) => fitsBetter(view, fit));
  // Of two the one that leaves less of the file unread.
  const [best] = better.sort((one, other) => new Set(other.read).size - new Set(one.read).size);
  return { rightKind: best?.kind ?? null, partial: fits.some(({ partial }) => partial) };
}
