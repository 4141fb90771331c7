import type { Transaction } from '../../kernel/database/transaction';
import { isOpenSql } from '../store/store';
import type { PayoutMethod } from './payout-method';
import type { PayoutWay } from './payout-run';

/**
 * How consignors (`k`, and their accounts `a`) are paid an amount: the way of what is paid in money, the part that is store credit,
 * and what is given on top [S19]. `method` is a text of ours: the way that all of them go, or null.
 */
export const divisionSql = (amount: string, method: string): string => `
  SELECT CASE WHEN g.credit_minor = ${amount} THEN 'STORE_CREDIT' ELSE g.method END AS method, g.credit_minor,
         consignment.part_of(g.credit_minor, (SELECT credit_bonus_percent FROM consignment.store)) AS bonus_minor,
         g.method = 'TRANSFER' AND g.credit_minor < ${amount} AND a.iban IS NULL AS lacks_account
    FROM (SELECT coalesce(${method}, k.payout_method) AS method, consignment.part_of(${amount}, CASE
            WHEN coalesce(${method}, k.payout_method) = 'STORE_CREDIT' THEN 100
            WHEN ${method} IS NULL THEN k.payout_credit_percent ELSE 0 END) AS credit_minor) g`;

/** With whom something is agreed, and where their money goes, beside whatever has their ids (`of`). */
export const termsSql = (of: string): string => `
  JOIN consignment.consignor k ON k.store_id = ${of}.store_id AND k.customer_id = ${of}.customer_id
  LEFT JOIN consignment.bank_account a ON a.store_id = k.store_id AND a.customer_id = k.customer_id`;

/** What many payouts come to, by the way they go. */
export interface CountedWay {
  method: PayoutMethod;
  count: number;
  totalMinor: number;
}

/** What goes which way, of grouped payouts (`of`) whose whole amount is a column of theirs: as json. */
export const waysSql = (of: string, amount: string): string => {
  const money = `${of}.${amount} - ${of}.credit_minor`;
  const way = (method: string, part: string, which: string): string =>
    `json_build_object('method', '${method}', 'count', count(*) FILTER (WHERE ${which}), 'totalMinor', coalesce(sum(${part}) FILTER (WHERE ${which}), 0))`;
  return `json_build_array(${way('TRANSFER', money, `${of}.method = 'TRANSFER'`)}, ${way('CASH', money, `${of}.method = 'CASH'`)},
    ${way('STORE_CREDIT', `${of}.credit_minor`, `${of}.credit_minor <> 0`)})`;
};

/** The ways that something goes, as the graph shows them. */
export const shownWays = (ways: readonly CountedWay[], currency: string): PayoutWay[] =>
  ways
    .filter(({ count }) => count > 0)
    .map(({ method, count, totalMinor }) => ({
      method,
      count,
      total: { amountMinor: totalMinor, currency },
    }));

/** The ways of a run's statements, and the bonus: the batch of the loader 'waysOfRun'. */
export async function readWays(
  tx: Transaction,
  runIds: string[],
): Promise<Map<string, { ways: CountedWay[]; bonusMinor: number }>> {
  const rows = await tx.sql<{ runId: string; ways: CountedWay[]; bonusMinor: number }>(
    `SELECT t.run_id AS "runId", sum(t.bonus_minor)::float8 AS "bonusMinor", ${waysSql('t', 'total_minor')} AS ways
       FROM consignment.statement t WHERE t.run_id = ANY ($1::uuid[]) AND ${isOpenSql} GROUP BY t.run_id`,
    [runIds],
  );
  return new Map(rows.map((row) => [row.runId, row]));
}

/** What of a run's statements was taken back by other runs: the batch of the loader 'takenBackOfRun'. */
export async function readTakenBack(
  tx: Transaction,
  runIds: string[],
): Promise<Map<string, { count: number; totalMinor: number }>> {
  const rows = await tx.sql<{ runId: string; count: number; totalMinor: number }>(
    `SELECT t.run_id AS "runId", count(*)::int AS count, sum(t.total_minor)::float8 AS "totalMinor"
       FROM consignment.statement t
       JOIN consignment.statement r ON r.store_id = t.store_id AND r.reverses_id = t.id
      WHERE t.run_id = ANY ($1::uuid[]) AND ${isOpenSql} GROUP BY t.run_id`,
    [runIds],
  );
  return new Map(rows.map((row) => [row.runId, row]));
}
