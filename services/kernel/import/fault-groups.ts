import type { ImportFaultGroup } from '../graph/import-fault';
import type { TableFault } from '../table/table';

/** How many of its rows, and of its values, a cause names; all are counted. */
const NAMED_ROWS = 20;
const NAMED_VALUES = 5;

/** The faults of a file by their cause, as they come: thousands of equal ones are one of these. */
export class FaultGroups {
  private readonly groups = new Map<string, ImportFaultGroup>();

  /** In the order in which they were first met. */
  get all(): ImportFaultGroup[] {
    return [...this.groups.values()];
  }

  add(fault: TableFault): void {
    const group = this.groupOf(fault);
    group.count += 1;
    if (group.rows.length < NAMED_ROWS && group.rows.at(-1) !== fault.row) group.rows.push(fault.row);
    const known = group.values.find(({ first }) => first.value === fault.value);
    if (known !== undefined) known.count += 1;
    else if (group.values.length < NAMED_VALUES) group.values.push({ first: fault, count: 1 });
  }

  private groupOf({ letter, column, code }: TableFault): ImportFaultGroup {
    const key = JSON.stringify([letter, code]);
    const known = this.groups.get(key);
    if (known !== undefined) return known;
    const made: ImportFaultGroup = { letter, column, code, count: 0, rows: [], values: [] };
    this.groups.set(key, made);
    return made;
  }
}
