import type { DryRunView } from './dry-run.ts';

/** How much of a file one kind of import reads. */
export interface Fit {
  columns: readonly string[];
  read: readonly string[];
}

/** Why a file cannot be read whose columns are those of another kind. */
const WRONG_COLUMNS: ReadonlySet<string> = new Set(['MISSING_COLUMN', 'REPEATED_COLUMN', 'TOO_MANY_FAULTS']);

/** Whether so little of a file is read that it may be one of another kind. */
export function isDoubtful({ run, unreadable }: DryRunView): boolean {
  if (unreadable) return WRONG_COLUMNS.has(unreadable.code);
  return run.ignored.length > readOf(run.columns, run.ignored).length;
}

/** Whether another kind reads most of the file, and more of it than the one that was chosen. */
export function fitsBetter({ run }: DryRunView, other: Fit): boolean {
  const read = new Set(other.read).size;
  const chosen = run ? readOf(run.columns, run.ignored).length : 0;
  return read > chosen && 2 * read >= other.columns.filter((column) => column !== '').length;
}

function readOf(columns: readonly string[], ignored: readonly string[]): string[] {
  return columns.filter((column) => column !== '' && !ignored.includes(column));
}
