import { Readable } from 'node:stream';
import type { FileStore } from '../file/file';
import type { ImportDryRun, ImportNote, UnreadableFile } from '../graph/import';
import type { ImportChange } from '../graph/import-preview';
import { LINK_MS, signLink } from '../link/signed-link';
import type { Ports } from '../subgraph/service';
import type { ColumnSpec, ValuesOf } from '../table/column';
import { writeCsv } from '../table/csv';
import { rowsAround } from '../table/fault';
import { readTable, type Table, type TableFault, type TableRow, type UnreadableCode } from '../table/table';
import { columnsOf, firstRowsOf, SHOWN_CHANGES } from './preview';

/** A member of a result union, as the executor tells them apart. */
export type Typed<Name extends string, Shape> = Shape & { __typename: Name };

/** The upload as a table, or the answer that says why it cannot be one. */
export type ReadImport<Values> =
  | { ok: true; table: Table<Values>; fileName: string }
  | { ok: false; problem: Typed<'UnreadableFile', UnreadableFile> };

/** What happened to the rows of a file: the same figures from a dry run and from the import. */
export interface ImportCounts {
  toCreate: number;
  toUpdate: number;
  unchanged: number;
}

/** How many faults a dry run, or a job, lists; all are counted. */
export const SHOWN_FAULTS = 200;
const shownNoteRows = 20;

/** Something worth knowing of these rows before importing. */
export function noteOf(code: string, rows: readonly Pick<TableRow<unknown>, 'row'>[]): ImportNote {
  return { code, count: rows.length, rows: rows.slice(0, shownNoteRows).map(({ row }) => row) };
}

/** Reads an upload of this store as a table [R-IM2]. A foreign file, a lapsed one and none are the same: GONE. */
export async function readImport<const Columns extends readonly ColumnSpec[]>(
  files: FileStore,
  storeId: string,
  fileId: string,
  columns: Columns,
): Promise<ReadImport<ValuesOf<Columns>>> {
  const file = await files.open(storeId, fileId);
  if (file === null) return { ok: false, problem: unreadable('GONE', null) };
  const table = readTable(await file.read(), columns);
  if (!table.ok) return { ok: false, problem: unreadable(table.code, table.detail) };
  return { ok: true, table, fileName: file.name };
}

/** What a dry run needs to offer its faults as a file. */
export type FaultsPorts = Pick<Ports, 'files' | 'secret' | 'clock'> & {
  /** The service whose file the list of faults is. */
  owner: string;
};

/** The kinds of file an import is about: what was handed in, and the list of its faults. */
export const IMPORT_FILE = 'import';
export const FAULTS_FILE = 'import-faults';

/** What an import holds alone in its store: of any kind there is one at a time. */
export const IMPORT_PLACE = 'IMPORT';

/** The dry run's answer: counts, notes, and the first faults with the rows around the first of them [R-IM1]. */
export async function dryRunOf<Values>(
  ports: FaultsPorts,
  storeId: string,
  found: {
    table: Table<Values>;
    fileName: string;
    fileId: string;
    /** All faults; the table's own where left out. */
    faults?: readonly TableFault[];
    /** Notes that concern no row are left out. */
    notes: readonly ImportNote[];
    /** What the rows that change something would change. */
    differences: readonly ImportChange[];
  } & ImportCounts,
): Promise<Typed<'ImportDryRun', ImportDryRun>> {
  const { table } = found;
  const faults = [...(found.faults ?? table.faults)].sort((one, other) => one.row - other.row);
  const first = faults[0];
  return {
    __typename: 'ImportDryRun',
    fileId: found.fileId,
    fileName: found.fileName,
    rows: table.rows.length,
    encoding: table.encoding,
    delimiter: table.delimiter,
    columns: [...table.columns],
    ...columnsOf(table),
    firstRows: firstRowsOf(table),
    toCreate: found.toCreate,
    toUpdate: found.toUpdate,
    unchanged: found.unchanged,
    changes: found.differences.slice(0, SHOWN_CHANGES),
    notes: found.notes.filter((note) => note.count > 0),
    faultCount: faults.length,
    faults: faults.slice(0, SHOWN_FAULTS),
    faultsPath: faults.length === 0 ? null : await keepFaults(ports, storeId, found.fileName, faults),
    around: first === undefined ? [] : rowsAround(table, first.row),
  };
}

/** All faults as a file to work through beside the program the rows came from; swept with the uploads. */
async function keepFaults(
  ports: FaultsPorts,
  storeId: string,
  fileName: string,
  faults: readonly TableFault[],
): Promise<string> {
  const rows = faults.map(({ row, letter, column, value, code, message, hint }) => [
    row,
    letter,
    column,
    value,
    code,
    message,
    hint,
  ]);
  const csv = writeCsv([
    ['Row', 'Column', 'Name', 'In the file', 'Code', 'What is wrong', 'Instead'],
    ...rows,
  ]);
  const name = `${fileName.replace(/\.[^.]*$/, '')}-faults.csv`;
  const nature = { owner: ports.owner, kind: FAULTS_FILE };
  const file = { ...nature, name, maxBytes: csv.length, keep: false };
  const { fileId } = await ports.files.put(storeId, Readable.from([csv]), file);
  const until = new Date(ports.clock.now().getTime() + LINK_MS);
  return `/${storeId}/download/${signLink(ports.secret('links'), { ...nature, storeId, fileId, name }, until)}`;
}

/** The answer for a file that cannot be read as a table. */
export function unreadable(
  code: UnreadableCode | 'GONE',
  detail: string | null,
): Typed<'UnreadableFile', UnreadableFile> {
  const message =
    detail === null ? `The file cannot be read: ${code}` : `The file cannot be read: ${code} (${detail})`;
  return { __typename: 'UnreadableFile', message, code, detail };
}
