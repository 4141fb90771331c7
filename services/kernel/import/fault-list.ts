import { Readable } from 'node:stream';
import { downloadPath } from '../link/download-path';
import type { Ports } from '../subgraph/service';
import { csvLines, writeCsv } from '../table/csv';
import type { TableFault } from '../table/table';
import { FaultGroups } from './fault-groups';
import { FAULTS_FILE, SHOWN_FAULTS } from './import';

/** How many faults the file to fetch lists; all are counted. Who has more than these has one fault in every row. */
export const KEPT_FAULTS = 10_000;

const HEADINGS = ['Row', 'Column', 'Name', 'In the file', 'Code', 'What is wrong', 'Instead'];

/** The faults of a file, as they come: all are counted, the first are shown, and more of them go into a file. */
export class FaultList {
  count = 0;
  readonly first: TableFault[] = [];
  readonly groups = new FaultGroups();
  private readonly listed: TableFault[] = [];

  constructor(
    private readonly ports: Pick<Ports, 'files' | 'secret' | 'clock'>,
    private readonly about: { storeId: string; owner: string; fileName: string },
  ) {}

  /** How many of them are in the file. */
  get kept(): number {
    return this.listed.length;
  }

  /** Those of the next rows. */
  add(faults: readonly TableFault[]): void {
    const inOrder = [...faults].sort((one, other) => one.row - other.row);
    this.count += inOrder.length;
    for (const fault of inOrder) this.groups.add(fault);
    this.first.push(...inOrder.slice(0, SHOWN_FAULTS - this.first.length));
    this.listed.push(...inOrder.slice(0, KEPT_FAULTS - this.listed.length));
  }

  /**
   * Where they can be had as a file, to work through beside the program the rows came from; null where there are none.
   * It is swept with the uploads.
   */
  async keep(): Promise<string | null> {
    if (this.count === 0) return null;
    const { storeId, owner, fileName } = this.about;
    const name = `${fileName.replace(/\.[^.]*$/, '')}-faults.csv`;
    const nature = { owner, kind: FAULTS_FILE };
    const file = { ...nature, name, maxBytes: Number.MAX_SAFE_INTEGER, keep: false };
    const { fileId } = await this.ports.files.put(storeId, Readable.from(this.lines()), file);
    return downloadPath(this.ports, { ...nature, storeId, fileId, name });
  }

  /** Some hundred lines at a time: others have their turn between them. */
  private *lines(): Generator<Buffer> {
    yield writeCsv([HEADINGS]);
    for (let at = 0; at < this.listed.length; at += SHOWN_FAULTS)
      yield Buffer.from(csvLines(this.listed.slice(at, at + SHOWN_FAULTS).map(cellsOf)));
    const left = this.count - this.listed.length;
    const said = `And ${left} more faults; there are ${this.count} in all.`;
    if (left > 0) yield Buffer.from(csvLines([[null, null, null, null, null, said]]));
  }
}

function cellsOf({
  row,
  letter,
  column,
  value,
  code,
  message,
  hint,
}: TableFault): (string | number | null)[] {
  return [row, letter, column, value, code, message, hint];
}
