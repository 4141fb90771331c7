/** Does the work in one store after the other: of one that fails the others know nothing, and the job fails when all are done. */
export async function inEachStore(
  ids: readonly string[],
  work: (id: string) => Promise<void>,
): Promise<void> {
  let failed: unknown[] = [];
  for (const id of ids)
    try {
      await work(id);
    } catch (error) {
      failed = [...failed, error];
    }
  if (failed.length > 0)
    throw new AggregateError(failed, `Failed in ${failed.length} of ${ids.length} stores`);
}
