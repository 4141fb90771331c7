import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { assertVersion, notFound } from '../../kernel/refusal/refusal';
import { hasSelfEntry } from '../store/store.rules';
import { Consignor } from './consignor';
import { emitConsignorsChanged } from './consignor.event';
import type { UpdateConsignorInput } from './consignor.input';
import { selfEntryNotAllowed } from './consignor.problems';
import { agreed, newAgreement } from './consignor.rules';

/** What is agreed with consignors. */
export class ConsignorService {
  /** The customer as a consignor; null where they are none, or not for this actor. */
  findConsignor(call: Call, customerId: string): Promise<Consignor | null> {
    return call.load('consignor', customerId, readConsignors);
  }

  /** Changes the agreements; a customer who was no consignor becomes one. */
  async updateConsignor(
    call: Call,
    { customerId, version: edited, ...given }: UpdateConsignorInput,
  ): Promise<Consignor & { __typename: 'Consignor' }> {
    if (given.mayCreateItems === true && !hasSelfEntry(call.actor.storeId))
      throw selfEntryNotAllowed(call.actor.storeId);
    await call.write(async (tx) => {
      await assertCustomer(tx, customerId);
      const repository = tx.manager.getRepository(Consignor);
      const before = await repository.findOneBy({ customerId });
      const current = before?.version ?? 0;
      assertVersion(edited, current);
      const agreement = agreed(before ?? newAgreement, given);
      const version = current + 1;
      if (before === null) await repository.insert({ ...agreement, customerId, version });
      else await repository.update({ customerId }, { ...agreement, version });
      await emitConsignorsChanged(tx, [{ customerId, version, charity: agreement.charity }]);
    });
    const after = await this.findConsignor(call, customerId);
    if (after === null) throw notFound();
    return { __typename: 'Consignor', ...after };
  }
}

/** Refuses an unknown customer, and makes two changes of one consignor wait for each other. */
async function assertCustomer(tx: Transaction, customerId: string): Promise<void> {
  const rows = await tx.sql(
    'consignment.lock-customer',
    'SELECT id FROM consignment.customer WHERE id = $1 FOR NO KEY UPDATE',
    [customerId],
  );
  if (rows.length === 0) throw notFound();
}

async function readConsignors(tx: Transaction, customerIds: string[]): Promise<Map<string, Consignor>> {
  const rows = await tx.sql<Consignor>(
    'consignment.consignors',
    `SELECT k.customer_id AS "customerId", k.charity, k.may_create_items AS "mayCreateItems", k.item_allowance AS "itemAllowance",
            k.item_allowance_remaining AS "itemAllowanceRemaining", k.consignor_share_percent AS "consignorSharePercent",
            coalesce(k.consignor_share_percent, s.consignor_share_percent) AS "effectiveSharePercent",
            s.consignor_share_percent AS "storeDefaultSharePercent", k.return_mail AS "returnMail",
            k.calendar_note AS "calendarNote", k.version
       FROM consignment.consignor k JOIN consignment.store s ON s.store_id = k.store_id
      WHERE k.customer_id = ANY ($1)`,
    [customerIds],
  );
  return new Map(rows.map((row) => [row.customerId, row]));
}
