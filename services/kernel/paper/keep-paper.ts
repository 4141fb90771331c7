import { Readable } from 'node:stream';
import type { FileStore } from '../file/file';
import { readInChild, readingTurns } from '../work/read';
import { PAPER_READING, type Paper } from './paper';

const MAX_BYTES = 10 * 1024 * 1024;

/** Whose paper it is, and what it is called: a file that others can do without, as it can be drawn again. */
export interface PaperFile {
  owner: string;
  kind: string;
  storeId: string;
  fileId: string;
  name: string;
}

/** Draws a paper as PDF where its file is not there any more, in the store's turn; where it is, its time begins anew. */
export async function keepPaper(
  files: FileStore,
  { storeId, ...file }: PaperFile,
  paperOf: () => Promise<Paper> | Paper,
): Promise<void> {
  await files.renew(storeId, file.fileId);
  if ((await files.open(storeId, file.fileId)) !== null) return;
  const asked = { reading: PAPER_READING, input: await paperOf(), bytes: Readable.from([]) };
  await readingTurns.take(storeId, () =>
    readInChild(asked, (pdf) => files.put(storeId, pdf, { ...file, maxBytes: MAX_BYTES, keep: false })),
  );
}
