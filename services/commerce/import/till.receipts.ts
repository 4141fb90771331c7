import type { TableFile } from '../../kernel/table/table-file';
import type { TillValues } from './till.columns';
import { receiptFault, type RowFault, type SaidReceipt } from './till.rules';

/** The receipts of a file: what one row says of another, wherever in the file the two stand. */
export class Receipts {
  private constructor(
    private readonly first: ReadonlyMap<string, SaidReceipt>,
    /** Which of the rows of its receipt a row is, where that has more than one. */
    private readonly places: ReadonlyMap<number, number>,
  ) {}

  static async in(file: TableFile<TillValues>): Promise<Receipts> {
    const first = new Map<string, SaidReceipt>();
    const counts = new Map<string, number>();
    const places = new Map<number, number>();
    for await (const { rows } of file.pieces())
      for (const { row, values } of rows) {
        const { receipt, soldOn } = values;
        if (!receipt) continue;
        const place = (counts.get(receipt) ?? 0) + 1;
        counts.set(receipt, place);
        if (place > 1) places.set(row, place);
        if (soldOn !== null && !first.has(receipt)) first.set(receipt, { soldOn, row });
      }
    return new Receipts(first, places);
  }

  /** What is wrong with a row beside the others of its receipt; null where nothing is. */
  faultOf(row: number, { receipt, soldOn }: TillValues): RowFault | null {
    return receipt ? receiptFault(soldOn, this.first.get(receipt), this.places.get(row) ?? 1) : null;
  }
}
