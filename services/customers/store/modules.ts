import { moduleTexts, type StoreModule } from '../../../schema/modules';
import type { Transaction } from '../../kernel/database/transaction';
import { storeModules } from '../../kernel/graph/module';
import { moduleOff } from '../../kernel/refusal/refusal';

storeModules.add(moduleTexts);

/** Refuses what belongs to a module in a store that has not got it; one that has not arrived here yet has none. */
export async function assertModule(tx: Transaction, module: StoreModule): Promise<void> {
  const [store] = await tx.sql<{ has: boolean }>('SELECT $1 = ANY (modules) AS has FROM customers.store', [
    module,
  ]);
  if (store?.has !== true) throw moduleOff(module);
}
