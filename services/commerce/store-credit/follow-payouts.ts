import { creditWasSpent, type SpentCredit } from '../../../schema/events/commerce';
import type { PaidInCredit } from '../../../schema/events/consignment';
import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';

/**
 * Follows payouts that are store credit: one line each, however often it is told. What is taken back is what is left of it; the rest
 * was spent, and who spent it owes it to consignment. A payout is taken back only after it was heard of: until then it is told again.
 */
export async function followPayouts(tx: Transaction, told: readonly PaidInCredit[]): Promise<void> {
  const [given, back] = [told.filter(({ takesBack }) => takesBack === null), told.filter(isBack)];
  if (given.length > 0) await giveCredit(tx, given);
  if (back.length > 0) await takeCreditBack(tx, back);
}

type TakenBack = PaidInCredit & { takesBack: string };
const isBack = (payout: PaidInCredit): payout is TakenBack => payout.takesBack !== null;

async function giveCredit(tx: Transaction, payouts: readonly PaidInCredit[]): Promise<void> {
  await tx.sql(
    `INSERT INTO commerce.store_credit_line (id, customer_id, kind, amount_minor, cause_kind, cause_id, made_at)
     SELECT p.id, p."customerId", 'PAYOUT', p."amountMinor", 'STATEMENT', p."statementId", p.at
       FROM json_to_recordset($1::json) AS p (id uuid, "statementId" uuid, "customerId" uuid, "amountMinor" bigint, at timestamptz)
      ORDER BY p."customerId" ON CONFLICT (store_id, cause_kind, cause_id) DO NOTHING`,
    [JSON.stringify(payouts.map((payout) => ({ ...payout, id: newId() })))],
  );
}

async function takeCreditBack(tx: Transaction, payouts: readonly TakenBack[]): Promise<void> {
  const customerIds = payouts.map(({ customerId }) => customerId);
  // Held first, in one order: who spends at this moment goes before it, or finds what it leaves.
  await tx.sql(
    'SELECT FROM commerce.store_credit WHERE customer_id = ANY ($1::uuid[]) ORDER BY customer_id FOR UPDATE',
    [customerIds],
  );
  const [known] = await tx.sql<{ count: number }>(
    `SELECT count(*)::int FROM commerce.store_credit_line WHERE cause_kind = 'STATEMENT' AND cause_id = ANY ($1::uuid[])`,
    [payouts.map(({ takesBack }) => takesBack)],
  );
  if (known === undefined || known.count < payouts.length)
    throw new Error('A payout is taken back that is not here yet');
  const short = await tx.sql<{ of: string; whose: string; short: number }>(takeBackSql, [
    JSON.stringify(payouts.map((payout) => ({ ...payout, id: newId() }))),
  ]);
  const spent = short.map(({ of: statementId, whose: customerId, short: amountMinor }): SpentCredit => ({
    statementId,
    customerId,
    amountMinor,
  }));
  const [first] = spent;
  if (first !== undefined) await tx.emit(creditWasSpent, { id: first.statementId, version: 1 }, { spent });
}

const takeBackSql = `
WITH wanted AS (
  SELECT p.*, sum(-p."amountMinor") OVER (PARTITION BY p."customerId" ORDER BY p.id) + p."amountMinor" AS before
    FROM json_to_recordset($1::json) AS p (id uuid, "statementId" uuid, "customerId" uuid, "takesBack" uuid, "amountMinor" bigint, at timestamptz)
   WHERE NOT EXISTS (SELECT FROM commerce.store_credit_line l WHERE l.cause_kind = 'STATEMENT' AND l.cause_id = p."statementId")),
taken AS (
  SELECT w.*, greatest(0, least(-w."amountMinor", c.amount_minor - w.before)) AS taken
    FROM wanted w JOIN commerce.store_credit c ON c.customer_id = w."customerId"),
written AS (
  INSERT INTO commerce.store_credit_line (id, customer_id, kind, amount_minor, cause_kind, cause_id, made_at)
  SELECT id, "customerId", 'PAYOUT_REVERSED', -taken, 'STATEMENT', "statementId", at FROM taken ORDER BY "customerId" RETURNING cause_id)
SELECT t."takesBack" AS of, t."customerId" AS whose, (-t."amountMinor" - t.taken)::float8 AS short
  FROM taken t WHERE -t."amountMinor" > t.taken AND t."statementId" IN (SELECT cause_id FROM written)`;
