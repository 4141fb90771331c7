import { storeChanged } from '../../../schema/events/identity';
import { modulesTold, type StoreModule } from '../../../schema/modules';
import type { Transaction } from '../../kernel/database/transaction';
import { copyIfNewer } from '../../kernel/event/copy';
import { handles } from '../../kernel/event/handler';
import { newId } from '../../kernel/id/id';
import { CustomerGroupKind } from '../group/group';
import { groupRows } from '../group/group.rows';
import { defaultGroupOf } from './default-group';
import { sortAnew } from './sort-anew';

/** Names of the store's own default group, in the store's language; staff may rename it. */
const defaultNames: Record<string, string> = { nl: 'Klanten', nb: 'Kunder', sv: 'Kunder', en: 'Customers' };

interface CopiedStore {
  version: number;
  currency: string;
  country: string;
  nameOrder: string;
  modules: StoreModule[];
  defaultGroupId: string;
}

const copyStore = copyIfNewer<CopiedStore>({
  table: 'customers.store',
  columns: {
    version: 'version bigint',
    currency: 'currency text',
    country: 'country text',
    nameOrder: 'name_order text',
    modules: 'modules text[]',
    defaultGroupId: 'default_group_id uuid',
  },
  key: null,
  version: 'version',
  atFirst: ['defaultGroupId'],
});

/**
 * A store's first event makes its counter, its default group and "B2B" [P19 P20]. One that changes how names sort has them
 * sorted anew.
 */
export const onStoreChanged = handles(storeChanged, async ({ storeId, version, data }, { write }) => {
  await write(async (tx) => {
    const defaultGroupId = newId();
    const { currency, country, language } = data;
    const modules = modulesTold(data, storeId);
    const nameOrder = language + (data.sortsPastPrefixes ? '+' : '');
    await copyStore(tx, [{ version, currency, country, nameOrder, modules, defaultGroupId }]);
    if ((await defaultGroupOf(tx)) === defaultGroupId) await furnish(tx, defaultGroupId, language);
  });
  await sortAnew(write);
});

async function furnish(tx: Transaction, defaultGroupId: string, language: string): Promise<void> {
  await tx.sql('INSERT INTO customers.counter DEFAULT VALUES ON CONFLICT DO NOTHING');
  await groupRows.insert(tx, {
    id: defaultGroupId,
    name: defaultNames[language] ?? 'Customers',
    colour: '#3b8260',
    kind: CustomerGroupKind.STORE_DEFAULT,
  });
  await groupRows.insert(tx, { id: newId(), name: 'B2B', colour: '#a5761b', kind: CustomerGroupKind.B2B });
}
