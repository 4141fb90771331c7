import type { Transaction } from '../../kernel/database/transaction';
import type { Language } from '../../kernel/language/language';
import type { MadeMail, MailKind, SampleAbout, SampleMail } from '../../kernel/mail/mail-kind';
import { mailContent, type MailWords } from '../../kernel/mail/mail-words';
import { linkToken, openLink } from '../activation/link';
import type { StoredStore } from '../store/store';
import { getStore } from '../store/store.rows';
import { emailChangedWords } from './email-changed.words';
import { emailConfirmWords } from './email-confirm.words';
import { emailNoticeWords } from './email-notice.words';
import type { EmailAbout } from './email.words';

/** The link, to the new address of a change that still waits. */
export const emailConfirm: MailKind<{ changeId: string }> = {
  name: 'identity.email-confirm',
  direction: 'sent-first',
  make: async (tx, { id, storeId, data }, ports) => {
    const store = await getStore(tx);
    const person = store.portalOn ? await findWaiting(tx, data.changeId) : null;
    if (person === null) return null;
    const link = { id, storeId, personId: person.userId, purpose: 'email' as const };
    const token = linkToken(ports.secret('link-token'), link);
    if (!(await openLink(tx, link, token, ports.clock.now()))) return null;
    // Whoever reads the new address may be a stranger: a slip of the pen tells them no name.
    const stranger = { ...person, name: '' };
    return made(
      emailConfirmWords,
      store,
      stranger,
      `${ports.publicUrl}/${storeId}/confirm-email?token=${token}`,
    );
  },
  samples: (about) => [sample('email-confirm', emailConfirmWords, { ...about, name: '' }, '/confirm-email')],
};

/** What is about to change, to the address that still is. */
export const emailNotice: MailKind<{ changeId: string }> = {
  name: 'identity.email-notice',
  direction: 'sent-first',
  make: async (tx, { data }) => {
    const store = await getStore(tx);
    const person = store.portalOn ? await findWaiting(tx, data.changeId) : null;
    return person === null ? null : made(emailNoticeWords, store, person);
  },
  samples: (about) => [sample('email-notice', emailNoticeWords, about)],
};

/** That it is done, to the address that was. */
export const emailChanged: MailKind<{ userId: string; email: string }> = {
  name: 'identity.email-changed',
  direction: 'sent-first',
  make: async (tx, { customerId, data }) => {
    const store = await getStore(tx);
    const person = store.portalOn ? await findChanged(tx, data, customerId) : null;
    return person === null ? null : made(emailChangedWords, store, person);
  },
  samples: (about) => [sample('email-changed', emailChangedWords, about)],
};

interface Person {
  userId: string;
  customerId: string | null;
  /** The new address. */
  email: string;
  language: Language | null;
  name: string;
}

function made(words: MailWords<EmailAbout>, store: StoredStore, person: Person, url?: string): MadeMail {
  const contact = [store.contact.telephone, store.contact.email].filter((each) => each !== null);
  const about = {
    name: person.name,
    store: store.name,
    contact: contact.length === 0 ? '' : ` (${contact.join(', ')})`,
    email: person.email,
  };
  const language = person.language ?? (store.language as Language);
  const look = { language, ...(url === undefined ? {} : { url }) };
  const { userId: personId, customerId } = person;
  return { personId, customerId, content: mailContent(words, about, look) };
}

function sample(
  kind: string,
  words: MailWords<EmailAbout>,
  { language, name, store, url }: SampleAbout,
  path?: string,
): SampleMail {
  const about = { name, store, contact: '', email: 'new@example.com' };
  const look = { language, ...(path === undefined ? {} : { url: url + path }) };
  return { kind, content: mailContent(words, about, look) };
}

const languageAndName = `g.language, coalesce(nullif(c.first_name, ''), c.display_name, '') AS name FROM identity."user" u
       LEFT JOIN identity.chosen_language g ON g.person_id = u.id`;

/** Whose change still waits; it has another id once another address, or another link, was asked for. */
async function findWaiting(tx: Transaction, changeId: string): Promise<Person | null> {
  // Locked before the user and its links: a change that is withdrawn at this moment is seen, or waits.
  const [row] = await tx.sql<Person & { [column: string]: unknown }>(
    `SELECT u.id AS "userId", ch.customer_id AS "customerId", ch.email, ${languageAndName}
       JOIN identity.email_change ch ON ch.user_id = u.id LEFT JOIN identity.customer c ON c.id = ch.customer_id
      WHERE ch.id = $1 AND u.enabled AND u.activated_at IS NOT NULL FOR UPDATE OF ch`,
    [changeId],
  );
  return row ?? null;
}

async function findChanged(
  tx: Transaction,
  { userId, email }: { userId: string; email: string },
  customerId: string | null,
): Promise<Person | null> {
  const [row] = await tx.sql<Person & { [column: string]: unknown }>(
    `SELECT u.id AS "userId", $2::uuid AS "customerId", $3 AS email, ${languageAndName}
         LEFT JOIN identity.customer c ON c.id = $2 WHERE u.id = $1`,
    [userId, customerId, email],
  );
  return row ?? null;
}
