import type { ConsignorState } from '../../../schema/events/consignment';
import type { Transaction } from '../../kernel/database/transaction';
import { chunksOf } from '../../kernel/event/chunks';
import { LookAgain } from '../../kernel/job/run';
import { emitConsignorsChanged } from '../consignor/consignor.event';
import type { ConsignorPlan } from './consignor.plan';
import { rememberRows } from './imported-row';

/** Carries the plan out: agreements, what was imported, and what the other services hear. */
export async function writeConsignors(tx: Transaction, plan: ConsignorPlan): Promise<void> {
  for (const some of chunksOf(plan.changes)) {
    const given = some.map(({ customerId, version, agreement }) => ({ customerId, version, ...agreement }));
    const written = await tx.sql<ConsignorState>(upsertSql, [JSON.stringify(given)]);
    // Staff agreed otherwise between our reading and our writing.
    if (written.length < some.length) throw new LookAgain('An agreement was changed meanwhile');
    await emitConsignorsChanged(tx, written);
  }
  await rememberRows(tx, 'CONSIGNOR', plan.seen);
}

// The allowance counts afresh only where the file says another number: a changed name must not give items back.
const upsertSql = `
INSERT INTO consignment.consignor AS known
       (customer_id, charity, may_create_items, item_allowance, item_allowance_remaining, consignor_share_percent, return_mail, calendar_note,
       version)
SELECT "customerId", charity, "mayCreateItems", "itemAllowance", "itemAllowance", "consignorSharePercent", "returnMail", "calendarNote", version + 1
  FROM jsonb_to_recordset($1) AS given ("customerId" uuid, version integer, charity text, "mayCreateItems" boolean, "itemAllowance" integer,
       "consignorSharePercent" numeric, "returnMail" boolean, "calendarNote" boolean)
    ON CONFLICT (store_id, customer_id) DO UPDATE
   SET charity = excluded.charity, may_create_items = excluded.may_create_items, item_allowance = excluded.item_allowance,
       item_allowance_remaining = CASE WHEN known.item_allowance = excluded.item_allowance
         THEN known.item_allowance_remaining ELSE excluded.item_allowance END,
       consignor_share_percent = excluded.consignor_share_percent, return_mail = excluded.return_mail,
       calendar_note = excluded.calendar_note, version = excluded.version
 WHERE known.version = excluded.version - 1
RETURNING customer_id AS "customerId", version, charity`;
