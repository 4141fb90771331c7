import type { Call } from '../../kernel/database/call';
import type { FileKind } from '../../kernel/file/owned';
import { downloadPath } from '../../kernel/link/download-path';
import type { Ports } from '../../kernel/subgraph/service';
import { keepPaper } from '../../kernel/paper/keep-paper';
import { findReceipt, type WholeReceipt } from './intake-receipt';
import { paperOf } from './intake-receipt.paper';
import { receiptWords } from './intake-receipt.words';

/** A receipt as PDF; its file has the id of its intake. It is made when somebody asks, and again when it was swept. */
export const RECEIPT_FILE = 'intake-receipt';
const NATURE = { owner: 'consignment', kind: RECEIPT_FILE };

/** Who may have one: whoever sees the intake, asked at every request. */
export const mayHaveReceipt: NonNullable<FileKind['mayDownload']> = (_actor, { fileId }, read) =>
  read(async (tx) => (await findReceipt(tx, fileId)) !== null);

/** The receipts of intakes as files to download [S21]. */
export class IntakeReceiptService {
  constructor(private readonly ports: Pick<Ports, 'files' | 'secret' | 'clock'>) {}

  /** Where the PDF of an intake's receipt can be had; null where there is no receipt, or none of this actor's. */
  async pathOf(call: Call, intakeId: string): Promise<string | null> {
    const receipt = await call.read((tx) => findReceipt(tx, intakeId));
    if (receipt === null) return null;
    const { storeId } = call.actor;
    const name = nameOf(receipt);
    // Whoever waits for their turn keeps nobody from the database.
    await call.rest();
    const file = { ...NATURE, storeId, fileId: intakeId, name };
    await keepPaper(this.ports.files, file, () => paperOf(receipt));
    return downloadPath(this.ports, file);
  }
}

function nameOf({ language, number, receivedOn }: WholeReceipt): string {
  return `${receiptWords[language].file}-${number}-${receivedOn}.pdf`;
}
