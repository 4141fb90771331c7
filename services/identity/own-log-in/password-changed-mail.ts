import type { Transaction } from '../../kernel/database/transaction';
import { timeIn } from '../../kernel/language/figures';
import type { Language } from '../../kernel/language/language';
import type { MailKind } from '../../kernel/mail/mail-kind';
import { mailContent } from '../../kernel/mail/mail-words';
import type { SessionKind } from '../session/session.rules';
import { placeOf } from '../sign-in/sign-in.rows';
import { getStore } from '../store/store.rows';
import { passwordChangedWords } from './password-changed.words';

/** That somebody who was logged in has set another password: where to get a new one, for whom that was not. */
export const passwordChangedMail: MailKind<{ kind: SessionKind; at: string }> = {
  name: 'identity.password-changed',
  direction: 'sent-first',
  make: async (tx, { storeId, personId, data: { kind, at } }, ports) => {
    const store = await getStore(tx);
    const person = personId === null ? null : await findPerson(tx, kind, personId);
    if (person === null) return null;
    const language = person.language ?? (store.language as Language);
    const about = {
      ...{ name: person.name, store: store.name, isConsole: kind === 'staff' },
      at: timeIn(language, store.timeZone, new Date(at)),
    };
    const url = `${ports.publicUrl}/${storeId}${kind === 'staff' ? '/console' : ''}/forgot`;
    const { customerId } = person;
    return { personId, customerId, content: mailContent(passwordChangedWords, about, { language, url }) };
  },
  samples: ({ language, name, store, url }) => {
    const at = timeIn(language, 'UTC', new Date('2026-03-02T14:05:00Z'));
    const about = { name, store, isConsole: false, at };
    const look = { language, url: `${url}/forgot` };
    return [{ kind: 'password-changed', content: mailContent(passwordChangedWords, about, look) }];
  },
};

interface Person {
  name: string;
  language: Language | null;
  customerId: string | null;
}

/** Whoever still may log in. */
async function findPerson(tx: Transaction, kind: SessionKind, id: string): Promise<Person | null> {
  const customer = `SELECT c.id AS "customerId", coalesce(nullif(c.first_name, ''), c.display_name) AS name FROM identity.customer_user l
    JOIN identity.customer c ON c.id = l.customer_id WHERE l.user_id = p.id AND l.enabled ORDER BY l.created_at, l.customer_id LIMIT 1`;
  const [row] = await tx.sql<Person & { [column: string]: unknown }>(
    `SELECT coalesce(of.name, '') AS name, of."customerId", g.language FROM ${placeOf(kind).table} p
       LEFT JOIN identity.chosen_language g ON g.person_id = p.id
       LEFT JOIN LATERAL (${kind === 'staff' ? 'SELECT NULL::uuid AS "customerId", p.name' : customer}) of ON true
      WHERE p.id = $1 AND p.enabled`,
    [id],
  );
  return row ?? null;
}
