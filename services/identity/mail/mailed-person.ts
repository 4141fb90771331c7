import type { Transaction } from '../../kernel/database/transaction';
import type { Language } from '../../kernel/language/language';
import { placeOf, type Person } from '../sign-in/sign-in.rows';

/** Whom a mail about their log-in goes to. */
export interface MailedPerson {
  email: string;
  /** Whose mail log it stands in; null = none. */
  customerId: string | null;
  /** '' where none is known. */
  name: string;
  language: Language | null;
}

/** The person as they are now; null where there is none, or they are switched off. */
export async function findMailedPerson(tx: Transaction, { kind, id }: Person): Promise<MailedPerson | null> {
  const first = `FROM identity.customer_user l JOIN identity.customer c ON c.id = l.customer_id
    WHERE l.user_id = p.id AND l.enabled ORDER BY l.created_at, l.customer_id LIMIT 1`;
  const isStaff = kind === 'staff';
  const customerId = isStaff ? 'NULL::uuid' : `(SELECT c.id ${first})`;
  const name = isStaff
    ? 'p.name'
    : `coalesce((SELECT coalesce(nullif(c.first_name, ''), c.display_name) ${first}), '')`;
  const [row] = await tx.sql<MailedPerson & { [column: string]: unknown }>(
    `SELECT p.email, ${customerId} AS "customerId", ${name} AS name, g.language
       FROM ${placeOf(kind).table} p LEFT JOIN identity.chosen_language g ON g.person_id = p.id
      WHERE p.id = $1 AND p.enabled`,
    [id],
  );
  return row ?? null;
}
