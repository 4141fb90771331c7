import type { ImportRow } from '../graph/import';
import type { Table } from '../table/table';

/** So many rows before and behind. */
const SPAN = 2;

/** The rows around the first fault of a file that comes piece by piece: what people see beside it. */
export class Around {
  readonly rows: ImportRow[] = [];
  private before: ImportRow[] = [];
  private missing = 0;
  private found = false;

  /** The next piece, with all the faults it has. */
  add({ rows, faults }: Pick<Table<unknown>, 'rows' | 'faults'>): void {
    const first = this.found ? undefined : firstRow(faults);
    for (const { row, cells } of rows) {
      if (this.found && this.missing === 0) return;
      const shown = { row, cells: [...cells] };
      if (this.found) {
        this.rows.push(shown);
        this.missing -= 1;
      } else if (first !== undefined && row >= first) {
        this.rows.push(...this.before, shown);
        this.found = true;
        this.missing = SPAN;
      } else this.before = [...this.before, shown].slice(-SPAN);
    }
  }
}

function firstRow(faults: readonly { row: number }[]): number | undefined {
  return faults.reduce<number | undefined>(
    (first, { row }) => (first === undefined || row < first ? row : first),
    undefined,
  );
}
