import { mailContent } from '../../kernel/mail/mail-words';
import type { MailKind } from '../../kernel/mail/mail-kind';
import { findReceipt } from './intake-receipt';
import { intakeReceiptWords } from './intake-receipt.words';

/** The receipt of an intake [S21], as it was kept: tried again later it says the same. */
export const intakeReceiptMail: MailKind<{ intakeId: string }> = {
  name: 'consignment.intake-receipt',
  direction: 'sent-first',
  make: async (tx, { storeId, data }, ports) => {
    const receipt = await findReceipt(tx, data.intakeId);
    if (receipt === null) return null;
    const { language, store } = receipt;
    const url = `${ports.publicUrl}/${storeId}/my/intakes/${data.intakeId}?customer=${receipt.number}`;
    return {
      from: store.name,
      content: mailContent(intakeReceiptWords, receipt, { language, colour: store.colour, url }),
    };
  },
};
