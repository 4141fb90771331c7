import type { FileStore } from '../file/file';
import type { ImportNote, UnreadableFile } from '../graph/import';
import type { ValuesOf } from '../table/column';
import type { FoundColumns, TableRow, UnreadableCode } from '../table/table';
import { TableFile } from '../table/table-file';
import type { ChildLimits } from '../work/limits';
import { columnsRead, namesOf } from './by-hand';
import { layDown, type FileWanted } from './laid-file';

/** A member of a result union, as the executor tells them apart. */
export type Typed<Name extends string, Shape> = Shape & { __typename: Name };

/** The upload as a table, or the answer that says why it cannot be one. */
export type ReadImport<Values> =
  | { ok: true; table: TableFile<Values>; fileName: string }
  | { ok: false; problem: Typed<'UnreadableFile', UnreadableFile> };

/** What happened to the rows of a file: the same figures from a dry run and from the import. */
export interface ImportCounts {
  toCreate: number;
  toUpdate: number;
  unchanged: number;
}

/** How many faults a dry run, or a job, lists; all are counted. */
export const SHOWN_FAULTS = 200;
/** How many rows a note names; all are counted. */
export const SHOWN_NOTE_ROWS = 20;
/** Words of the file that a note names. */
export const SHOWN_NOTE_WORDS = 20;

/** Something worth knowing of these rows before importing. */
export function noteOf(
  code: string,
  rows: readonly Pick<TableRow<unknown>, 'row'>[],
  { before = null, after = null, words = [] }: Partial<Pick<ImportNote, 'before' | 'after' | 'words'>> = {},
): ImportNote {
  const first = rows.slice(0, SHOWN_NOTE_ROWS).map(({ row }) => row);
  return { code, count: rows.length, rows: first, before, after, words };
}

/**
 * Reads an upload of this store as a table [R-IM2], in one of the store's turns. A foreign file, a lapsed one, one of
 * another kind and none are the same: GONE.
 */
export async function readImport<const Wanted extends FileWanted>(
  files: FileStore,
  storeId: string,
  fileId: string,
  wanted: Wanted,
  limits?: ChildLimits,
): Promise<ReadImport<ValuesOf<Wanted['columns']>>> {
  const file = await files.open(storeId, fileId);
  if (file === null || file.kind !== IMPORT_FILE) return { ok: false, problem: unreadable('GONE', null) };
  const table = await layDown(files, storeId, file, wanted, limits);
  if (!(table instanceof TableFile))
    return { ok: false, problem: unreadable(table.code, table.detail, columnsIn(wanted, table.found)) };
  return { ok: true, table, fileName: file.name };
}

/** The kinds of file an import is about: what was handed in, and the list of its faults. */
export const IMPORT_FILE = 'import';
export const FAULTS_FILE = 'import-faults';

/** What an import holds alone in its store: of any kind there is one at a time. */
export const IMPORT_PLACE = 'IMPORT';

/** What is known of the columns of a file that is refused for them. */
function columnsIn(
  { columns }: FileWanted,
  found: FoundColumns | undefined,
): Pick<UnreadableFile, 'mapping' | 'columnNames'> {
  if (found === undefined) return unknownColumns;
  return { mapping: columnsRead(found.columns, found.positions), columnNames: namesOf(columns) };
}

const unknownColumns: Pick<UnreadableFile, 'mapping' | 'columnNames'> = { mapping: [], columnNames: [] };

/** The answer for a file that cannot be read as a table. */
export function unreadable(
  code: UnreadableCode | 'GONE',
  detail: string | null,
  columns = unknownColumns,
): Typed<'UnreadableFile', UnreadableFile> {
  const message =
    detail === null ? `The file cannot be read: ${code}` : `The file cannot be read: ${code} (${detail})`;
  return { __typename: 'UnreadableFile', message, code, detail, ...columns };
}
