import type { FileRange } from '../file/file';
import type { ColumnSpec } from './column';
import { FOOT_DIGITS, type LaidRow, type ReadFoot, type TableFoot } from './table.reading';
import type { Table, TableHead, TableRow, UnreadableTable } from './table';

/** Where what a reading has answered lies. */
export interface LaidDown {
  readonly bytes: number;
  read(range: FileRange): Promise<Buffer>;
}

/** A file that was read, taken up piece by piece: however long it is, only a piece of it is here at a time. */
export class TableFile<Values> {
  readonly head: TableHead;

  private constructor(
    private readonly laid: LaidDown,
    private readonly foot: ReadFoot,
    specs: readonly ColumnSpec[],
  ) {
    const { ok, encoding, delimiter, columns, usedUnheaded } = foot;
    this.head = { ok, encoding, delimiter, columns, usedUnheaded, specs, positions: new Map(foot.positions) };
  }

  /** Opens what was laid down, for the columns it was read with; or why the file is no table. */
  static async open<Values>(
    laid: LaidDown,
    specs: readonly ColumnSpec[],
  ): Promise<TableFile<Values> | UnreadableTable> {
    const digits = await laid.read({ at: laid.bytes - FOOT_DIGITS, bytes: FOOT_DIGITS });
    const bytes = Number(digits.toString());
    const text = await laid.read({ at: laid.bytes - FOOT_DIGITS - bytes, bytes });
    const foot = JSON.parse(text.toString()) as TableFoot;
    return foot.ok ? new TableFile(laid, foot, specs) : foot;
  }

  /** Rows below the header. */
  get rowCount(): number {
    return this.foot.rowCount;
  }

  /** The highest number in a column in which each may stand once; 0 where there is none. */
  highest(key: keyof Values & string): number {
    return this.foot.highest[key] ?? 0;
  }

  /** All rows in their order, each piece a table of its own. */
  async *pieces(): AsyncGenerator<Table<Values>> {
    for (let done = 0; done < this.rowCount;) {
      const piece = await this.pieceFrom(done);
      yield piece;
      done += piece.rows.length;
    }
  }

  /** How many rows `pieceFrom` would answer. */
  rowsFrom(done: number): number {
    const place = this.placeOf(done);
    return place === undefined ? 0 : place.first + place.rows - done;
  }

  /** The rows behind the first so many, as far as their piece goes. */
  async pieceFrom(done: number): Promise<Table<Values>> {
    const place = this.placeOf(done);
    const laid = place === undefined ? [] : await this.rowsAt(place);
    const rows = laid
      .slice(done - (place?.first ?? 0))
      .map(([row, values, cells, faults]): TableRow<Values> => {
        return { row, values: values as Values, cells, faults };
      });
    return { ...this.head, rows, faults: rows.flatMap((row) => row.faults) };
  }

  private placeOf(done: number) {
    return this.foot.pieces.find(({ first, rows }) => done < first + rows);
  }

  private async rowsAt(place: FileRange): Promise<LaidRow[]> {
    return JSON.parse((await this.laid.read(place)).toString()) as LaidRow[];
  }
}
