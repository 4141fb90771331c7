import { mailsChanged } from '../../../schema/events/consignment';
import { mailKindOf } from '../../../schema/mails';
import type { Mails } from '../../kernel/mail/mail-kind';
import { bankAccountMail } from '../bank-account/bank-account.mail';
import { copyMail } from '../dac7/dac7.mail';
import { intakeReceiptMail } from '../intake-receipt/intake-receipt.mail';
import { statementMail } from '../payout/statement.mail';
import { reminderMail } from '../reminder/reminder.mail';

/** The mails consignment sends; customers keeps the log of them [P30]. */
export const mails: Mails = {
  kinds: [intakeReceiptMail, reminderMail, statementMail, bankAccountMail, copyMail],
  tell: (tx, mail) => tx.emit(mailsChanged, mail, { mails: [{ ...mail, kind: mailKindOf(mail.kind) }] }),
};
