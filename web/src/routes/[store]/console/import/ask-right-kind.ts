import type { RequestEvent } from '@sveltejs/kit';
import { run } from '#lib/server/ask.ts';
import { patientGraph } from '#lib/server/upload.ts';
import type { DryRunView, ImportKind } from './dry-run.ts';
import { ReadAsConsignors, ReadAsStock } from './import.operation.ts';
import { fitsBetter, isDoubtful, OTHER_KIND } from './right-kind.ts';

/** The other kind, where that is what the file holds; null where it is not. `partial` while the graph does not say. */
export async function rightKind(
  event: RequestEvent,
  kind: ImportKind,
  fileId: string,
  view: DryRunView,
): Promise<{ rightKind: ImportKind | null; partial: boolean }> {
  if (!isDoubtful(view)) return { rightKind: null, partial: false };
  const graph = patientGraph(event);
  const { data, partial = true } =
    kind === 'stock'
      ? await run(graph, ReadAsConsignors, { fileId })
      : await run(graph, ReadAsStock, { fileId });
  const parts = Object.values(data ?? {}).flatMap((part) =>
    part?.__typename === 'ImportDryRun' ? part : [],
  );
  const read = parts.flatMap(({ columnsRead }) => columnsRead);
  const columns = parts[0]?.columns ?? [];
  const rightKind = fitsBetter(view, { columns, read }) ? OTHER_KIND[kind] : null;
  return { rightKind, partial };
}
