import type { Transaction } from '../../kernel/database/transaction';
import { creditLineRows, type StoredCreditLine } from './store-credit-line';
import { storeCreditTooLow } from './store-credit.problems';

/** A line that is to be written. */
export type NewCreditLine = Omit<StoredCreditLine, 'reason' | 'madeBy'> & { reason?: string };

/**
 * Writes a line of store credit. Less than nothing is written by one statement only where there is as much: of many who spend
 * at once each finds what those before left [S24].
 */
export async function moveStoreCredit(tx: Transaction, line: NewCreditLine, currency: string): Promise<void> {
  const made = { ...line, madeBy: tx.actor.userId };
  if (line.amountMinor > 0) return creditLineRows.insert(tx, made);
  const { id, customerId, kind, amountMinor, causeKind, causeId, reason = '', madeAt, madeBy } = made;
  const spent = await tx.sql(
    `INSERT INTO commerce.store_credit_line (id, customer_id, kind, amount_minor, cause_kind, cause_id, reason, made_at, made_by)
     SELECT $1, customer_id, $3, $4, $5, $6, $7, $8, $9 FROM commerce.store_credit
      WHERE customer_id = $2 AND amount_minor + $4::bigint >= 0 FOR UPDATE RETURNING id`,
    [id, customerId, kind, amountMinor, causeKind, causeId, reason, madeAt, madeBy],
  );
  if (spent.length > 0) return;
  const [left] = await tx.sql<{ amountMinor: number }>(
    `SELECT amount_minor::float8 AS "amountMinor" FROM commerce.store_credit WHERE customer_id = $1`,
    [customerId],
  );
  throw storeCreditTooLow(left?.amountMinor ?? 0, -amountMinor, currency);
}
