import { mailWantedAgain } from '../../../schema/events/customers';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { notFound } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import { mailRows, MailStatus, type Mail } from './mail';
import type { MailListArguments } from './mail.input';
import { listMails } from './mail.list';

/** The store's log of mails. */
export class MailService {
  constructor(private readonly ports: Pick<Ports, 'clock'>) {}

  list(call: Call, { filter, ...page }: MailListArguments): Promise<Connection<Mail>> {
    return listMails(call, filter ?? {}, page);
  }

  /**
   * Lets a mail that failed be sent again, by whichever service sent it: how that goes is told as ever. Of one that did
   * not fail nothing is done.
   */
  async sendAgain(call: Call, id: string): Promise<Mail> {
    return call.write(async (tx) => {
      const mail = await mailRows.lock(tx, id);
      if (mail === null) throw notFound();
      if (mail.status !== MailStatus.FAILED) return mail;
      await tx.emit(mailWantedAgain, { id, version: 0 }, { id });
      // The version stays the sender's: what it tells next is newer, whatever it is.
      const waiting = { status: MailStatus.QUEUED, failure: null, error: null, at: this.ports.clock.now() };
      await mailRows.update(tx, id, waiting);
      return { ...mail, ...waiting };
    });
  }
}

/** Of these customers the mail that the server refused their e-mail address with, where no later one arrived. */
export async function readRefusedMails(
  tx: Transaction,
  customerIds: readonly string[],
): Promise<Map<string, Mail>> {
  const { columns, of } = mailRows.as('m');
  const rows = await tx.sql<{ [column: string]: unknown }>(
    `SELECT ${columns} FROM customers.customer c CROSS JOIN LATERAL (
       SELECT * FROM customers.mail l
        WHERE l.store_id = c.store_id AND l.customer_id = c.id AND l.recipient = c.email AND l.status <> 'QUEUED'
        ORDER BY l.at DESC, l.id DESC LIMIT 1) m
      WHERE c.id = ANY ($1::uuid[]) AND m.failure = 'ADDRESS_REFUSED'`,
    [customerIds],
  );
  return new Map(rows.map(of).map((mail) => [mail.customerId ?? '', mail]));
}
