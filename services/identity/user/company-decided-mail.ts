import type { Transaction } from '../../kernel/database/transaction';
import type { Language } from '../../kernel/language/language';
import type { MailKind } from '../../kernel/mail/mail-kind';
import { mailContent } from '../../kernel/mail/mail-words';
import { getStore } from '../store/store.rows';
import { companyApprovedWords, companyDeclinedWords } from './company-decided.words';

const kindOf = (isApproved: boolean): string => (isApproved ? 'company-approved' : 'company-declined');
const wordsOf = (isApproved: boolean) => (isApproved ? companyApprovedWords : companyDeclinedWords);

/** Tells an admin of a company what the shop has decided of it. */
export const companyDecidedMail: MailKind<{ isApproved: boolean; word: string }> = {
  name: 'identity.company-decided',
  direction: 'sent-first',
  make: async (tx, { to, storeId, customerId, data: { isApproved, word } }, ports) => {
    const store = await getStore(tx);
    const person = store.portalOn && customerId !== null ? await findPerson(tx, to, customerId) : null;
    if (person === null) return null;
    const { userId: personId, name, company } = person;
    const look = {
      language: person.language ?? (store.language as Language),
      url: `${ports.publicUrl}/${storeId}/my`,
    };
    const about = { name, company, store: store.name, word };
    return { kind: kindOf(isApproved), personId, content: mailContent(wordsOf(isApproved), about, look) };
  },
  samples: ({ language, name, store, url }) =>
    [true, false].map((isApproved) => ({
      kind: kindOf(isApproved),
      content: mailContent(
        wordsOf(isApproved),
        { name, store, company: 'Boer & Zn', word: isApproved ? '' : '…' },
        { language, url: `${url}/my` },
      ),
    })),
};

interface Person {
  userId: string;
  name: string;
  company: string;
  language: Language | null;
}

/** Who still has the address, and still acts for the company. */
async function findPerson(tx: Transaction, email: string, customerId: string): Promise<Person | null> {
  const [row] = await tx.sql<Person & { [column: string]: unknown }>(
    `SELECT u.id AS "userId", c.first_name AS name, c.display_name AS company, g.language
       FROM identity."user" u JOIN identity.customer_user l ON l.user_id = u.id AND l.customer_id = $2 AND l.enabled
       JOIN identity.customer c ON c.id = l.customer_id LEFT JOIN identity.chosen_language g ON g.person_id = u.id
      WHERE u.email = $1 AND u.enabled FOR SHARE OF u`,
    [email, customerId],
  );
  return row ?? null;
}
