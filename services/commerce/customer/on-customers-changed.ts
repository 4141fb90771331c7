import type { EventHandler } from '../../kernel/event/handler';
import { newId } from '../../kernel/id/id';

interface CustomersChanged {
  customers: { id: string; version: number }[];
}

interface NewCustomer {
  id: string;
  version: number;
  total: number;
}

/**
 * Learns of customers. A new one has bought nothing yet, and commerce says so: the customer list
 * sorts by its copy of the figure, and "nothing" sorts differently from "not known".
 */
export const onCustomersChanged: EventHandler = {
  event: 'customers.customers-changed',
  task: 'commerce.on-customers-changed',
  async handle({ data }, { write }) {
    const { customers } = data as CustomersChanged;
    await write(async (tx) => {
      const fresh = await tx.sql<NewCustomer>(
        'commerce.copy-customers',
        `INSERT INTO commerce.customer AS known (id, version)
         SELECT id, version FROM jsonb_to_recordset($1) AS given (id uuid, version bigint)
         ON CONFLICT (store_id, id) DO UPDATE SET version = excluded.version WHERE known.version < excluded.version
         RETURNING id, sales_total_version::float8 AS version, sales_total_minor::float8 AS total, (xmax = 0) AS is_new`,
        [JSON.stringify(customers.map(({ id, version }) => ({ id, version })))],
      );
      const totals = fresh
        .filter((row) => (row as NewCustomer & { is_new: boolean }).is_new)
        .map((row) => ({ customerId: row.id, version: row.version, salesTotalMinor: row.total }));
      if (totals.length === 0) return;
      await tx.emit({
        name: 'commerce.sales-totals-changed',
        aggregateId: newId(),
        version: 1,
        payload: { totals },
      });
    });
  },
};
