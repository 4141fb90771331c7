import { rowsOf } from '../../kernel/row/rows';
import { CustomerGroup } from './group';

/** The table of groups, as their class declares it. */
export const groupRows = rowsOf<CustomerGroup>(CustomerGroup);

const selected = groupRows.as('g');

/** The columns of a group, from `g`. */
export const groupColumns = selected.columns;

/** A row as the graph shows it. */
export const groupOf = selected.of;
