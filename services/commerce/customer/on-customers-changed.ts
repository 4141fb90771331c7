import type { EventHandler } from '../../kernel/event/handler';

interface CustomersChanged {
  customers: { id: string; version: number }[];
}

/**
 * Learns of customers. A new one has bought nothing yet, which is what everybody takes for granted: nothing is
 * told until a total changes.
 */
export const onCustomersChanged: EventHandler = {
  event: 'customers.customers-changed',
  task: 'commerce.on-customers-changed',
  async handle({ data }, { write }) {
    const { customers } = data as CustomersChanged;
    await write((tx) =>
      tx.sql(
        'commerce.copy-customers',
        `INSERT INTO commerce.customer AS known (id, version)
         SELECT id, version FROM jsonb_to_recordset($1) AS given (id uuid, version bigint)
         ON CONFLICT (store_id, id) DO UPDATE SET version = excluded.version WHERE known.version < excluded.version`,
        [JSON.stringify(customers.map(({ id, version }) => ({ id, version })))],
      ),
    );
  },
};
