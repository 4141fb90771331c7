import type { LocalDate } from '../../kernel/clock/clock';
import type { MailKind } from '../../kernel/mail/mail-kind';
import { mailContent } from '../../kernel/mail/mail-words';
import { findReminder } from './reminder';
import { reminderWords } from './reminder.words';

/** The mail before a return date [K23 R-CO3], as it was kept: tried again later it says the same. */
export const reminderMail: MailKind<{ customerId: string; returnOn: LocalDate }> = {
  name: 'consignment.return-reminder',
  direction: 'sent-first',
  make: async (tx, { storeId, data }, ports) => {
    const reminder = await findReminder(tx, data);
    if (reminder === null) return null;
    const { language, store, number } = reminder;
    const url = `${ports.publicUrl}/${storeId}/my/stock?customer=${number}`;
    return {
      from: store.name,
      content: mailContent(reminderWords, reminder, { language, colour: store.colour, url }),
    };
  },
};
