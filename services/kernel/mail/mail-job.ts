import type { Transaction } from '../database/transaction';
import type { HandlerTools, OwnJob } from '../event/handler';
import type { Ports } from '../subgraph/service';
import type { MailDirection, MailKind, Mails } from './mail-kind';
import { MailLog } from './mail-log';
import { mailTemplate } from './mail-template';
import type { OutgoingMail } from './mailer';
import { mailTask, type QueuedMail } from './send-mail';

/** The longest reason staff are shown. */
const reasonLength = 200;

type Wanted = QueuedMail & { storeId: string };

/** The one job of all mails of a service: makes each by its kind, writes it down, hands it over, writes down how it went. */
export function sendMailJob(service: string, mails: Mails, ports: Ports): OwnJob {
  const kinds = new Map(mails.kinds.map((kind) => [kind.name, kind]));
  const log = new MailLog(service, mails.tell);
  return {
    task: mailTask(service),
    run: async ({ storeId, data }, tools) => {
      const wanted: Wanted = { ...(data as QueuedMail), storeId };
      const kind = kinds.get(wanted.kind);
      if (kind === undefined) throw new Error(`No mail of this service is called ${wanted.kind}`);
      const mail = await tools.write((tx) => prepare(tx, kind, wanted, log, ports));
      if (mail !== null) await handOver(mail, kind.direction, log, tools, ports);
    },
  };
}

/** The mail, written down; null where there is nothing to send any more. */
async function prepare(
  tx: Transaction,
  kind: MailKind,
  wanted: Wanted,
  log: MailLog,
  ports: Ports,
): Promise<OutgoingMail | null> {
  const made = await kind.make(tx, wanted, ports);
  if (made === null) return null;
  const { id, key, to, storeId } = wanted;
  const { content, from, customerId = wanted.customerId, personId = wanted.personId } = made;
  const named = made.kind ?? kind.name.slice(kind.name.indexOf('.') + 1);
  const { language, subject } = content;
  const logged = { id, key, kind: named, customerId, personId, language, recipient: to, subject };
  if (!(await log.begin(tx, logged, kind.direction, ports.clock.now()))) return null;
  const outside = { storeId, messageId: id, kind: named, to, from: senderOf(from, ports) };
  return { ...outside, subject, ...mailTemplate(content) };
}

/** Hands over a mail that was written down. What fails is thrown again, so that the job is tried again. */
async function handOver(
  mail: OutgoingMail,
  direction: MailDirection,
  log: MailLog,
  tools: HandlerTools,
  ports: Ports,
): Promise<void> {
  try {
    await ports.mailer.send(mail);
  } catch (error) {
    const reason = reasonOf(error);
    await tools.write((tx) => log.failed(tx, mail.messageId, direction, reason, ports.clock.now()));
    if (direction === 'marked-first') return;
    throw new Error(`Mail not sent: ${reason}`, { cause: error });
  }
  if (direction === 'sent-first') await tools.write((tx) => log.sent(tx, mail.messageId, ports.clock.now()));
}

/** The store's name before the installation's address. */
function senderOf(name: string, ports: Pick<Ports, 'mailFrom' | 'publicUrl'>): string {
  const from = ports.mailFrom ?? `no-reply@${new URL(ports.publicUrl).hostname}`;
  const address = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
  return `"${name.replace(/["\\\r\n]/g, '')}" <${address}>`;
}

/** The first line of what went wrong, short, for staff. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? '').slice(0, reasonLength);
}
