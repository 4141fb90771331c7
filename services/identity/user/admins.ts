import type { Transaction } from '../../kernel/database/transaction';

/** Somebody who may log in and act for a customer. */
export interface Admin {
  userId: string;
  email: string;
}

/** Who manages a company's users and can log in, the oldest link first; where there is nobody, nobody. */
export function findAdmins(tx: Transaction, customerId: string): Promise<Admin[]> {
  return tx.sql<Admin & { [column: string]: unknown }>(
    `SELECT u.id AS "userId", u.email FROM identity.customer_user l JOIN identity."user" u ON u.id = l.user_id
      WHERE l.customer_id = $1 AND l.role = 'COMPANY_ADMIN' AND l.enabled AND u.enabled AND u.activated_at IS NOT NULL
      ORDER BY l.created_at, u.id`,
    [customerId],
  );
}
