import type { Transaction } from '../../kernel/database/transaction';
import type { EventHandler } from '../../kernel/event/handler';
import { normaliseEmail } from '../login/email.rules';
import { tellLogIns } from './log-ins';

interface ChangedCustomer {
  id: string;
  version: number;
  displayName: string;
  firstName: string | null;
  email: string | null;
}

/** Customers changed: their copies, and one invitable user for each contact address, follow. */
export const onCustomersChanged: EventHandler = {
  event: 'customers.customers-changed',
  task: 'identity.on-customers-changed',
  handle: async ({ data }, tools) => {
    const { customers } = data as { customers: ChangedCustomer[] };
    await tools.write(async (tx) => {
      // Two events about one address at one moment would each find no user for it.
      await tx.sql(
        'identity.invite-lock',
        `SELECT pg_advisory_xact_lock(hashtext('identity.invite'), hashtext(kernel.store_id()))`,
      );
      const newer = await keepCopies(tx, customers);
      if (newer.length === 0) return;
      await invite(tx, newer);
      await tellLogIns(tx, newer);
    });
  },
};

/** Overwrites what is older; answers the ids that were. */
async function keepCopies(tx: Transaction, customers: ChangedCustomer[]): Promise<string[]> {
  const rows = customers.map(({ id, version, displayName, firstName, email }) => ({
    ...{ id, version, display_name: displayName, first_name: firstName ?? '' },
    email: email === null ? '' : normaliseEmail(email),
  }));
  const kept = await tx.sql<{ id: string }>(
    'identity.customers-keep',
    `INSERT INTO identity.customer AS c (id, version, display_name, first_name, email)
     SELECT DISTINCT ON (id) id, version, display_name, first_name, email
       FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, version bigint, display_name text, first_name text, email text)
      ORDER BY id, version DESC
     ON CONFLICT (store_id, id) DO UPDATE SET version = excluded.version, display_name = excluded.display_name,
       first_name = excluded.first_name, email = excluded.email WHERE c.version < excluded.version
     RETURNING id`,
    [JSON.stringify(rows)],
  );
  return kept.map((row) => row.id);
}

/**
 * Until a log-in is activated it belongs to the contact address: another address is another person, so the
 * old invitation dies with its links and a new one is made. Activated, it is the person's own and stays.
 */
async function invite(tx: Transaction, customerIds: string[]): Promise<void> {
  // Somebody may be activating one of them at this moment: whether it is an invitation still is known after that.
  await tx.sql(
    'identity.invitations-lock',
    `SELECT FROM identity."user" WHERE activated_at IS NULL AND id IN (
       SELECT l.user_id FROM identity.customer_user l WHERE l.customer_id = ANY ($1::uuid[])) ORDER BY id FOR NO KEY UPDATE`,
    [customerIds],
  );
  const dropped = await tx.sql<{ customerId: string; userId: string; enabled: boolean }>(
    'identity.invitations-drop',
    `DELETE FROM identity.customer_user l USING identity."user" u, identity.customer c
      WHERE l.customer_id = ANY ($1::uuid[]) AND u.id = l.user_id AND c.id = l.customer_id
        AND u.activated_at IS NULL AND u.email <> c.email
     RETURNING l.customer_id AS "customerId", l.user_id AS "userId", u.enabled`,
    [customerIds],
  );
  const userIds = dropped.map((link) => link.userId);
  if (userIds.length > 0) {
    await tx.sql(
      'identity.users-drop',
      `DELETE FROM identity."user" u WHERE u.id = ANY ($1::uuid[]) AND u.activated_at IS NULL
          AND NOT EXISTS (SELECT FROM identity.customer_user l WHERE l.user_id = u.id)`,
      [userIds],
    );
  }
  // Staff switched it off: a corrected address does not switch it on.
  const switchedOff = dropped.filter((link) => !link.enabled).map((link) => link.customerId);
  await tx.sql(
    'identity.users-invite',
    `INSERT INTO identity."user" (id, email, enabled)
     SELECT kernel.new_id(), c.email, NOT bool_or(c.id = ANY ($2::uuid[])) FROM identity.customer c
      WHERE c.id = ANY ($1::uuid[]) AND c.email <> '' AND ${hasNoLogin} GROUP BY c.email
     ON CONFLICT (store_id, email) DO NOTHING`,
    [customerIds, switchedOff],
  );
  await tx.sql(
    'identity.users-link',
    `INSERT INTO identity.customer_user (customer_id, user_id)
     SELECT c.id, u.id FROM identity.customer c JOIN identity."user" u ON u.email = c.email
      WHERE c.id = ANY ($1::uuid[]) AND c.email <> '' AND ${hasNoLogin}
     ON CONFLICT (store_id, customer_id, user_id) DO NOTHING`,
    [customerIds],
  );
}

/** A customer whose log-in is activated needs no invitation, whatever its contact address says now. */
const hasNoLogin = `NOT EXISTS (SELECT FROM identity.customer_user own JOIN identity."user" o ON o.id = own.user_id
  WHERE own.customer_id = c.id AND o.activated_at IS NOT NULL)`;
