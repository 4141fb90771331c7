import { mailsChanged } from '../../../schema/events/identity';
import { mailKindOf, mailKinds } from '../../../schema/mails';
import type { Mails } from '../../kernel/mail/mail-kind';
import { mailKindCodes } from '../../kernel/mail/mail-preview';
import { senderOf } from '../../kernel/mail/mail-sender';
import { linkMails } from '../activation/link-mails';
import { staffActivationMail } from '../activation/staff-activation-mail';
import { staffResetMail } from '../activation/staff-reset-mail';
import { ownEmailChanged, ownEmailConfirm, ownEmailNotice } from '../own-log-in/own-email-mails';
import { passwordChangedMail } from '../own-log-in/password-changed-mail';
import { companyDecidedMail } from '../user/company-decided-mail';
import { newDeviceMail } from '../sign-in/new-device-mail';
import { twoFactorMail } from '../two-factor/two-factor-mail';
import { getStore } from '../store/store.rows';
import { stateOf } from '../store/write-store';
import { testMail } from './test-mail';
import { newsletterConfirm, newsletterWelcome } from '../newsletter/newsletter-mails';
import { registrationMail } from '../registration/registration-mails';
import { emailChanged, emailConfirm, emailNotice } from '../email-change/email-mails';

mailKindCodes.add(mailKinds);

/** The mails identity sends; customers keeps the log of them [P30]. */
export const mails: Mails = {
  sender: async (tx) => senderOf(stateOf(await getStore(tx))),
  kinds: [
    linkMails.activation,
    linkMails.reset,
    staffResetMail,
    staffActivationMail,
    newDeviceMail,
    passwordChangedMail,
    ownEmailConfirm,
    ownEmailNotice,
    ownEmailChanged,
    companyDecidedMail,
    twoFactorMail,
    emailConfirm,
    emailNotice,
    emailChanged,
    testMail,
    newsletterConfirm,
    newsletterWelcome,
    registrationMail,
  ],
  tell: (tx, mail) => tx.emit(mailsChanged, mail, { mails: [{ ...mail, kind: mailKindOf(mail.kind) }] }),
};
