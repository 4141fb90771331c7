import { moduleTexts, type StoreModule } from '../../../schema/modules';
import type { Transaction } from '../../kernel/database/transaction';
import { storeModules } from '../../kernel/graph/module';
import { moduleOff } from '../../kernel/refusal/refusal';

storeModules.add(moduleTexts);

/** Which of these modules the store has; one that has not arrived here yet has none. */
export async function readHasModule(tx: Transaction, asked: string[]): Promise<Map<string, boolean>> {
  const [store] = await tx.sql<{ modules: string[] }>('SELECT modules FROM customers.store');
  return new Map(asked.map((module) => [module, store?.modules.includes(module) ?? false]));
}

/** Refuses what belongs to a module in a store that has not got it; one that has not arrived here yet has none. */
export async function assertModule(tx: Transaction, module: StoreModule): Promise<void> {
  if (!(await readHasModule(tx, [module])).get(module)) throw moduleOff(module);
}
