import type { EventHandler } from '../../kernel/event/handler';
import { newId } from '../../kernel/id/id';
import { makeGroup } from '../group/group.service';

/** Names of the store's own default group, in the store's language; staff may rename it. */
const defaultNames: Record<string, string> = { nl: 'Klanten', nb: 'Kunder', sv: 'Kunder', en: 'Customers' };

/** A store's first event makes its counter, its default group and "B2B" [P19 P20]. */
export const onStoreChanged: EventHandler = {
  event: 'identity.store-changed',
  task: 'customers.on-store-changed',
  async handle(received, { write }) {
    const store = received.data as { currency: string; language: string };
    await write(async (tx) => {
      const defaultGroupId = newId();
      const [made] = await tx.sql<{ first: boolean }>(
        'store.keep',
        `INSERT INTO customers.store (version, currency, default_group_id) VALUES ($1, $2, $3)
         ON CONFLICT (store_id) DO UPDATE SET version = excluded.version, currency = excluded.currency
          WHERE customers.store.version < excluded.version RETURNING default_group_id = $3 AS first`,
        [received.version, store.currency, defaultGroupId],
      );
      if (made?.first !== true) return;
      await tx.sql('store.counter', 'INSERT INTO customers.counter DEFAULT VALUES ON CONFLICT DO NOTHING');
      await makeGroup(tx, {
        id: defaultGroupId,
        name: defaultNames[store.language] ?? 'Customers',
        description: '',
        colour: '#3b8260',
        kind: 'STORE_DEFAULT',
      });
      await makeGroup(tx, { id: newId(), name: 'B2B', description: '', colour: '#a5761b', kind: 'B2B' });
    });
  },
};
