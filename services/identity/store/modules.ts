import { modules, modulesHad } from '../../../schema/modules';
import type { ModuleGate } from '../../kernel/subgraph/modules';
import { findFront } from '../storefront/storefront';

/** What of a module is asked for here, identity refuses by its own word. */
export const moduleGate: ModuleGate = {
  service: 'identity',
  table: modules,
  held: async (call) => {
    const front = await findFront(call);
    return front === null ? null : modulesHad(front.store.modules);
  },
};
