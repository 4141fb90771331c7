import { addDays, type LocalDate } from '../../kernel/clock/clock';
import type { MailKind } from '../../kernel/mail/mail-kind';
import { mailContent } from '../../kernel/mail/mail-words';
import { SAMPLE_DAY, sampleItems } from '../mail/samples.words';
import { findReminder } from './reminder';
import { reminderWords } from './reminder.words';

/** The mail before a return date [K23 R-CO3], as it was kept: tried again later it says the same. */
export const reminderMail: MailKind<{ customerId: string; returnOn: LocalDate }> = {
  name: 'consignment.return-reminder',
  direction: 'sent-first',
  make: async (tx, { storeId, data }, ports) => {
    const reminder = await findReminder(tx, data);
    if (reminder === null) return null;
    const { language, number } = reminder;
    const url = `${ports.publicUrl}/${storeId}/my/stock?customer=${number}`;
    return { content: mailContent(reminderWords, reminder, { language, url }) };
  },
  samples: ({ language, name, store, currency, url }) => {
    const about = {
      ...{ name, returnOn: SAMPLE_DAY, collectBy: addDays(SAMPLE_DAY, 14), items: sampleItems(language) },
      ...{ afterwards: 'STORE_DECIDES' as const, store: { name: store, currency } },
    };
    const look = { language, url: `${url}/my/stock` };
    return [{ kind: 'return-reminder', content: mailContent(reminderWords, about, look) }];
  },
};
