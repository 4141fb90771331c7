/** For `.catch(…)`: a file that is not there gives undefined, every other error goes on. */
export function ifMissing(error: unknown): undefined {
  // By its code, not by its class: errors of node:fs come from another realm under jest.
  if ((error as NodeJS.ErrnoException | null)?.code === 'ENOENT') return undefined;
  throw error;
}
