import type { Actor } from '../../actor/actor';
import type { Database } from '../../database/database';
import { newId } from '../../id/id';
import type { MailState } from '../../mail/mail-kind';
import type { OutgoingMail } from '../../mail/mailer';
import { sendMail, type MailToSend } from '../../mail/send-mail';
import type { OpenService } from '../../subgraph/service';
import { staffOf, type TestWorld } from '../open';
import { thingHere, toldMails } from './mails';
import { as, probeConnection, probeWorld } from './open';

export const storeId = '30042';
export const staff = staffOf(storeId);

/** A mail about a thing, to a customer. */
export type ThingMail = MailToSend<{ thingId: string }> & { customerId: string };

/** The probe, and what its specs of mails ask of it. */
export interface MailWorld extends TestWorld<OpenService> {
  /** The probe's own way to its rows. */
  probe: Database;
  /** A thing, and whom a mail about it goes to. */
  thing(owner?: Actor): Promise<ThingMail>;
  /** Asks for a mail, and waits for all that follows. */
  send(
    mail: MailToSend<{ thingId: string }>,
    how?: { kind?: typeof thingHere; actor?: Actor },
  ): Promise<void>;
  mailsTo(to: string): OutgoingMail[];
  rowsOf(to: string): Promise<Record<string, unknown>[]>;
  /** What was told of a customer's mails, in order. */
  told(customerId: string): MailState[];
  failing(actor?: Actor): Promise<{ id: string; task: string; last_error: string }[]>;
  /** From now on the mail server refuses; answers what it was handed, as it comes. */
  refuseWith(reason: string | Error): OutgoingMail[];
  /** It takes mail again. */
  repair(): void;
  /** Has every failing job tried at once. */
  tryAgain(): Promise<void>;
}

export async function mailWorld(): Promise<MailWorld> {
  const world = await probeWorld();
  const probe = await probeConnection(world.database, 2);
  const { mailer } = world.ports;
  const works = mailer.send;
  const failing: MailWorld['failing'] = (actor = staff) =>
    probe.withActor(...as(actor), (tx) => tx.sql('SELECT * FROM kernel.failed_jobs()'));
  let count = 0;
  return {
    ...world,
    probe,
    failing,
    thing: async (owner = staff) => {
      const [thingId, name] = [newId(), `lamp ${(count += 1)}`];
      await probe.withActor(...as(owner), (tx) =>
        tx.sql('INSERT INTO probe.thing (id, name) VALUES ($1, $2)', [thingId, name]),
      );
      return { to: `reader${count}@example.test`, customerId: newId(), data: { thingId } };
    },
    send: async (mail, { kind = thingHere, actor = staff } = {}) => {
      await probe.withActor(...as(actor), (tx) => sendMail(tx, kind, mail));
      await world.settled();
    },
    mailsTo: (to) => world.mails.filter((mail) => mail.to === to),
    rowsOf: (to) => world.database.admin('SELECT * FROM probe.mail WHERE recipient = $1', [to]),
    told: (customerId) =>
      toldMails
        .filter((mail) => mail.customerId === customerId)
        .sort((one, other) => one.version - other.version),
    refuseWith: (reason) => {
      const tried: OutgoingMail[] = [];
      mailer.send = async (mail) => {
        tried.push(mail);
        throw reason instanceof Error ? reason : new Error(reason);
      };
      return tried;
    },
    repair: () => void (mailer.send = works),
    tryAgain: async () => {
      for (const { id } of await failing())
        await probe.withActor(...as(staff), (tx) => tx.sql('SELECT kernel.retry_job($1)', [id]));
      await world.settled();
    },
    close: async () => {
      await probe.close();
      await world.close();
    },
  };
}
