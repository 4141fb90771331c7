import { mailsChanged } from '../../../schema/events/consignment';
import { mailKindOf, mailKinds } from '../../../schema/mails';
import type { Mails } from '../../kernel/mail/mail-kind';
import { mailKindCodes } from '../../kernel/mail/mail-preview';
import type { MailSender } from '../../kernel/mail/mail-sender';
import { bankAccountMail } from '../bank-account/bank-account.mail';
import { copyMail } from '../dac7/dac7.mail';
import { intakeReceiptMail } from '../intake-receipt/intake-receipt.mail';
import { findStore, type Store } from '../store/store';
import { statementMail } from '../payout/statement.mail';
import { reminderMail } from '../reminder/reminder.mail';

mailKindCodes.add(mailKinds);

/** What is known of a store that was told of before its mails were. */
function nameless({ name, colour, country }: Store): MailSender {
  const unsaid = { street: '', postalCode: '', town: '', organisationNumber: '', vatNumber: '', country };
  return {
    ...{ name, from: name, replyTo: null, colour, wordings: {} },
    trader: { legalName: name, ...unsaid },
  };
}

/** The mails consignment sends; customers keeps the log of them [P30]. */
export const mails: Mails = {
  // A store that is not known here yet is once its event has come: then the job is tried again.
  sender: async (tx) => {
    const store = await findStore(tx);
    if (store === null) throw new Error('The store is not known here yet');
    return store.mailSender ?? nameless(store);
  },
  kinds: [intakeReceiptMail, reminderMail, statementMail, bankAccountMail, copyMail],
  tell: (tx, mail) => tx.emit(mailsChanged, mail, { mails: [{ ...mail, kind: mailKindOf(mail.kind) }] }),
};
