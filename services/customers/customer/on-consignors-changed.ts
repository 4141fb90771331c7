import type { EventHandler } from '../../kernel/event/handler';

/** Consignment owns charity; the list sorts by this copy of it [K16]. Not asked is blank [K17], like those never asked. */
export const onConsignorsChanged: EventHandler = {
  event: 'consignment.consignors-changed',
  task: 'customers.on-consignors-changed',
  async handle(received, { write }) {
    const { consignors } = received.data as {
      consignors: { customerId: string; version: number; charity: string }[];
    };
    await write((tx) =>
      tx.sql(
        'customers.copy-charity',
        `UPDATE customers.customer c SET charity = CASE n.charity WHEN 'NOT_ASKED' THEN '' ELSE n.charity END, charity_version = n.version
           FROM jsonb_to_recordset($1) AS n ("customerId" uuid, version bigint, charity text)
          WHERE c.id = n."customerId" AND c.charity_version < n.version`,
        [JSON.stringify(consignors)],
      ),
    );
  },
};
