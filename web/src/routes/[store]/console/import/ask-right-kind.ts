import type { RequestEvent } from '@sveltejs/kit';
import { run } from '#lib/server/ask.ts';
import { patientGraph } from '#lib/server/upload.ts';
import type { DryRunView, ImportKind } from './dry-run.ts';
import { ReadAsConsignors, ReadAsStock } from './import.operation.ts';
import { fitsBetter, isDoubtful, OTHER_KIND } from './right-kind.ts';

/** The other kind, where that is what the file holds; null where it is not, and while the graph does not say. */
export async function rightKind(
  event: RequestEvent,
  kind: ImportKind,
  fileId: string,
  view: DryRunView,
): Promise<ImportKind | null> {
  if (!isDoubtful(view)) return null;
  const graph = patientGraph(event);
  const asked =
    kind === 'stock' ? run(graph, ReadAsConsignors, { fileId }) : run(graph, ReadAsStock, { fileId });
  const parts = Object.values((await asked).data ?? {}).flatMap((part) =>
    part?.__typename === 'ImportDryRun' ? part : [],
  );
  const read = parts.flatMap(({ columnsRead }) => columnsRead);
  const columns = parts[0]?.columns ?? [];
  return fitsBetter(view, { columns, read }) ? OTHER_KIND[kind] : null;
}
