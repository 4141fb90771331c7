import { companyDecided } from '../../../schema/events/customers';
import { handles } from '../../kernel/event/handler';
import { sendMails } from '../../kernel/mail/send-mail';
import { companyDecidedMail } from './company-decided-mail';
import { findAdmins } from './admins';

/** Staff have looked at a company that registered: its admins are told, once each [U17]. */
export const onCompanyDecided = handles(companyDecided, async ({ data }, { write }) => {
  const { customerId, isApproved, word, at } = data;
  await write(async (tx) => {
    const admins = await findAdmins(tx, customerId);
    const mails = admins.map(({ userId, email }) => ({
      ...{ key: `${customerId}:${at}:${userId}`, to: email, customerId, personId: userId },
      data: { isApproved, word },
    }));
    await sendMails(tx, companyDecidedMail, mails);
  });
});
