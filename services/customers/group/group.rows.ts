import { rowsOf } from '../../kernel/row/rows';
import { CustomerGroup } from './group';

/** The table of groups, as their class declares it. */
export const groupRows = rowsOf<Omit<CustomerGroup, 'customerCount'>>(CustomerGroup);

const selected = groupRows.as('g');

/** The columns of a group, from `g`, and how many customers are in it, from its counter `n`. */
export const groupColumns = `${selected.columns}, coalesce(n.customer_count, 0) AS "customerCount"`;

/** What is read of a group beside its own columns. */
export interface GroupRow {
  customerCount: number;
}

/** A row as the graph shows it. */
export function groupOf(row: GroupRow): CustomerGroup {
  return { ...selected.of(row), customerCount: row.customerCount };
}
