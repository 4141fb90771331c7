import type { Transaction } from '../../kernel/database/transaction';
import type { OwnJob } from '../../kernel/event/handler';
import { mailTemplate } from '../../kernel/mail/mail-template';
import type { OutgoingMail } from '../../kernel/mail/mailer';
import type { Ports } from '../../kernel/subgraph/service';
import type { Language } from '../../kernel/language/language';
import { getStore } from '../store/store.service';
import { linkToken, openLink, type PasswordPurpose } from './link';
import { linkMail, type LinkMailKind } from './link-mail';
import { noteQueued } from './mail-log';
import { senderOf, sendNoted, type MailPorts } from './send-mail';

/** What the job is told: an address somebody typed, known or not. Never a token. */
export interface SendLink {
  mailId: string;
  email: string;
  purpose: PasswordPurpose;
  /** Whose mail log it stands in; null = the user's first customer. */
  customerId: string | null;
}

type SendLinkPorts = MailPorts & Pick<Ports, 'secret'>;

interface Recipient {
  userId: string;
  email: string;
  activated: boolean;
  language: Language | null;
  customerId: string | null;
  name: string;
}

/**
 * Sends a link, if anybody has the address. Sent first, marked after: a crash between sends the same mail with
 * the same link again. A failure is marked, and thrown so that the job is tried again.
 */
export function sendLinkJob(ports: SendLinkPorts): OwnJob {
  return {
    task: 'identity.send-link',
    run: async ({ storeId, data }, tools) => {
      const mail = await tools.write((tx) => prepare(tx, ports, storeId, data as SendLink));
      if (mail === null) return;
      await sendNoted(ports, tools, mail);
    },
  };
}

/** The mail, its link open and its row in the log; null where there is nothing to send. */
async function prepare(
  tx: Transaction,
  ports: SendLinkPorts,
  storeId: string,
  job: SendLink,
): Promise<OutgoingMail | null> {
  const store = await getStore(tx);
  const person = store.portalOn ? await findRecipient(tx, job) : null;
  if (person === null) return null;
  const link = {
    id: job.mailId,
    storeId,
    userId: person.userId,
    purpose: person.activated ? ('reset' as const) : ('activation' as const),
  };
  const token = linkToken(ports.secret('link-token'), link);
  const now = ports.clock.now();
  if (!(await openLink(tx, link, token, now))) return null;
  const content = linkMail(kindOf(job.purpose, person.activated), {
    language: person.language ?? (store.language as Language),
    name: person.name,
    store: store.name,
    colour: store.colour,
    url: `${ports.publicUrl}/${storeId}/set-password?token=${token}`,
  });
  const kind = kindOf(job.purpose, person.activated);
  const logged = {
    id: job.mailId,
    userId: person.userId,
    customerId: job.customerId ?? person.customerId,
    kind,
  };
  const isNew = await noteQueued(tx, { ...logged, recipient: person.email, subject: content.subject }, now);
  if (!isNew) return null;
  const from = senderOf(store.name, ports);
  return {
    storeId,
    messageId: job.mailId,
    kind,
    to: person.email,
    from,
    subject: content.subject,
    ...mailTemplate(content),
  };
}

/** What the person needs, which may be another mail than the one asked for. */
function kindOf(asked: PasswordPurpose, activated: boolean): LinkMailKind {
  if (!activated) return 'activation';
  return asked === 'activation' ? 'already-activated' : 'reset';
}

/**
 * Who has the address now: since the job was made the log-in may have been switched off, unlinked from the customer it
 * was sent for, or have got another address. Held until the link is open, so that it stays so.
 */
async function findRecipient(tx: Transaction, { email, customerId }: SendLink): Promise<Recipient | null> {
  const [row] = await tx.sql<Recipient>(
    'identity.link-recipient',
    `SELECT u.id AS "userId", u.email, u.activated_at IS NOT NULL AS activated, g.language, l.customer_id AS "customerId",
            coalesce(nullif(c.first_name, ''), c.display_name, '') AS name
       FROM identity."user" u
       LEFT JOIN identity.chosen_language g ON g.person_id = u.id
       LEFT JOIN identity.customer_user l ON l.user_id = u.id AND l.enabled
       LEFT JOIN identity.customer c ON c.id = l.customer_id
      WHERE u.email = $1 AND u.enabled AND ($2::uuid IS NULL OR EXISTS (
              SELECT FROM identity.customer_user own WHERE own.user_id = u.id AND own.customer_id = $2 AND own.enabled))
      ORDER BY l.created_at, l.customer_id LIMIT 1 FOR NO KEY UPDATE OF u`,
    [email, customerId],
  );
  return row ?? null;
}
