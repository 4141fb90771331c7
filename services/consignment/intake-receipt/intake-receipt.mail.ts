import { mailContent } from '../../kernel/mail/mail-words';
import type { MailKind } from '../../kernel/mail/mail-kind';
import { SAMPLE_DAY, sampleReceiptItems } from '../mail/samples.words';
import { findReceipt } from './intake-receipt';
import { intakeReceiptWords } from './intake-receipt.words';

/** The receipt of an intake [S21], as it was kept: tried again later it says the same. */
export const intakeReceiptMail: MailKind<{ intakeId: string }> = {
  name: 'consignment.intake-receipt',
  direction: 'sent-first',
  make: async (tx, { storeId, data }, ports) => {
    const receipt = await findReceipt(tx, data.intakeId);
    if (receipt === null) return null;
    const url = `${ports.publicUrl}/${storeId}/my/intakes/${data.intakeId}?customer=${receipt.number}`;
    return { content: mailContent(intakeReceiptWords, receipt, { language: receipt.language, url }) };
  },
  samples: ({ language, name, store, currency, url }) => {
    const about = {
      ...{ name, receivedOn: SAMPLE_DAY, termsVersion: null, items: sampleReceiptItems(language) },
      store: { name: store, currency },
    };
    const look = { language, url: `${url}/my/intakes` };
    return [{ kind: 'intake-receipt', content: mailContent(intakeReceiptWords, about, look) }];
  },
};
