import { storeChanged } from '../../../schema/events/identity';
import type { Transaction } from '../../kernel/database/transaction';
import { copyIfNewer } from '../../kernel/event/copy';
import { handles } from '../../kernel/event/handler';
import { newId } from '../../kernel/id/id';
import { CustomerGroupKind } from '../group/group';
import { makeGroup } from '../group/group.service';
import { defaultGroupOf } from './default-group';

/** Names of the store's own default group, in the store's language; staff may rename it. */
const defaultNames: Record<string, string> = { nl: 'Klanten', nb: 'Kunder', sv: 'Kunder', en: 'Customers' };

const copyStore = copyIfNewer<{ version: number; currency: string; defaultGroupId: string }>({
  table: 'customers.store',
  columns: { version: 'version bigint', currency: 'currency text', defaultGroupId: 'default_group_id uuid' },
  key: null,
  version: 'version',
  atFirst: ['defaultGroupId'],
});

/** A store's first event makes its counter, its default group and "B2B" [P19 P20]. */
export const onStoreChanged = handles(storeChanged, async ({ version, data }, { write }) => {
  await write(async (tx) => {
    const defaultGroupId = newId();
    await copyStore(tx, [{ version, currency: data.currency, defaultGroupId }]);
    if ((await defaultGroupOf(tx)) === defaultGroupId) await furnish(tx, defaultGroupId, data.language);
  });
});

async function furnish(tx: Transaction, defaultGroupId: string, language: string): Promise<void> {
  await tx.sql('INSERT INTO customers.counter DEFAULT VALUES ON CONFLICT DO NOTHING');
  await makeGroup(tx, {
    id: defaultGroupId,
    name: defaultNames[language] ?? 'Customers',
    colour: '#3b8260',
    kind: CustomerGroupKind.STORE_DEFAULT,
  });
  await makeGroup(tx, { id: newId(), name: 'B2B', colour: '#a5761b', kind: CustomerGroupKind.B2B });
}
