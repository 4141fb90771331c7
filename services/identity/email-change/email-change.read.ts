import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import type { Customer } from '../user/user';
import type { EmailChange } from './email-change.input';

/** The change that waits for a customer's log-in address, or null. */
export function findEmailChange(call: Call, customerId: string): Promise<EmailChange | null> {
  return call.load('identity.email-change', customerId, async (tx, ids: string[]) => {
    const rows = await tx.sql<EmailChange & { customerId: string }>(
      `SELECT ch.customer_id AS "customerId", ch.email, l.created_at AS "sentAt", l.expires_at AS "expiresAt"
         FROM identity.email_change ch LEFT JOIN identity.link_token l
           ON l.user_id = ch.user_id AND l.purpose = 'email' AND l.used_at IS NULL AND l.replaced_at IS NULL
        WHERE ch.customer_id = ANY ($1::uuid[]) ORDER BY ch.asked_at, ch.id`,
      [ids],
    );
    return new Map(rows.map(({ customerId: id, ...change }) => [id, change]));
  });
}

/** The customer whose user logs in with this customer's address without being linked to it, or null. */
export function findLogInElsewhere(call: Call, customerId: string): Promise<Customer | null> {
  return call.load('identity.log-in-elsewhere', customerId, readLogInsElsewhere);
}

async function readLogInsElsewhere(tx: Transaction, customerIds: string[]): Promise<Map<string, Customer>> {
  const rows = await tx.sql<{ customerId: string; elsewhere: string }>(
    `SELECT DISTINCT ON (c.id) c.id AS "customerId", l.customer_id AS elsewhere
       FROM identity.customer c JOIN identity."user" u ON u.email = ANY (ARRAY[c.email, c.pending_email]) AND u.activated_at IS NOT NULL
       JOIN identity.customer_user l ON l.user_id = u.id
      WHERE c.id = ANY ($1::uuid[])
        AND NOT EXISTS (SELECT FROM identity.customer_user own WHERE own.user_id = u.id AND own.customer_id = c.id)
      ORDER BY c.id, u.email = c.email DESC, l.created_at, l.customer_id`,
    [customerIds],
  );
  return new Map(rows.map(({ customerId, elsewhere }) => [customerId, { id: elsewhere }]));
}
