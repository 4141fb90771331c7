import { rowsOf } from '../../kernel/row/rows';
import { BalanceLine } from './balance-line';

/** The table of balance lines, as its class declares it. */
export const balanceLineRows = rowsOf<Omit<BalanceLine, 'amount' | 'item' | 'paidOut'>>(BalanceLine);
