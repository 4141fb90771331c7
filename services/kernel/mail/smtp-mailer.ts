import { createTransport } from 'nodemailer';
import type { Mailer, OutgoingMail } from './mailer';

/** Sends through the server that `SMTP_URL` names. No pool and no second try: a failure must reach the job. */
export function smtpMailer(smtpUrl: string): Mailer {
  // Not new URL(): its error would carry the password along.
  if (!URL.canParse(smtpUrl))
    throw new Error('SMTP_URL is not an address such as smtp://user:password@host:587.');
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    // Nothing in a mail may make us read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail) {
      await transport.sendMail({
        messageId: messageIdOf(mail),
        from: mail.from,
        // As an object it is one address, never a list.
        to: { name: '', address: oneAddress(mail.to) },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        textEncoding: 'quoted-printable',
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
    },
  };
}

/** The Message-ID header: the mail's stable key at the sender's domain. */
export function messageIdOf(mail: Pick<OutgoingMail, 'messageId' | 'from'>): string {
  const domain = /@([a-z0-9.-]+)>?\s*$/i.exec(mail.from)?.[1] ?? 'localhost';
  return `<${mail.messageId.replace(/[^\w.-]/g, '-')}@${domain}>`;
}

function oneAddress(to: string): string {
  if (!/^[^\s<>,;:"()[\]\\]+@[^\s<>,;:"()[\]\\@]+$/.test(to)) throw new Error('Not one plain mail address.');
  return to;
}
