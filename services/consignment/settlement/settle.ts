import type { Transaction } from '../../kernel/database/transaction';
import { chunksOf } from '../../kernel/event/chunks';
import { newId } from '../../kernel/id/id';
import { rowsOf } from '../../kernel/row/rows';
import { holdBalances } from '../balance/hold-balances';
import { Settlement } from './settlement';

/** The table of settlements, as their class declares it. */
export const settlementRows = rowsOf<Omit<Settlement, 'share'>>(Settlement);

/** Which imported sales count as paid out: those of these items until a day, and no others of the store [R-IM3]. */
export interface Settling {
  /** Numbers of the items in the file. */
  itemNumbers: readonly number[];
  settledUntil: string;
}

interface OpenLine {
  id: string;
  customerId: string;
  itemNumber: number;
  amountMinor: number;
}

/** The balance lines that settling would take off the balances: imported, not settled yet, of the file's own items. */
export async function findOpenLines(
  tx: Transaction,
  { itemNumbers, settledUntil }: Settling,
): Promise<OpenLine[]> {
  const found: OpenLine[] = [];
  for (const some of chunksOf([...new Set(itemNumbers)], numbersAStatement))
    found.push(...(await tx.once<OpenLine>(openLinesSql, [some, settledUntil])));
  return found;
}

/** Settles them, as one settlement that can be taken back; null where there is nothing to settle. */
export async function settle(
  tx: Transaction,
  settling: Settling & { fileId: string; fileName: string },
  now: Date,
): Promise<string | null> {
  const lines = await findOpenLines(tx, settling);
  if (lines.length === 0) return null;
  const id = newId();
  const shareMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0);
  const { fileId, fileName, settledUntil } = settling;
  const saleCount = lines.length;
  await settlementRows.insert(tx, { id, fileId, fileName, settledUntil, saleCount, shareMinor, madeAt: now });
  await holdBalances(tx, [...new Set(lines.map(({ customerId }) => customerId))]);
  for (const some of chunksOf(lines, numbersAStatement))
    await tx.sql(settleSql, [id, some.map((line) => line.id)]);
  return id;
}

const numbersAStatement = 5_000;

// As in ask-in-parts.ts: unnamed and one look into an index a number, fast while the statistics still say "empty".
const openLinesSql = `
SELECT l.id, l.customer_id AS "customerId", n.number AS "itemNumber", l.amount_minor::float8 AS "amountMinor"
  FROM unnest($1::int[]) AS n (number)
 CROSS JOIN LATERAL (SELECT id FROM consignment.item WHERE number = n.number OFFSET 0) i
 CROSS JOIN LATERAL (SELECT id FROM consignment.sale
                      WHERE item_id = i.id AND undone_at IS NULL AND origin = 'IMPORT' AND sold_on <= $2 OFFSET 0) s
 CROSS JOIN LATERAL (SELECT id, customer_id, amount_minor FROM consignment.balance_line
                      WHERE cause_kind = 'SALE' AND cause_id = s.id AND kind = 'SALE' OFFSET 0) l
 WHERE NOT EXISTS (SELECT FROM consignment.payout_line p WHERE p.balance_line_id = l.id)`;

// In one order for all who settle at once: whose line somebody else has just paid out is not paid twice.
const settleSql = `
INSERT INTO consignment.payout_line (balance_line_id, customer_id, settlement_id)
SELECT id, customer_id, $1 FROM consignment.balance_line WHERE id = ANY ($2::uuid[]) ORDER BY id`;
