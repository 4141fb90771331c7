import { userVisited } from '../../../schema/events/identity';
import type { Transaction } from '../../kernel/database/transaction';

/**
 * A user is here now [P8]. Answers when they were here before; null = never. The other services are told
 * at most once a day (in the store's zone): the customers list sorts by it, a minute more or less is nothing.
 */
export async function recordVisit(tx: Transaction, userId: string, now: Date): Promise<Date | null> {
  const [visit] = await tx.sql<{ before: Date | null; isFirstToday: boolean }>(
    `WITH was AS (
       SELECT u.id, u.last_visit_at,
              coalesce((u.visit_told_at AT TIME ZONE s.time_zone)::date < ($2::timestamptz AT TIME ZONE s.time_zone)::date, true) AS first_today
         FROM identity."user" u, identity.store s WHERE u.id = $1 FOR NO KEY UPDATE OF u)
     UPDATE identity."user" u SET last_visit_at = greatest(u.last_visit_at, $2::timestamptz),
            visit_told_at = CASE WHEN was.first_today THEN $2 ELSE u.visit_told_at END
       FROM was WHERE u.id = was.id
     RETURNING was.last_visit_at AS before, was.first_today AS "isFirstToday"`,
    [userId, now],
  );
  if (visit?.isFirstToday) await tellVisit(tx, userId, now);
  return visit?.before ?? null;
}

async function tellVisit(tx: Transaction, userId: string, now: Date): Promise<void> {
  const links = await tx.sql<{ customerId: string }>(
    'SELECT customer_id AS "customerId" FROM identity.customer_user WHERE user_id = $1 AND enabled ORDER BY customer_id',
    [userId],
  );
  if (links.length === 0) return;
  const customerIds = links.map((link) => link.customerId);
  await tx.emit(userVisited, { id: userId, version: now.getTime() }, { customerIds, at: now.toISOString() });
}
