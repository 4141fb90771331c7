import { mailsChanged } from '../../../schema/events/identity';
import { mailKindOf } from '../../../schema/mails';
import type { Mails } from '../../kernel/mail/mail-kind';
import { linkMails } from '../activation/link-mails';
import { staffResetMail } from '../activation/staff-reset-mail';
import { emailChanged, emailConfirm, emailNotice } from '../email-change/email-mails';

/** The mails identity sends; customers keeps the log of those to customers [P30]. */
export const mails: Mails = {
  kinds: [linkMails.activation, linkMails.reset, staffResetMail, emailConfirm, emailNotice, emailChanged],
  tell: (tx, mail) => tx.emit(mailsChanged, mail, { mails: [{ ...mail, kind: mailKindOf(mail.kind) }] }),
};
