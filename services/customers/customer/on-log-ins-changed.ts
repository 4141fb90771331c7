import type { EventHandler } from '../../kernel/event/handler';
import { moveContacts } from './email-change';
import { keepLogInAddresses, type LogInAddress } from './log-in-addresses';

interface LogInState {
  customerId: string;
  version: number;
  logIn: number;
  /** The activated ones; an event from before they were told has none. */
  users?: Omit<LogInAddress, 'customerId'>[];
}

/**
 * Identity owns log-ins; the list sorts by this copy of how they are [P5], and an address somebody logs in with is
 * not changed like another.
 */
export const onLogInsChanged: EventHandler = {
  event: 'identity.log-ins-changed',
  task: 'customers.on-log-ins-changed',
  async handle(received, { write }) {
    const { logIns } = received.data as { logIns: LogInState[] };
    await write(async (tx) => {
      const kept = await tx.sql<{ id: string }>(
        'customers.copy-log-in',
        `UPDATE customers.customer c SET log_in_told = n."logIn", log_in_version = n.version
           FROM jsonb_to_recordset($1) AS n ("customerId" uuid, version bigint, "logIn" smallint)
          WHERE c.id = n."customerId" AND c.log_in_version < n.version RETURNING c.id`,
        [JSON.stringify(logIns)],
      );
      const newer = new Set(kept.map(({ id }) => id));
      const told = logIns.filter(({ customerId, users }) => newer.has(customerId) && users !== undefined);
      const addresses = told.flatMap(({ customerId, users = [] }) =>
        users.map((user) => ({ ...user, customerId })),
      );
      await moveContacts(tx, addresses);
      await keepLogInAddresses(
        tx,
        told.map(({ customerId }) => customerId),
        addresses,
      );
    });
  },
};
