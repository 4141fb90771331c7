import type { Transaction } from '../../kernel/database/transaction';
import type { Language } from '../../kernel/language/language';
import type { MailKind } from '../../kernel/mail/mail-kind';
import { mailContent } from '../../kernel/mail/mail-words';
import { getStore } from '../store/store.rows';
import { linkToken, openLink } from './link';
import { staffActivationWords } from './staff-activation.words';

/** As the log of mails calls it. */
const KIND = 'staff-activation';

/** To who is to log in at the console for the first time: the link to a password. */
export const staffActivationMail: MailKind<object> = {
  name: 'identity.staff-activation',
  direction: 'sent-first',
  make: async (tx, mail, ports) => {
    const store = await getStore(tx);
    const person = await findInvited(tx, mail.to);
    if (person === null) return null;
    const link = {
      ...{ id: mail.id, storeId: mail.storeId, personId: person.id },
      purpose: 'staff-activation' as const,
    };
    const token = linkToken(ports.secret('link-token'), link);
    if (!(await openLink(tx, link, token, ports.clock.now()))) return null;
    const look = {
      language: store.language as Language,
      url: `${ports.publicUrl}/${mail.storeId}/console/set-password?token=${token}`,
    };
    const content = mailContent(staffActivationWords, { name: person.name, store: store.name }, look);
    return { kind: KIND, personId: person.id, content };
  },
  samples: ({ language, name, store, url }) => {
    const look = { language, url: `${url}/console/set-password` };
    return [{ kind: KIND, content: mailContent(staffActivationWords, { name, store }, look) }];
  },
};

/** Who is still invited at this address; held until the link is open, so that it stays so. */
async function findInvited(tx: Transaction, to: string): Promise<{ id: string; name: string } | null> {
  const [row] = await tx.sql<{ id: string; name: string }>(
    'SELECT id, name FROM identity.staff_member WHERE email = $1 AND enabled AND invited_at IS NOT NULL FOR NO KEY UPDATE',
    [to],
  );
  return row ?? null;
}
