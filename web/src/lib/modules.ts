import { canHave, hasModule, moduleNames, termsOf } from '../../../schema/modules.ts';
import type { PageStore } from '#lib/graph/frame.ts';
import type { List } from '#lib/list/list.ts';

/** What a store has or has not, beside customers. */
export type Module = PageStore['modules'][number];
/** Which there are, what each needs, and whether a store of an id can have it. */
export { canHave, moduleNames, termsOf };

type WithModules = Pick<PageStore, 'modules'> | null | undefined;

/** Whether the store has it, and what it needs. Pages, menus, words and columns that belong to a module ask here. */
export function has(store: WithModules, module: Module): boolean {
  return store != null && hasModule(store.modules, module);
}

/** A list as this store shows it: without the columns of what it has not got. */
export function listIn<
  Row,
  Key extends string,
  Sort extends string,
  Ask extends string,
  Filter extends string,
>(list: List<Row, Key, Sort, Ask, Filter>, store: WithModules): List<Row, Key, Sort, Ask, Filter> {
  const columns = list.columns.filter(({ module }) => module === undefined || has(store, module));
  return columns.length === list.columns.length ? list : { ...list, columns };
}
