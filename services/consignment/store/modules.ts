import { modules, moduleTexts } from '../../../schema/modules';
import { storeModules } from '../../kernel/graph/module';
import type { ModuleGate } from '../../kernel/subgraph/modules';
import { storeOf } from './store';

storeModules.add(moduleTexts);

/** All that changes anything here belongs to consignment, and some of it to a module that needs it. */
export const moduleGate: ModuleGate = {
  service: 'consignment',
  table: modules,
  held: async (call) => (await storeOf(call))?.modules ?? null,
};
