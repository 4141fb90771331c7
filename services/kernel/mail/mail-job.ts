import type { Transaction } from '../database/transaction';
import type { HandlerTools, OwnJob } from '../event/handler';
import type { Ports } from '../subgraph/service';
import { failureOf, isFinal, saidOf, type MailFailure } from './mail-failure';
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
      const mail = await tools.write((tx) => prepare(tx, mails, kind, wanted, log, ports));
      if (mail !== null) await handOver(mail, kind.direction, log, tools, ports);
    },
  };
}

/** The mail, written down; null where there is nothing to send any more. */
async function prepare(
  tx: Transaction,
  mails: Mails,
  kind: MailKind,
  wanted: Wanted,
  log: MailLog,
  ports: Ports,
): Promise<OutgoingMail | null> {
  const made = await kind.make(tx, wanted, ports);
  if (made === null) {
    await log.dropped(tx, wanted.id, ports.clock.now());
    return null;
  }
  const { id, key, to, storeId } = wanted;
  const { content, customerId = wanted.customerId, personId = wanted.personId } = made;
  const sender = await mails.sender(tx);
  const named = made.kind ?? kind.name.slice(kind.name.indexOf('.') + 1);
  const { language, subject } = content;
  const { storeId: _store, ...again } = wanted;
  const logged = {
    id,
    key,
    kind: named,
    customerId,
    personId,
    language,
    recipient: to,
    subject,
    wanted: again,
  };
  if (!(await log.begin(tx, logged, kind.direction, ports.clock.now()))) return null;
  const from = { from: addressOf(sender.from, ports), replyTo: sender.replyTo };
  const out = made.unsubscribeUrl === undefined ? {} : { unsubscribeUrl: made.unsubscribeUrl };
  return {
    storeId,
    messageId: id,
    kind: named,
    to,
    ...from,
    subject,
    ...mailTemplate(content, sender),
    ...out,
  };
}

/**
 * Hands over a mail that was written down. What fails is thrown again, so that the job is tried again; not what the
 * server will say of it each time.
 */
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
    const [failure, reason] = [failureOf(error), reasonOf(error)];
    const why = { failure, error: reason };
    await tools.write((tx) => log.failed(tx, mail.messageId, direction, why, ports.clock.now()));
    if (direction === 'marked-first' || isFinal(failure)) return;
    throw new Error(`Mail not sent: ${reason}`, { cause: error });
  }
  if (direction === 'sent-first') await tools.write((tx) => log.sent(tx, mail.messageId, ports.clock.now()));
}

/** How a mail went that somebody waits for. */
export interface MailAnswer {
  /** Null where the mail server took it. */
  failure: MailFailure | null;
  /** What it said, word for word; null where none was asked. */
  said: string | null;
}

/** More than anybody waits for beside a button. */
export const LONGEST_WAIT_MS = 15_000;
const longestAnswer = 2_000;

/**
 * Sends a mail while somebody waits for how it goes, and not longer than that: written down as every one is, and tried
 * once. One that is late may still arrive.
 */
export async function sendNow(
  service: string,
  mails: Mails,
  wanted: QueuedMail & { storeId: string },
  write: HandlerTools['write'],
  ports: Ports,
): Promise<MailAnswer> {
  const log = new MailLog(service, mails.tell);
  const kind = mails.kinds.find(({ name }) => name === wanted.kind);
  if (kind === undefined) throw new Error(`No mail of this service is called ${wanted.kind}`);
  const mail = await write((tx) => prepare(tx, mails, kind, wanted, log, ports));
  if (mail === null) throw new Error('A mail that somebody waits for is one');
  try {
    const said = await inTime(ports.mailer.send(mail));
    await write((tx) => log.sent(tx, mail.messageId, ports.clock.now()));
    return { failure: null, said };
  } catch (error) {
    const failure = failureOf(error);
    const why = { failure, error: reasonOf(error) };
    await write((tx) => log.failed(tx, mail.messageId, kind.direction, why, ports.clock.now()));
    return { failure, said: saidOf(error).slice(0, longestAnswer) };
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const said = `No answer within ${LONGEST_WAIT_MS / 1000} seconds`;
    timer = setTimeout(() => reject(Object.assign(new Error(said), { code: 'ETIMEDOUT' })), LONGEST_WAIT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The sender's name before the installation's address. */
function addressOf(name: string, ports: Pick<Ports, 'mailFrom' | 'publicUrl'>): string {
  const from = ports.mailFrom ?? `no-reply@${new URL(ports.publicUrl).hostname}`;
  const address = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
  return `"${name.replace(/["\\\r\n]/g, '')}" <${address}>`;
}

/** The first line of what was said, short, for staff. */
function reasonOf(error: unknown): string {
  return (saidOf(error).split('\n')[0] ?? '').slice(0, reasonLength);
}
