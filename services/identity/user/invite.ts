import type { Transaction } from '../../kernel/database/transaction';

/**
 * One at a time in a store: two events about one address at one moment would each find no user for it, and a log-in
 * may move to an address that is being given to somebody else.
 */
export async function holdInvitations(tx: Transaction): Promise<void> {
  await tx.sql(`SELECT pg_advisory_xact_lock(hashtext('identity.invite'), hashtext(kernel.store_id()))`);
}

/**
 * Until a log-in is activated it belongs to the contact address: another address is another person, so the
 * old invitation dies with its links and a new one is made. Activated, it is the person's own and stays. An address
 * has one log-in and an invitation one customer: where the address is somebody's already, nothing is linked, and
 * whoever waits for it is invited when it becomes free. Answers the customers it was about.
 */
export async function invite(tx: Transaction, customerIds: string[]): Promise<string[]> {
  // Somebody may be activating one of them at this moment: whether it is an invitation still is known after that.
  await tx.sql(
    `SELECT FROM identity."user" WHERE activated_at IS NULL AND id IN (
       SELECT l.user_id FROM identity.customer_user l WHERE l.customer_id = ANY ($1::uuid[])) ORDER BY id FOR NO KEY UPDATE`,
    [customerIds],
  );
  const dropped = await tx.sql<{ customerId: string; userId: string; enabled: boolean }>(
    `DELETE FROM identity.customer_user l USING identity."user" u, identity.customer c
      WHERE l.customer_id = ANY ($1::uuid[]) AND u.id = l.user_id AND c.id = l.customer_id
        AND u.activated_at IS NULL AND u.email <> c.email
     RETURNING l.customer_id AS "customerId", l.user_id AS "userId", u.enabled`,
    [customerIds],
  );
  const freed = await dropUsers(
    tx,
    dropped.map((link) => link.userId),
  );
  const ids = [...customerIds, ...(await waitingFor(tx, freed, customerIds))];
  // Staff switched it off: a corrected address does not switch it on.
  const switchedOff = dropped.filter((link) => !link.enabled).map((link) => link.customerId);
  await inviteAll(tx, ids, switchedOff);
  return ids;
}

/** Invites who has waited for these addresses; answers whom. */
export async function inviteWaiting(tx: Transaction, emails: string[]): Promise<string[]> {
  const ids = await waitingFor(tx, emails, []);
  if (ids.length > 0) await inviteAll(tx, ids, []);
  return ids;
}

/** Customers with one of these contact addresses, besides those whose rows are held already; held until the end. */
async function waitingFor(tx: Transaction, emails: string[], held: string[]): Promise<string[]> {
  if (emails.length === 0) return [];
  const waiting = await tx.sql<{ id: string }>(
    `SELECT id FROM identity.customer WHERE email = ANY ($1::text[]) AND email <> '' AND id <> ALL ($2::uuid[])
      ORDER BY id FOR NO KEY UPDATE`,
    [emails, held],
  );
  return waiting.map(({ id }) => id);
}

/** Users nobody is linked to any more, unless they are activated; answers the addresses that are free now. */
export async function dropUsers(tx: Transaction, userIds: string[]): Promise<string[]> {
  if (userIds.length === 0) return [];
  const gone = await tx.sql<{ email: string }>(
    `DELETE FROM identity."user" u WHERE u.id = ANY ($1::uuid[]) AND u.activated_at IS NULL
        AND NOT EXISTS (SELECT FROM identity.customer_user l WHERE l.user_id = u.id) RETURNING u.email`,
    [userIds],
  );
  return gone.map(({ email }) => email);
}

async function inviteAll(tx: Transaction, customerIds: string[], switchedOff: string[]): Promise<void> {
  await tx.sql(
    `INSERT INTO identity."user" (id, email, enabled)
     SELECT kernel.new_id(), c.email, NOT bool_or(c.id = ANY ($2::uuid[])) FROM identity.customer c
      WHERE c.id = ANY ($1::uuid[]) AND c.email <> '' AND ${hasNoLogin} GROUP BY c.email
     ON CONFLICT (store_id, email) DO NOTHING`,
    [customerIds, switchedOff],
  );
  await tx.sql(
    `INSERT INTO identity.customer_user (customer_id, user_id, as_contact)
     SELECT DISTINCT ON (u.id) c.id, u.id, true FROM identity.customer c JOIN identity."user" u ON u.email = c.email
      WHERE c.id = ANY ($1::uuid[]) AND c.email <> '' AND u.activated_at IS NULL AND ${hasNoLogin}
        AND NOT EXISTS (SELECT FROM identity.customer_user taken WHERE taken.user_id = u.id)
      ORDER BY u.id, c.id
     ON CONFLICT (store_id, customer_id, user_id) DO NOTHING`,
    [customerIds],
  );
}

/** A customer whose log-in is activated needs no invitation, whatever its contact address says now. */
const hasNoLogin = `NOT EXISTS (SELECT FROM identity.customer_user own JOIN identity."user" o ON o.id = own.user_id
  WHERE own.customer_id = c.id AND o.activated_at IS NOT NULL)`;
