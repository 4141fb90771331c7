import type { Clock } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { notFound } from '../../kernel/refusal/refusal';
import type { Settlement } from './settlement';
import { settlementRows } from './settle';

const mostListed = 100;
const selected = settlementRows.as('t');

/** What was said of imported sales, "these were paid out before", and taking it back. */
export class SettlementService {
  constructor(private readonly clock: Clock) {}

  /** The newest settlements, of one file or of all, newest first. */
  async listSettlements(call: Call, fileId: string | null): Promise<Settlement[]> {
    const rows = await call.read((tx) =>
      tx.sql<{ currency: string }>(
        `SELECT ${selected.columns}, s.currency FROM consignment.settlement t CROSS JOIN consignment.store s
          WHERE s.is_open AND ($1::uuid IS NULL OR t.file_id = $1) ORDER BY t.id DESC LIMIT ${mostListed}`,
        [fileId],
      ),
    );
    return rows.map(settlementOf);
  }

  /** Takes a settlement back: its sales count for the balances again. Done twice, it is done once. */
  async undoSettlement(call: Call, id: string): Promise<Settlement & { __typename: 'Settlement' }> {
    return call.write(async (tx) => {
      const undone = await tx.sql(
        'UPDATE consignment.settlement SET undone_at = coalesce(undone_at, $2) WHERE id = $1 RETURNING id',
        [id, this.clock.now()],
      );
      if (undone.length === 0) throw notFound();
      await tx.sql('DELETE FROM consignment.payout_line WHERE settlement_id = $1', [id]);
      return { __typename: 'Settlement', ...(await getSettlement(tx, id)) };
    });
  }
}

async function getSettlement(tx: Transaction, id: string): Promise<Settlement> {
  const [row] = await tx.sql<{ currency: string }>(
    `SELECT ${selected.columns}, s.currency FROM consignment.settlement t CROSS JOIN consignment.store s WHERE t.id = $1`,
    [id],
  );
  if (row === undefined) throw notFound();
  return settlementOf(row);
}

function settlementOf(row: { currency: string }): Settlement {
  const settlement = selected.of(row);
  return { ...settlement, share: { amountMinor: settlement.shareMinor, currency: row.currency } };
}
