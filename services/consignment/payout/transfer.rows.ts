import type { Transaction } from '../../kernel/database/transaction';
import type { Language } from '../../kernel/language/language';
import { isOpenSql } from '../store/store';
import type { Transfer, Transfers } from './transfer.rules';

/** What was to be transferred by statements that stand: what a store gave as credit is none of it. */
const transferredSql = `
  FROM consignment.statement t
 WHERE t.run_id = ANY ($1::uuid[]) AND t.method = 'TRANSFER' AND t.reverses_id IS NULL AND ${isOpenSql}
   AND NOT EXISTS (SELECT FROM consignment.statement r WHERE r.store_id = t.store_id AND r.reverses_id = t.id)`;

/** The same of a run, counted. */
export interface CountedTransfers extends Transfers {
  withoutAccount: number;
}

/** By the run: the batch of the loader 'transfersOfRun'. One that has none is not among them. */
export async function countTransfers(tx: Transaction, ids: string[]): Promise<Map<string, CountedTransfers>> {
  const rows = await tx.sql<CountedTransfers & { runId: string }>(
    `SELECT t.run_id AS "runId", count(t.account_iban)::int AS count, (count(*) - count(t.account_iban))::int AS "withoutAccount",
            coalesce(sum(t.total_minor - t.credit_minor) FILTER (WHERE t.account_iban IS NOT NULL), 0)::float8 AS "totalMinor"
       ${transferredSql} GROUP BY t.run_id`,
    [ids],
  );
  return new Map(rows.map(({ runId, ...counted }) => [runId, counted]));
}

/** All payments of a run in one statement: what is taken back meanwhile is in all of them, or in none. */
export function readTransfers(
  tx: Transaction,
  runId: string,
): Promise<(Transfer & { language: Language })[]> {
  return tx.sql(
    `SELECT t.number, t.language, t.account_holder AS holder, t.account_iban AS iban,
            (t.total_minor - t.credit_minor)::float8 AS "amountMinor"
       ${transferredSql} AND t.account_iban IS NOT NULL ORDER BY t.number`,
    [[runId]],
  );
}
