import type { Clock } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { assertVersion, notFound } from '../../kernel/refusal/refusal';
import { hasSelfEntry } from '../store/store.rules';
import type { Consignor } from './consignor';
import { emitConsignorsChanged } from './consignor.event';
import type { UpdateConsignorInput } from './consignor.input';
import { selfEntryNotAllowed } from './consignor.problems';
import { consignorRows, readConsignors } from './consignor.rows';
import { agreedIn, newAgreement } from './consignor.rules';

/** What is agreed with consignors. */
export class ConsignorService {
  constructor(private readonly clock: Clock) {}

  /** The customer as a consignor; null where they are none, or not for this actor. */
  findConsignor(call: Call, customerId: string): Promise<Consignor | null> {
    return call.load('consignor', customerId, readConsignors);
  }

  /** Changes the agreements; a customer who was no consignor becomes one. */
  async updateConsignor(
    call: Call,
    { customerId, version: edited, ...given }: UpdateConsignorInput,
  ): Promise<Consignor & { __typename: 'Consignor' }> {
    await call.write(async (tx) => {
      if (given.mayCreateItems === true && !hasSelfEntry(tx.actor.storeId))
        throw selfEntryNotAllowed(tx.actor.storeId);
      await assertCustomer(tx, customerId);
      const before = (await consignorRows.byKeys(tx, [customerId])).get(customerId) ?? null;
      const current = before?.version ?? 0;
      assertVersion(edited, current);
      const agreement = agreedIn(given, laterThan(before?.allowanceGivenAt ?? null, this.clock.now()));
      const version = current + 1;
      if (before === null)
        await consignorRows.insert(tx, { ...newAgreement, ...agreement, customerId, version });
      else await consignorRows.update(tx, customerId, { ...agreement, version });
      const { charity } = { ...(before ?? newAgreement), ...agreement };
      await emitConsignorsChanged(tx, [{ customerId, version, charity }]);
    });
    const after = await this.findConsignor(call, customerId);
    if (after === null) throw notFound();
    return { __typename: 'Consignor', ...after };
  }
}

/** Now, or a moment later: what is given again was given at another instant. */
const laterThan = (before: Date | null, now: Date): Date =>
  before !== null && before >= now ? new Date(before.getTime() + 1) : now;

/** Refuses an unknown customer, and makes two changes of one consignor wait for each other. */
async function assertCustomer(tx: Transaction, customerId: string): Promise<void> {
  const rows = await tx.sql('SELECT id FROM consignment.customer WHERE id = $1 FOR NO KEY UPDATE', [
    customerId,
  ]);
  if (rows.length === 0) throw notFound();
}
