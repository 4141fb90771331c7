import type { MailKind } from '../../kernel/mail/mail-kind';
import { mailContent } from '../../kernel/mail/mail-words';
import type { Language } from '../../kernel/language/language';
import { bankAccountMailWords } from './bank-account-mail.words';

/** The mail that says another account is paid to: whoever did not want that hears of it before the money goes [S19 R-ID9]. */
export const bankAccountMail: MailKind<{ customerId: string; masked: string | null }> = {
  name: 'consignment.bank-account',
  direction: 'sent-first',
  make: async (tx, { storeId, data: { customerId, masked } }, ports) => {
    const [found] = await tx.sql<{
      name: string;
      language: Language;
      number: number;
      store: string;
    }>(
      `SELECT c.display_name AS name, coalesce(nullif(c.language, ''), s.language) AS language, c.number, s.name AS store
         FROM consignment.customer c JOIN consignment.store s ON s.store_id = c.store_id WHERE c.id = $1`,
      [customerId],
    );
    if (found === undefined) return null;
    const { language, number } = found;
    const url = `${ports.publicUrl}/${storeId}/my/payout?customer=${number}`;
    return { content: mailContent(bankAccountMailWords, { ...found, masked }, { language, url }) };
  },
  samples: ({ language, name, store, url }) => [
    {
      kind: 'bank-account',
      content: mailContent(
        bankAccountMailWords,
        { name, store, masked: '•••• 0300' },
        { language, url: `${url}/my/payout` },
      ),
    },
  ],
};
