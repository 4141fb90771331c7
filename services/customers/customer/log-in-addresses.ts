import type { LogInUser } from '../../../schema/events/identity';
import type { Transaction } from '../../kernel/database/transaction';
import { emailOf, spellingsOf } from '../../kernel/email/email';
import { chunksOf } from '../../kernel/event/chunks';

/** So many at a look-up: one for fifty thousand would outlast the limit of a read. */
const rowsALookUp = 5_000;

/** An activated log-in of a customer, as identity tells of it. */
export interface LogInAddress extends LogInUser {
  customerId: string;
  /** In which its address may have been written down here. */
  spellings: string[];
  /** The same of the addresses it had before. */
  formerSpellings: string[];
}

/** What identity tells of a log-in, its address in the one spelling. */
export function logInOf(user: LogInUser, customerId: string): LogInAddress {
  const email = emailOf(user.email);
  const formerSpellings = user.formerly.map(emailOf).flatMap(spellingsOf);
  return { ...user, customerId, email, spellings: spellingsOf(email), formerSpellings };
}

/**
 * For which of these customers somebody logs in, and with which addresses (activated log-ins alone, by our copy of
 * what identity says). A customer who is not in the answer has none. Whose contact address is among them changes it
 * by `askForEmails`; who has any keeps an address.
 */
export async function logInAddresses(
  tx: Transaction,
  customerIds: readonly string[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const ids of chunksOf(customerIds, rowsALookUp)) {
    const rows = await tx.sql<{ customerId: string; emails: string[] }>(
      `SELECT customer_id AS "customerId", array_agg(email ORDER BY email) AS emails FROM customers.log_in_address
        WHERE customer_id = ANY ($1::uuid[]) GROUP BY customer_id`,
      [ids],
    );
    for (const { customerId, emails } of rows) found.set(customerId, emails);
  }
  return found;
}

/** Which customers somebody logs in for with these addresses (lower case): address → customers' ids. */
export async function customersLoggingInWith(
  tx: Transaction,
  emails: readonly string[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const some of chunksOf(emails, rowsALookUp)) {
    const rows = await tx.sql<{ email: string; customerIds: string[] }>(
      `SELECT email, array_agg(customer_id ORDER BY customer_id) AS "customerIds" FROM customers.log_in_address
        WHERE email = ANY ($1::text[]) GROUP BY email`,
      [some],
    );
    for (const { email, customerIds } of rows) found.set(email, customerIds);
  }
  return found;
}

/** Replaces the copies of these customers' log-ins; their rows are locked by now. */
export async function keepLogInAddresses(
  tx: Transaction,
  customerIds: string[],
  logIns: LogInAddress[],
): Promise<void> {
  await tx.sql('DELETE FROM customers.log_in_address WHERE customer_id = ANY ($1::uuid[])', [customerIds]);
  await tx.sql(
    `INSERT INTO customers.log_in_address (customer_id, user_id, email, moves)
     SELECT n."customerId", n."userId", n.email, cardinality(n.formerly) FROM ${toldLogIns}`,
    [JSON.stringify(logIns)],
  );
}

/** `LogInAddress[]` as rows `n`, from the parameter $1. */
export const toldLogIns =
  'jsonb_to_recordset($1) AS n ("customerId" uuid, "userId" uuid, email text, formerly text[], "asContact" boolean, spellings text[], "formerSpellings" text[])';
