import type { HandlerTools } from '../../kernel/event/handler';
import type { OutgoingMail } from '../../kernel/mail/mailer';
import type { Ports } from '../../kernel/subgraph/service';
import { noteOutcome } from './mail-log';

/** What sending a mail takes. */
export type MailPorts = Pick<Ports, 'clock' | 'mailer' | 'mailFrom' | 'publicUrl'>;

/** Hands over a mail that was written down, and writes down how it went; thrown again, so that the job is tried again. */
export async function sendNoted(ports: MailPorts, tools: HandlerTools, mail: OutgoingMail): Promise<void> {
  try {
    await ports.mailer.send(mail);
  } catch (error) {
    const reason = reasonOf(error);
    await tools.write((tx) => noteOutcome(tx, mail.messageId, reason, ports.clock.now()));
    throw new Error(`Mail not sent: ${reason}`, { cause: error });
  }
  await tools.write((tx) => noteOutcome(tx, mail.messageId, null, ports.clock.now()));
}

/** The store's name before the installation's address. */
export function senderOf(storeName: string, ports: MailPorts): string {
  const from = ports.mailFrom ?? `no-reply@${new URL(ports.publicUrl).hostname}`;
  const address = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
  return `"${storeName.replace(/["\\\r\n]/g, '')}" <${address}>`;
}

/** The first line of what went wrong, short, for staff. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? '').slice(0, 200);
}
