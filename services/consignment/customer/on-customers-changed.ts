import type { EventHandler } from '../../kernel/event/handler';

interface CustomersChanged {
  customers: { id: string; number: number; version: number; displayName: string }[];
}

/** Keeps consignment's copy of customers: the number a file knows them by, and the name. */
export const onCustomersChanged: EventHandler = {
  event: 'customers.customers-changed',
  task: 'consignment.on-customers-changed',
  async handle({ data }, { write }) {
    const { customers } = data as CustomersChanged;
    const copies = customers.map(({ id, number, version, displayName }) => ({
      id,
      number,
      version,
      display_name: displayName,
    }));
    await write((tx) =>
      tx.sql(
        'consignment.copy-customers',
        `INSERT INTO consignment.customer AS known (id, number, display_name, version)
         SELECT id, number, display_name, version FROM jsonb_to_recordset($1) AS given (id uuid, number integer, display_name text, version bigint)
         ON CONFLICT (store_id, id) DO UPDATE SET number = excluded.number, display_name = excluded.display_name, version = excluded.version
          WHERE known.version < excluded.version`,
        [JSON.stringify(copies)],
      ),
    );
  },
};
