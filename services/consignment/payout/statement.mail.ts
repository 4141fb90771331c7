import type { MailKind } from '../../kernel/mail/mail-kind';
import { mailContent } from '../../kernel/mail/mail-words';
import { statementMailWords } from './statement-mail.words';
import { findWholeStatement } from './statement.paper';

/** The mail with a statement: a payout is no surprise on an account [S8]. */
export const statementMail: MailKind<{ statementId: string }> = {
  name: 'consignment.statement',
  direction: 'sent-first',
  make: async (tx, { storeId, data }, ports) => {
    const statement = await findWholeStatement(tx, data.statementId);
    // Who hears that it was taken back is not told afterwards that they are paid.
    if (statement === null || statement.isTakenBack) return null;
    const { language, customerNumber, id } = statement;
    const url = `${ports.publicUrl}/${storeId}/my/statements/${id}?customer=${customerNumber}`;
    return { content: mailContent(statementMailWords, statement, { language, url }) };
  },
  samples: ({ language, name, store, currency, url }) => {
    const about = {
      ...{ name, number: 12, reversesNumber: null, method: 'TRANSFER' as const, totalMinor: 4_250 },
      ...{ creditMinor: 0, bonusMinor: 0, lineCount: 3, language, store: { name: store, currency } },
    };
    const look = { language, url: `${url}/my/statements` };
    return [{ kind: 'statement', content: mailContent(statementMailWords, about, look) }];
  },
};
