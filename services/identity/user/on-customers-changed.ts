import type { Transaction } from '../../kernel/database/transaction';
import type { EventHandler } from '../../kernel/event/handler';
import { followPending } from '../email-change/email-change';
import { normaliseEmail } from '../login/email.rules';
import { holdInvitations, invite } from './invite';
import { tellLogIns } from './log-ins';

interface ChangedCustomer {
  id: string;
  version: number;
  displayName: string;
  firstName: string | null;
  email: string | null;
  /** Absent in an event from before addresses waited. */
  pendingEmail?: string | null;
}

/** Customers changed: their copies, and one invitable user for each contact address, follow. */
export const onCustomersChanged: EventHandler = {
  event: 'customers.customers-changed',
  task: 'identity.on-customers-changed',
  handle: async ({ data }, tools) => {
    const { customers } = data as { customers: ChangedCustomer[] };
    await tools.write(async (tx) => {
      await holdInvitations(tx);
      const newer = await keepCopies(tx, customers);
      if (newer.length === 0) return;
      const invited = await invite(tx, newer);
      await followPending(tx, newer);
      await tellLogIns(tx, invited);
    });
  },
};

/** Overwrites what is older; answers the ids that were. */
async function keepCopies(tx: Transaction, customers: ChangedCustomer[]): Promise<string[]> {
  const rows = customers.map(({ id, version, displayName, firstName, email, pendingEmail }) => ({
    ...{ id, version, display_name: displayName, first_name: firstName ?? '' },
    email: normaliseEmail(email ?? ''),
    pending_email: normaliseEmail(pendingEmail ?? ''),
  }));
  const kept = await tx.sql<{ id: string }>(
    'identity.customers-keep',
    `INSERT INTO identity.customer AS c (id, version, display_name, first_name, email, pending_email)
     SELECT DISTINCT ON (id) id, version, display_name, first_name, email, pending_email
       FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, version bigint, display_name text, first_name text, email text, pending_email text)
      ORDER BY id, version DESC
     ON CONFLICT (store_id, id) DO UPDATE SET version = excluded.version, display_name = excluded.display_name,
       first_name = excluded.first_name, email = excluded.email, pending_email = excluded.pending_email WHERE c.version < excluded.version
     RETURNING id`,
    [JSON.stringify(rows)],
  );
  return kept.map((row) => row.id);
}
