import type { Transaction } from '../../kernel/database/transaction';
import type { OwnJob } from '../../kernel/event/handler';
import { mailTemplate, type MailContent } from '../../kernel/mail/mail-template';
import type { OutgoingMail } from '../../kernel/mail/mailer';
import type { Ports } from '../../kernel/subgraph/service';
import { linkToken, openLink } from '../activation/link';
import { noteQueued } from '../activation/mail-log';
import { senderOf, sendNoted, type MailPorts } from '../activation/send-mail';
import type { StoreRow } from '../store/store';
import type { Language } from '../../kernel/language/language';
import { getStore } from '../store/store.service';
import { emailMail } from './email-mail';

/** What the job is told; never a token. */
export type SendEmailMail =
  /** The link, to the new address of a change that still waits. */
  | { mailId: string; kind: 'email-confirm'; changeId: string }
  /** What is about to change, to the address that still is. */
  | { mailId: string; kind: 'email-notice'; changeId: string; to: string }
  /** That it is done, to the address that was. */
  | {
      mailId: string;
      kind: 'email-changed';
      userId: string;
      customerId: string | null;
      to: string;
      email: string;
    };

type SendPorts = MailPorts & Pick<Ports, 'secret'>;

interface Recipient {
  userId: string;
  customerId: string | null;
  /** The new address. */
  email: string;
  to: string;
  language: Language | null;
  name: string;
}

/** Sends a mail about a log-in address that changes. Sent first, marked after, like every mail with a link. */
export function sendEmailMailJob(ports: SendPorts): OwnJob {
  return {
    task: 'identity.send-email-mail',
    run: async ({ storeId, data }, tools) => {
      const mail = await tools.write((tx) => prepare(tx, ports, storeId, data as SendEmailMail));
      if (mail !== null) await sendNoted(ports, tools, mail);
    },
  };
}

/** The mail with its row in the log, and its link open; null where there is nothing to send any more. */
async function prepare(
  tx: Transaction,
  ports: SendPorts,
  storeId: string,
  job: SendEmailMail,
): Promise<OutgoingMail | null> {
  const store = await getStore(tx);
  const person = store.portalOn ? await findRecipient(tx, job) : null;
  if (person === null) return null;
  const now = ports.clock.now();
  let url: string | undefined;
  if (job.kind === 'email-confirm') {
    const link = { id: job.mailId, storeId, userId: person.userId, purpose: 'email' as const };
    const token = linkToken(ports.secret('link-token'), link);
    if (!(await openLink(tx, link, token, now))) return null;
    url = `${ports.publicUrl}/${storeId}/confirm-email?token=${token}`;
  }
  const content = contentOf(job.kind, store, person, url);
  const { userId, customerId, to } = person;
  const logged = { id: job.mailId, userId, customerId, kind: job.kind, recipient: to };
  if (!(await noteQueued(tx, { ...logged, subject: content.subject }, now))) return null;
  const from = senderOf(store.name, ports);
  const { subject } = content;
  return { storeId, messageId: job.mailId, kind: job.kind, to, from, subject, ...mailTemplate(content) };
}

function contentOf(
  kind: SendEmailMail['kind'],
  store: StoreRow,
  person: Recipient,
  url: string | undefined,
): MailContent {
  return emailMail(kind, {
    language: person.language ?? (store.language as Language),
    // Whoever reads the new address may be a stranger: a slip of the pen tells them no name.
    name: kind === 'email-confirm' ? '' : person.name,
    store: store.name,
    contact: [store.telephone, store.email].filter((each) => each !== ''),
    email: person.email,
    colour: store.colour,
    url,
  });
}

async function findRecipient(tx: Transaction, job: SendEmailMail): Promise<Recipient | null> {
  const person = `g.language, coalesce(nullif(c.first_name, ''), c.display_name, '') AS name FROM identity."user" u
       LEFT JOIN identity.chosen_language g ON g.person_id = u.id`;
  if (job.kind === 'email-changed') {
    const [row] = await tx.sql<Recipient>(
      'identity.email-mail-done',
      `SELECT u.id AS "userId", $2::uuid AS "customerId", $3 AS email, $4 AS to, ${person}
         LEFT JOIN identity.customer c ON c.id = $2 WHERE u.id = $1`,
      [job.userId, job.customerId, job.email, job.to],
    );
    return row ?? null;
  }
  // Locked before the user and its links: a change that is withdrawn at this moment is seen, or waits.
  const [row] = await tx.sql<Recipient>(
    'identity.email-mail-change',
    `SELECT u.id AS "userId", ch.customer_id AS "customerId", ch.email, coalesce($2, ch.email) AS to, ${person}
       JOIN identity.email_change ch ON ch.user_id = u.id LEFT JOIN identity.customer c ON c.id = ch.customer_id
      WHERE ch.id = $1 AND u.enabled AND u.activated_at IS NOT NULL FOR UPDATE OF ch`,
    [job.changeId, job.kind === 'email-notice' ? job.to : null],
  );
  return row ?? null;
}
