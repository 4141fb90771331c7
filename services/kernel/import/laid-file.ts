import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { FileStore, NewFile, OpenFile } from '../file/file';
import type { ValuesOf } from '../table/column';
import type { TableWanted } from '../table/table.reading';
import { TABLE_LIMITS, type UnreadableCode, type UnreadableTable } from '../table/table';
import { TableFile } from '../table/table-file';
import { ReadingEnded, type ReadingLimit } from '../work/ended';
import { CHILD, type ChildLimits } from '../work/limits';
import { readInChild } from '../work/read';

/** A file a service reads: its own name, and what it looks for. */
export interface FileWanted extends TableWanted {
  readonly owner: string;
}

/** What a file was read into; passing, and made anew where it is gone. Nobody hands one in or fetches it. */
const LAID_FILE = 'import-rows';
/** Another where rows are read or laid down otherwise: what an older build has left is not taken up. */
const FORMAT = 2;
const MB = 1024 * 1024;
const READING = join(__dirname, '../table/table.reading');

const codes: Readonly<Record<ReadingLimit, UnreadableCode>> = {
  MEMORY: 'NEEDS_MEMORY',
  OUTPUT: 'NEEDS_MEMORY',
  TIME: 'TAKES_TOO_LONG',
  ENDED: 'INTERRUPTED',
};

/**
 * Reads an uploaded file as a table, once: in a process of its own, into a file beside it, from which a dry run, the
 * import after it and each of its stretches take their rows. Called in one of the store's turns.
 */
export async function layDown<const Wanted extends FileWanted>(
  files: FileStore,
  storeId: string,
  file: OpenFile,
  wanted: Wanted,
  limits: ChildLimits = CHILD,
): Promise<TableFile<ValuesOf<Wanted['columns']>> | UnreadableTable> {
  // Before anybody reads a byte of it.
  if (file.bytes > TABLE_LIMITS.maxBytes)
    return { ok: false, code: 'TOO_LARGE', detail: `${file.bytes} > ${TABLE_LIMITS.maxBytes} bytes` };
  const fileId = laidId(file.fileId, wanted);
  await files.renew(storeId, fileId);
  const before = await files.open(storeId, fileId);
  if (before === null) {
    const nature = { owner: wanted.owner, kind: LAID_FILE, name: file.name, keep: false };
    const into = { ...nature, fileId, maxBytes: limits.outputMb * MB };
    const problem = await readInto(files, storeId, file, wanted, into, limits);
    if (problem !== null) return problem;
  }
  const laid = before ?? (await files.open(storeId, fileId));
  if (laid === null) throw new Error('What was just read is gone');
  return TableFile.open(laid, wanted.columns);
}

async function readInto(
  files: FileStore,
  storeId: string,
  file: OpenFile,
  { columns, unique, together, byHand }: FileWanted,
  into: NewFile,
  limits: ChildLimits,
): Promise<UnreadableTable | null> {
  const asked = { reading: READING, input: { columns, unique, together, byHand }, bytes: file.stream() };
  try {
    await readInChild(asked, (answer) => files.put(storeId, answer, into), limits);
    return null;
  } catch (error) {
    if (!(error instanceof ReadingEnded)) throw error;
    return { ok: false, code: codes[error.limit], detail: error.figure };
  }
}

/** The same for the same file read for the same columns, in every process. */
function laidId(fileId: string, wanted: FileWanted): string {
  const hex = hash('sha256', JSON.stringify([FORMAT, fileId, wanted]), 'hex');
  const groups = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(hex)?.slice(1) ?? [];
  const [first, second, third, fourth, last] = groups;
  return `${first}-${second}-8${third}-8${fourth}-${last}`;
}
