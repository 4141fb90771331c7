import type { Transaction } from '../../kernel/database/transaction';
import { emailOf, spellingsOf } from '../../kernel/email/email';
import { chunksOf } from '../../kernel/event/chunks';
import { emitCustomers } from './customer.event';
import { emailTaken } from './customer.problems';
import { readCustomers } from './customer.rows';
import { toldLogIns, type LogInAddress } from './log-in-addresses';

/** The contact address, and the one that waits to take its place. */
export interface ContactAddress {
  email: string | null;
  pendingEmail: string | null;
}

/**
 * What becomes of a contact address when another one is wanted. With one that somebody logs in with, only its owner
 * changes it: the new one waits until it is confirmed [R-ID8]; wanting the present one is wanting no change.
 */
export function contactAfter(
  current: ContactAddress,
  wanted: string | null,
  logIns: readonly string[],
): ContactAddress {
  const { email } = current;
  if (email === null || wanted === null || !logIns.includes(emailOf(email)))
    return { email: wanted, pendingEmail: null };
  return { email, pendingEmail: wanted === emailOf(email) ? null : wanted };
}

/** Refuses an address that another customer has, or that waits to become another's: one of the two would lose it. */
export async function assertFree(tx: Transaction, customerId: string, email: string): Promise<void> {
  const taken = await tx.sql(
    `SELECT FROM customers.customer WHERE email <> '' AND email = ANY ($2::text[]) AND id <> $1
     UNION ALL SELECT FROM customers.customer WHERE pending_email <> '' AND pending_email = ANY ($2::text[]) AND id <> $1`,
    [customerId, spellingsOf(email)],
  );
  if (taken.length > 0) throw emailTaken();
}

/**
 * Lets new contact addresses of customers who log in with the present one wait for their confirmation, and tells the
 * other services; identity mails the link. For many at once: each a valid address in lower case that no other
 * customer has. The present address withdraws what waits. The customers' versions rise by one.
 */
export async function askForEmails(
  tx: Transaction,
  asked: readonly { customerId: string; email: string }[],
): Promise<void> {
  for (const chunk of chunksOf(asked)) {
    const changed = await tx.sql<{ id: string }>(
      `UPDATE customers.customer c SET pending_email = n.pending, version = c.version + 1
         FROM (SELECT a."customerId", CASE WHEN a.email = k.email THEN '' ELSE a.email END AS pending
                 FROM jsonb_to_recordset($1) AS a ("customerId" uuid, email text) JOIN customers.customer k ON k.id = a."customerId") n
        WHERE c.id = n."customerId" AND c.pending_email <> n.pending RETURNING c.id`,
      [JSON.stringify(chunk)],
    );
    await tell(tx, changed);
  }
}

/**
 * Log-ins have other addresses: a contact address goes with the log-in it was, and what waited for this waits no
 * longer. One that another customer has got meanwhile stays theirs. Before the copies are overwritten.
 */
export async function moveContacts(tx: Transaction, logIns: LogInAddress[]): Promise<void> {
  const changed = await tx.sql<{ id: string }>(
    `UPDATE customers.customer c SET version = c.version + 1,
            email = CASE WHEN EXISTS (SELECT FROM customers.customer o WHERE o.email = ANY (n.spellings) AND o.id <> c.id) THEN c.email ELSE n.email END,
            pending_email = CASE WHEN c.pending_email = ANY (n.spellings) THEN '' ELSE c.pending_email END
       FROM ${toldLogIns} LEFT JOIN customers.log_in_address l ON l.customer_id = n."customerId" AND l.user_id = n."userId"
      WHERE c.id = n."customerId" AND cardinality(n.formerly) > coalesce(l.moves, 0)
        AND c.email = ANY (n."formerSpellings") AND c.email <> n.email
     RETURNING c.id`,
    [JSON.stringify(logIns)],
  );
  await tell(tx, changed);
}

/**
 * Somebody activated the contact address while it was being changed here: theirs it was, so it is again, and the new one
 * waits for them to confirm it, as if it had been wanted a moment later. Where another customer has it by now, or it
 * waits to become another's, both stay as they are. Before the copies are overwritten.
 */
export async function giveBackContacts(tx: Transaction, logIns: LogInAddress[]): Promise<void> {
  const changed = await tx.sql<{ id: string }>(
    `UPDATE customers.customer c SET version = c.version + 1, email = n.email, pending_email = c.email
       FROM ${toldLogIns}
      WHERE c.id = n."customerId" AND n."asContact" AND c.email <> ALL (n.spellings)
        AND NOT EXISTS (SELECT FROM customers.log_in_address l WHERE l.customer_id = c.id AND l.user_id = n."userId")
        AND NOT EXISTS (SELECT FROM customers.customer o WHERE o.email <> '' AND o.email = ANY (n.spellings) AND o.id <> c.id)
        AND NOT EXISTS (SELECT FROM customers.customer o WHERE o.pending_email <> '' AND o.pending_email = ANY (n.spellings) AND o.id <> c.id)
     RETURNING c.id`,
    [JSON.stringify(logIns)],
  );
  await tell(tx, changed);
}

async function tell(tx: Transaction, changed: { id: string }[]): Promise<void> {
  if (changed.length === 0) return;
  const customers = await readCustomers(
    tx,
    changed.map(({ id }) => id),
  );
  await emitCustomers(tx, [...customers.values()]);
}
