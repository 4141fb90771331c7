import type { Clock } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { notFound } from '../../kernel/refusal/refusal';
import type { Settlement } from './settlement';

const mostListed = 100;

/** What was said of imported sales, "these were paid out before", and taking it back. */
export class SettlementService {
  constructor(private readonly clock: Clock) {}

  /** The newest settlements, of one file or of all, newest first. */
  async listSettlements(call: Call, fileId: string | null): Promise<Settlement[]> {
    const rows = await call.read((tx) =>
      tx.sql<SettlementRow>(
        'consignment.settlements',
        `SELECT ${columnsSql} FROM consignment.settlement t CROSS JOIN consignment.store s
          WHERE $1::uuid IS NULL OR t.file_id = $1 ORDER BY t.id DESC LIMIT ${mostListed}`,
        [fileId],
      ),
    );
    return rows.map(settlementOf);
  }

  /** Takes a settlement back: its sales count for the balances again. Done twice, it is done once. */
  async undoSettlement(call: Call, id: string): Promise<Settlement & { __typename: 'Settlement' }> {
    return call.write(async (tx) => {
      const undone = await tx.sql(
        'consignment.settlement-undo',
        'UPDATE consignment.settlement SET undone_at = coalesce(undone_at, $2) WHERE id = $1 RETURNING id',
        [id, this.clock.now()],
      );
      if (undone.length === 0) throw notFound();
      await tx.sql(
        'consignment.settlement-lines-back',
        'UPDATE consignment.balance_line SET settled = false, settlement_id = NULL WHERE settlement_id = $1',
        [id],
      );
      return { __typename: 'Settlement', ...(await getSettlement(tx, id)) };
    });
  }
}

async function getSettlement(tx: Transaction, id: string): Promise<Settlement> {
  const [row] = await tx.sql<SettlementRow>(
    'consignment.settlement',
    `SELECT ${columnsSql} FROM consignment.settlement t CROSS JOIN consignment.store s WHERE t.id = $1`,
    [id],
  );
  if (row === undefined) throw notFound();
  return settlementOf(row);
}

type SettlementRow = Omit<Settlement, 'share'> & { shareMinor: number; currency: string };

const columnsSql = `t.id, t.file_id AS "fileId", t.file_name AS "fileName", t.settled_until::text AS "settledUntil",
  t.sale_count AS "saleCount", t.share_minor::float8 AS "shareMinor", s.currency, t.made_at AS "madeAt", t.undone_at AS "undoneAt"`;

function settlementOf({ shareMinor, currency, ...settlement }: SettlementRow): Settlement {
  return { ...settlement, share: { amountMinor: shareMinor, currency } };
}
