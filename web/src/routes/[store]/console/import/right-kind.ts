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

/** So many columns that another kind knows are no accident in a file that cannot be read as the chosen one. */
const NO_ACCIDENT = 3;

/** Whether another kind reads more of the file than the one that was chosen: most of it, or enough of what that one cannot read. */
export function fitsBetter({ run }: DryRunView, other: Fit): boolean {
  const read = new Set(other.read).size;
  const chosen = run ? readOf(run.columns, run.ignored).length : 0;
  const isMost = 2 * read >= other.columns.filter((column) => column !== '').length;
  return read > chosen && (isMost || (!run && read >= NO_ACCIDENT));
}

function readOf(columns: readonly string[], ignored: readonly string[]): string[] {
  return columns.filter((column) => column !== '' && !ignored.includes(column));
}
