import type { Call } from '../../kernel/database/call';
import { readEmail } from '../../kernel/email/email';
import { newId } from '../../kernel/id/id';
import type { Language } from '../../kernel/language/language';
import { sendNow } from '../../kernel/mail/mail-job';
import { previewsOf, type MailPreview } from '../../kernel/mail/mail-preview';
import { invalidInput } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import { getStore } from '../store/store.rows';
import { mails } from './mails';
import { takeMail } from './take-mail';
import { testMail } from './test-mail';
import type { SendTestMailInput, TestMailAnswered } from './test-mail.input';

/** What a store sees of its mails before anybody gets one. */
export class MailSettingsService {
  constructor(private readonly ports: Ports) {}

  previews(call: Call, language: Language): Promise<MailPreview[]> {
    return call.read(async (tx) => {
      const { currency } = await getStore(tx);
      return previewsOf(tx, mails, { language, currency }, this.ports);
    });
  }

  /** Sends a mail to this address and waits for what the server says; no connection is held meanwhile. */
  async test(call: Call, { to: typed, language }: SendTestMailInput): Promise<TestMailAnswered> {
    const read = readEmail(typed);
    if ('code' in read) throw invalidInput({ path: 'to', ...read });
    const to = read.email;
    await call.write((tx) => takeMail(tx, call, to, this.ports.clock.now()));
    const { storeId, userId } = call.actor;
    const wanted = {
      ...{ id: newId(), key: null, kind: testMail.name, to, data: {}, storeId },
      ...{ customerId: null, personId: userId, language: language ?? null },
    };
    const answer = await sendNow('identity', mails, wanted, (work) => call.write(work), this.ports);
    return { to, ...answer };
  }
}
