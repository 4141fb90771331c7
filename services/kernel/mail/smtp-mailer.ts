import { createTransport } from 'nodemailer';
import { NotAnAddress } from './mail-failure';
import type { Mailer, OutgoingMail } from './mailer';

const PATIENCE_MS = 10_000;

/** Sends through the server that `SMTP_URL` names. No pool and no second try: a failure must reach the job. */
export function smtpMailer(smtpUrl: string, patienceMs = PATIENCE_MS): Mailer {
  // Not new URL(): its error would carry the password along.
  if (!URL.canParse(smtpUrl))
    throw new Error('SMTP_URL is not an address such as smtp://user:password@host:587.');
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: 3 * patienceMs,
    // Nothing in a mail may make us read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      const { response } = await transport.sendMail({
        messageId: messageIdOf(mail),
        from: mail.from,
        // As an object it is one address, never a list.
        to: { name: '', address: oneAddress(mail.to) },
        ...(isPlain(mail.replyTo) ? { replyTo: { name: '', address: mail.replyTo } } : {}),
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        textEncoding: 'quoted-printable',
        headers: {
          ...{ 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          ...wayOut(mail),
        },
      });
      return response;
    },
  };
}

/** The headers by which a mail program ends such mails with one click (RFC 2369, RFC 8058). */
function wayOut({ unsubscribeUrl }: OutgoingMail): Record<string, string> {
  if (unsubscribeUrl === undefined) return {};
  return {
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

/** The Message-ID header: the mail's stable key at the sender's domain. */
export function messageIdOf(mail: Pick<OutgoingMail, 'messageId' | 'from'>): string {
  const domain = /@([a-z0-9.-]+)>?\s*$/i.exec(mail.from)?.[1] ?? 'localhost';
  return `<${mail.messageId.replace(/[^\w.-]/g, '-')}@${domain}>`;
}

function oneAddress(to: string): string {
  if (!isPlain(to)) throw new NotAnAddress('Not one plain mail address.');
  return to;
}

function isPlain(address: string | null): address is string {
  return address !== null && /^[^\s<>,;:"()[\]\\]+@[^\s<>,;:"()[\]\\@]+$/.test(address);
}
