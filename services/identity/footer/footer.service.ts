import type { Call } from '../../kernel/database/call';
import { assertNone, assertVersion } from '../../kernel/refusal/refusal';
import { footerRows, type StoreFooter } from './footer';
import type { UpdateStoreFooterInput } from './footer.input';
import { markFaults, marksIn } from './footer.rules';

/** What stands at the foot of every page [U6 U7 U12]. */
export class FooterService {
  /** Changes what is given. */
  async update(
    call: Call,
    { version, payments, carriers, newsletter }: UpdateStoreFooterInput,
  ): Promise<StoreFooter> {
    const given = {
      ...(payments != null && { payments: marksIn(payments) }),
      ...(carriers != null && { carriers: marksIn(carriers) }),
      ...(newsletter != null && { newsletter }),
    };
    assertNone([
      ...markFaults('payments', given.payments ?? []),
      ...markFaults('carriers', given.carriers ?? []),
    ]);
    return call.write(async (tx) => {
      const { storeId } = tx.actor;
      await tx.sql('INSERT INTO identity.footer DEFAULT VALUES ON CONFLICT DO NOTHING');
      const was = await footerRows.lock(tx, storeId);
      if (was === null) throw new Error('There is no such store');
      assertVersion(version, was.version);
      const changes = { ...given, version: was.version + 1 };
      await footerRows.update(tx, storeId, changes);
      return { ...was, ...changes };
    });
  }
}
