import { logInsChanged } from '../../../schema/events/identity';
import type { Transaction } from '../../kernel/database/transaction';
import { chunksOf } from '../../kernel/event/chunks';

interface LogInsRow {
  customerId: string;
  version: number;
  /** 0 all switched off, 1 some, 2 none, 3 all on [P5]. */
  logIn: number;
  /** The activated ones, with the addresses they have and had. */
  users: { userId: string; email: string; formerly: string[]; asContact: boolean }[];
}

/** Locks the customers of a user, before the user: in the order in which an invitation takes both. */
export async function lockCustomersOf(tx: Transaction, userId: string): Promise<string[]> {
  const rows = await tx.sql<{ id: string }>(
    `SELECT c.id FROM identity.customer c
      WHERE c.id IN (SELECT l.customer_id FROM identity.customer_user l WHERE l.user_id = $1) ORDER BY c.id FOR NO KEY UPDATE`,
    [userId],
  );
  return rows.map((row) => row.id);
}

/**
 * Tells the other services how the log-ins of these customers are, where they could not know: everybody expects
 * that an address is invited and that without one there is no log-in; and every activated address, now and before,
 * so that a contact address follows its log-in in whatever order this comes. The customers' rows are locked by now.
 */
export async function tellLogIns(tx: Transaction, customerIds: string[]): Promise<void> {
  const changes = await tx.sql<LogInsRow>(
    `UPDATE identity.customer c SET log_in_told = n.log_in, users_told = n.users, log_in_version = c.log_in_version + 1
       FROM (SELECT c.id, CASE WHEN count(u.id) = 0 THEN 2 WHEN bool_and(u.enabled) THEN 3 WHEN bool_or(u.enabled) THEN 1 ELSE 0 END AS log_in,
                    coalesce(jsonb_agg(jsonb_build_object('userId', u.id, 'email', u.email, 'formerly', u.former_emails, 'asContact', l.as_contact) ORDER BY u.id)
                      FILTER (WHERE u.activated_at IS NOT NULL), '[]') AS users
               FROM identity.customer c LEFT JOIN identity.customer_user l ON l.customer_id = c.id
               LEFT JOIN identity."user" u ON u.id = l.user_id
              WHERE c.id = ANY ($1::uuid[]) GROUP BY c.id) n
      WHERE c.id = n.id AND (n.log_in <> coalesce(c.log_in_told, CASE WHEN c.email = '' THEN 2 ELSE 3 END) OR n.users <> c.users_told)
     RETURNING c.id AS "customerId", c.log_in_version::int AS version, c.log_in_told::int AS "logIn", c.users_told AS users`,
    [customerIds],
  );
  for (const logIns of chunksOf(changes)) {
    const [{ customerId, version }] = logIns;
    await tx.emit(logInsChanged, { id: customerId, version }, { logIns: [...logIns] });
  }
}
