import { Readable } from 'node:stream';
import type { Call } from '../../kernel/database/call';
import type { FileKind } from '../../kernel/file/owned';
import { downloadPath } from '../../kernel/link/download-path';
import { PAPER_READING } from '../../kernel/paper/paper';
import type { Ports } from '../../kernel/subgraph/service';
import { readInChild, readingTurns } from '../../kernel/work/read';
import { findWholeStatement, readPaidLines, statementFileName, statementPaper } from './statement.paper';
import { readStatements } from './payout.rows';

/** A statement as PDF; its file has the id of the statement. It is made when somebody asks, and again when it was swept. */
export const STATEMENT_FILE = 'statement';
const NATURE = { owner: 'consignment', kind: STATEMENT_FILE };
const MAX_BYTES = 10 * 1024 * 1024;

/** Who may have one: whoever sees the statement, asked at every request. */
export const mayHaveStatement: NonNullable<FileKind['mayDownload']> = (_actor, { fileId }, read) =>
  read(async (tx) => (await readStatements(tx, [fileId])).size > 0);

/** Statements as files to download [B4]. */
export class StatementFile {
  constructor(private readonly ports: Pick<Ports, 'files' | 'secret' | 'clock'>) {}

  /** Where the PDF of a statement can be had; null where there is none that this actor may see. */
  async pathOf(call: Call, fileId: string): Promise<string | null> {
    const statement = await call.read((tx) => findWholeStatement(tx, fileId));
    if (statement === null) return null;
    const { storeId } = call.actor;
    const name = statementFileName(statement);
    // Whoever waits for their turn keeps nobody from the database.
    await call.rest();
    const { files } = this.ports;
    await files.renew(storeId, fileId);
    if ((await files.open(storeId, fileId)) === null) {
      const lines = await call.read((tx) => readPaidLines(tx, fileId));
      await call.rest();
      const asked = {
        reading: PAPER_READING,
        input: statementPaper(statement, lines),
        bytes: Readable.from([]),
      };
      await readingTurns.take(storeId, () =>
        readInChild(asked, (pdf) =>
          files.put(storeId, pdf, { ...NATURE, name, fileId, maxBytes: MAX_BYTES, keep: false }),
        ),
      );
    }
    return downloadPath(this.ports, { ...NATURE, storeId, fileId, name });
  }
}
