import type { Transaction } from '../../kernel/database/transaction';
import { spellingsOf } from '../../kernel/email/email';
import type { Language } from '../../kernel/language/language';
import type { MailKind, WantedMail } from '../../kernel/mail/mail-kind';
import { mailContent, type MailWords } from '../../kernel/mail/mail-words';
import { getStore } from '../store/store.rows';
import { activationWords, invitationWords } from './activation.words';
import { alreadyActivatedWords } from './already-activated.words';
import { INVITATION_MS, linkToken, openLink, type PasswordPurpose } from './link';
import type { LinkAbout } from './link.words';
import { resetWords } from './reset.words';

/** The mails with a link to a password. `already-activated` answers who asks to activate a log-in that works. */
export type LinkMailKind = PasswordPurpose | 'already-activated';

export const linkMailWords: Readonly<Record<LinkMailKind, MailWords<LinkAbout>>> = {
  activation: activationWords,
  reset: resetWords,
  'already-activated': alreadyActivatedWords,
};

/** Whether the address had mails enough when one more was asked for by somebody who may not be told so. */
export interface AskedLink {
  isFull: boolean;
  /** Whether staff invite them: the link to the first password works longer then. */
  isInvited?: boolean;
}

/** What is asked for, of an address somebody typed, known or not: whether anybody has it, only the job finds out [R-ID2]. */
export const linkMails: Readonly<Record<PasswordPurpose, MailKind<AskedLink>>> = {
  activation: linkMail('activation'),
  reset: linkMail('reset'),
};

/** A mail whose link is opened as it is made; tried again, it holds the same link. */
function linkMail(asked: PasswordPurpose): MailKind<AskedLink> {
  return {
    name: `identity.${asked}`,
    direction: 'sent-first',
    make: async (tx, mail, ports) => {
      const store = await getStore(tx);
      const person = store.portalOn && !mail.data.isFull ? await findRecipient(tx, mail) : null;
      if (person === null) return null;
      const { userId, name, activated } = person;
      const purpose = activated ? ('reset' as const) : ('activation' as const);
      const isInvited = !activated && mail.data.isInvited === true;
      const link = {
        ...{ id: mail.id, storeId: mail.storeId, personId: userId, purpose },
        ...(isInvited && { worksMs: INVITATION_MS }),
      };
      const token = linkToken(ports.secret('link-token'), link);
      if (!(await openLink(tx, link, token, ports.clock.now()))) return null;
      const kind = kindOf(asked, activated);
      const look = {
        language: person.language ?? (store.language as Language),
        url: `${ports.publicUrl}/${mail.storeId}/set-password?token=${token}`,
      };
      return {
        kind,
        personId: userId,
        customerId: mail.customerId ?? person.customerId,
        content: mailContent(
          isInvited ? invitationWords : linkMailWords[kind],
          { name, store: store.name },
          look,
        ),
      };
    },
    samples: ({ language, name, store, url }) => {
      const look = { language, url: `${url}/set-password` };
      const kinds =
        asked === 'activation' ? (['activation', 'already-activated'] as const) : ([asked] as const);
      return kinds.map((kind) => ({
        kind,
        content: mailContent(linkMailWords[kind], { name, store }, look),
      }));
    },
  };
}

/** What the person needs, which may be another mail than the one asked for. */
function kindOf(asked: PasswordPurpose, activated: boolean): LinkMailKind {
  if (!activated) return 'activation';
  return asked === 'activation' ? 'already-activated' : 'reset';
}

interface Recipient {
  userId: string;
  activated: boolean;
  language: Language | null;
  /** The user's first customer. */
  customerId: string | null;
  name: string;
}

/**
 * Who has the address now: since the mail was asked for the log-in may have been switched off, unlinked from the
 * customer it was sent for, or have got another address. Held until the link is open, so that it stays so.
 */
async function findRecipient(
  tx: Transaction,
  { to, customerId }: Pick<WantedMail<AskedLink>, 'to' | 'customerId'>,
): Promise<Recipient | null> {
  const [row] = await tx.sql<Recipient & { [column: string]: unknown }>(
    `SELECT u.id AS "userId", u.activated_at IS NOT NULL AS activated, g.language, l.customer_id AS "customerId",
            coalesce(nullif(c.first_name, ''), c.display_name, '') AS name
       FROM identity."user" u
       LEFT JOIN identity.chosen_language g ON g.person_id = u.id
       LEFT JOIN identity.customer_user l ON l.user_id = u.id AND l.enabled
       LEFT JOIN identity.customer c ON c.id = l.customer_id
      WHERE u.email = ANY ($1::text[]) AND u.enabled AND ($2::uuid IS NULL OR EXISTS (
              SELECT FROM identity.customer_user own WHERE own.user_id = u.id AND own.customer_id = $2 AND own.enabled))
      ORDER BY array_position($1::text[], u.email::text), l.created_at, l.customer_id LIMIT 1 FOR NO KEY UPDATE OF u`,
    [spellingsOf(to), customerId],
  );
  return row ?? null;
}
