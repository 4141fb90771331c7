import type { EventHandler } from '../../kernel/event/handler';

/** Identity owns log-ins; the list sorts by this copy of how they are [P5]. */
export const onLogInsChanged: EventHandler = {
  event: 'identity.log-ins-changed',
  task: 'customers.on-log-ins-changed',
  async handle(received, { write }) {
    const { logIns } = received.data as {
      logIns: { customerId: string; version: number; logIn: number }[];
    };
    await write((tx) =>
      tx.sql(
        'customers.copy-log-in',
        `UPDATE customers.customer c SET log_in_told = n."logIn", log_in_version = n.version
           FROM jsonb_to_recordset($1) AS n ("customerId" uuid, version bigint, "logIn" smallint)
          WHERE c.id = n."customerId" AND c.log_in_version < n.version`,
        [JSON.stringify(logIns)],
      ),
    );
  },
};
