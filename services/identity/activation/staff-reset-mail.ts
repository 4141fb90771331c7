import type { Transaction } from '../../kernel/database/transaction';
import { spellingsOf } from '../../kernel/email/email';
import type { Language } from '../../kernel/language/language';
import type { MailKind } from '../../kernel/mail/mail-kind';
import { mailContent } from '../../kernel/mail/mail-words';
import { getStore } from '../store/store.rows';
import { linkToken, openLink } from './link';
import type { AskedLink } from './link-mails';
import { staffResetWords } from './staff-reset.words';

/** A link to a new password for the console; whether a staff member has the address, only the job finds out [R-ID2]. */
export const staffResetMail: MailKind<AskedLink> = {
  name: 'identity.staff-reset',
  direction: 'sent-first',
  make: async (tx, mail, ports) => {
    const store = await getStore(tx);
    const person = mail.data.isFull ? null : await findStaff(tx, mail.to);
    if (person === null) return null;
    const { id: personId, name } = person;
    const link = { id: mail.id, storeId: mail.storeId, personId, purpose: 'staff-reset' as const };
    const token = linkToken(ports.secret('link-token'), link);
    if (!(await openLink(tx, link, token, ports.clock.now()))) return null;
    const look = {
      language: person.language ?? (store.language as Language),
      url: `${ports.publicUrl}/${mail.storeId}/console/set-password?token=${token}`,
    };
    const content = mailContent(staffResetWords, { name, store: store.name }, look);
    return { personId, content };
  },
  samples: ({ language, name, store, url }) => {
    const look = { language, url: `${url}/console/set-password` };
    return [{ kind: 'staff-reset', content: mailContent(staffResetWords, { name, store }, look) }];
  },
};

interface Recipient {
  id: string;
  name: string;
  language: Language | null;
}

/** Who has the address now; held until the link is open, so that it stays so. */
async function findStaff(tx: Transaction, to: string): Promise<Recipient | null> {
  const [row] = await tx.sql<Recipient & { [column: string]: unknown }>(
    `SELECT m.id, m.name, g.language FROM identity.staff_member m
       LEFT JOIN identity.chosen_language g ON g.person_id = m.id
      WHERE m.email = ANY ($1::text[]) AND m.enabled
      ORDER BY array_position($1::text[], m.email::text) LIMIT 1 FOR NO KEY UPDATE OF m`,
    [spellingsOf(to)],
  );
  return row ?? null;
}
