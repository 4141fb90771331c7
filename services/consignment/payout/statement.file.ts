import type { Call } from '../../kernel/database/call';
import type { FileKind } from '../../kernel/file/owned';
import { downloadPath } from '../../kernel/link/download-path';
import { keepPaper } from '../../kernel/paper/keep-paper';
import type { Ports } from '../../kernel/subgraph/service';
import { findWholeStatement, readPaidLines, statementFileName, statementPaper } from './statement.paper';
import { readStatements } from './payout.rows';

/** A statement as PDF; its file has the id of the statement. It is made when somebody asks, and again when it was swept. */
export const STATEMENT_FILE = 'statement';
const NATURE = { owner: 'consignment', kind: STATEMENT_FILE };

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
    const file = { ...NATURE, storeId, fileId, name: statementFileName(statement) };
    // Whoever waits for their turn keeps nobody from the database.
    await call.rest();
    await keepPaper(this.ports.files, file, async () => {
      const lines = await call.read((tx) => readPaidLines(tx, fileId));
      await call.rest();
      return statementPaper(statement, lines);
    });
    return downloadPath(this.ports, file);
  }
}
