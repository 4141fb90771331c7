import type { StatusLook } from '#lib/components/status.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import type { Money } from '#lib/format.ts';
import * as m from '#lib/paraglide/messages.js';
import type * as parts from './statement.operation.ts';

export type ListedStatement = ResultOf<typeof parts.StatementRow>;
export type StatementLine = ResultOf<typeof parts.StatementLine>;
export type Statement = ListedStatement & { customer: { number: number } };

/** Whether it was paid, was taken back, or takes another one back. */
export function statementState({ reverses, reversedBy }: ListedStatement): {
  text: string;
  status: Omit<StatusLook, 'word'>;
} {
  if (reverses) return { text: m.statement_takes_back(reverses), status: { shape: 'go' } };
  if (reversedBy) return { text: m.statement_back_by(reversedBy), status: { shape: 'cross', tone: 'warn' } };
  return { text: m.statement_stands(), status: { shape: 'tick', tone: 'good' } };
}

/**
 * For how much the goods of a line were sold; null where it is of none. An item knows its last sale only: where that is another
 * one than the line is of, nothing is said.
 */
export function soldFor({ kind, amount, item }: StatementLine): Money | null {
  const sale = kind === 'SALE' ? item?.sale : null;
  return sale && sale.share.amountMinor === amount.amountMinor ? sale.soldFor : null;
}

/** An amount without its sign: the words around it say which way it went. */
export const absolute = ({ amountMinor, currency }: Money): Money => ({
  amountMinor: Math.abs(amountMinor),
  currency,
});
