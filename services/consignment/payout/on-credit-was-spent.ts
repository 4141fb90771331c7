import { creditWasSpent } from '../../../schema/events/commerce';
import { todayIn } from '../../kernel/clock/clock';
import { handles } from '../../kernel/event/handler';
import { holdBalances } from '../balance/hold-balances';
import { findStore } from '../store/store';

/** Store credit that could not be taken back with its payout is owed by who spent it, once, however often it is told [S19 R-CO6]. */
export const onCreditWasSpent = handles(creditWasSpent, async ({ data: { spent } }, { write }, { clock }) => {
  await write(async (tx) => {
    const store = await findStore(tx);
    if (store === null) throw new Error('Store credit was spent in a store that is not here yet');
    await holdBalances(
      tx,
      spent.map(({ customerId }) => customerId),
    );
    await tx.sql(
      `INSERT INTO consignment.balance_line (id, customer_id, kind, amount_minor, cause_kind, cause_id, payable_on, made_at)
       SELECT kernel.new_id(), s."customerId", 'CREDIT_SPENT', -s."amountMinor", 'STATEMENT', s."statementId", $2, $3
         FROM json_to_recordset($1::json) AS s ("statementId" uuid, "customerId" uuid, "amountMinor" bigint)
        ORDER BY s."customerId" ON CONFLICT (store_id, cause_kind, cause_id, kind) DO NOTHING`,
      [JSON.stringify(spent), todayIn(store.timeZone, clock), clock.now()],
    );
  });
});
