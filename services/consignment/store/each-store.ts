/** Does the work in one store after the other: of one that fails the others know nothing, and the job fails when all are done. */
export async function inEachStore(
  ids: readonly string[],
  work: (id: string) => Promise<void>,
): Promise<void> {
  const errors: unknown[] = [];
  for (const id of ids) await work(id).catch((error: unknown) => errors.push(error));
  if (errors.length > 0)
    throw new AggregateError(errors, `Failed in ${errors.length} of ${ids.length} stores`);
}
