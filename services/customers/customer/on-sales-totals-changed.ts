import type { EventHandler } from '../../kernel/event/handler';

/** Commerce owns what a customer bought; the list sorts by this copy of it [P4]. */
export const onSalesTotalsChanged: EventHandler = {
  event: 'commerce.sales-totals-changed',
  task: 'customers.on-sales-totals-changed',
  async handle(received, { write }) {
    const { totals } = received.data as {
      totals: { customerId: string; version: number; salesTotalMinor: number }[];
    };
    await write((tx) =>
      tx.sql(
        'customers.copy-sales-total',
        `UPDATE customers.customer c SET sales_total_minor = n."salesTotalMinor", sales_total_version = n.version
           FROM jsonb_to_recordset($1) AS n ("customerId" uuid, version bigint, "salesTotalMinor" bigint)
          WHERE c.id = n."customerId" AND c.sales_total_version < n.version`,
        [JSON.stringify(totals)],
      ),
    );
  },
};
