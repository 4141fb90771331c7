import { todayIn, type Clock } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import { sendMails } from '../../kernel/mail/send-mail';
import { invalidInput, notFound } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import { findStore } from '../store/store';
import type { Dac7CopiesSent } from './dac7';
import { allYears } from './dac7.list';
import { copyMail } from './dac7.mail';
import { notAsked } from './dac7.problems';
import { keepsDac7 } from './dac7.rules';
import { PersonSeal } from './dac7.rows';

/** Copies of a year's figures to those whom they are of [L9]. */
export class CopyService {
  private readonly clock: Clock;

  constructor(private readonly ports: Pick<Ports, 'clock' | 'secret'>) {
    this.clock = ports.clock;
  }

  /** Mails each of whom the tax office is told, once a year however often it is asked for; of a year that has ended. */
  async send(call: Call, year: number): Promise<Dac7CopiesSent> {
    return call.write(async (tx) => {
      const store = await findStore(tx);
      if (store === null) throw notFound();
      if (!keepsDac7(store)) throw notAsked('STORE_DOES_NOT_REPORT');
      if (year >= Number(todayIn(store.timeZone, this.clock).slice(0, 4)))
        throw invalidInput({ path: 'year', code: 'OUT_OF_RANGE', message: 'The year has not ended' });
      const seals = new PersonSeal(this.ports.secret('sealed'), tx.actor.storeId);
      const sent: Dac7CopiesSent = { year, count: 0, withoutEmail: 0 };
      for await (const years of allYears(tx, store, seals, year)) {
        const mails = years.flatMap(({ customer: { id: customerId }, email }) =>
          email === ''
            ? []
            : [{ key: `${customerId} ${year}`, to: email, customerId, data: { customerId, year } }],
        );
        await sendMails(tx, copyMail, mails);
        sent.count += mails.length;
        sent.withoutEmail += years.length - mails.length;
      }
      return sent;
    });
  }
}
