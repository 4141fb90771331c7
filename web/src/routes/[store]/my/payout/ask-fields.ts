import type { FormField } from '#lib/form/fields.ts';
import * as m from '#lib/paraglide/messages.js';

/** What somebody who asks to be paid says of it. */
export const ASK_FIELDS: readonly FormField[] = [
  {
    ...{ name: 'method', kind: 'radio', label: m.my_payout_ask_how },
    options: () => [
      { value: 'agreed', words: m.payout_agreed() },
      { value: 'transfer', words: m.paid_transfer() },
      { value: 'cash', words: m.paid_cash() },
      { value: 'store_credit', words: m.paid_credit() },
    ],
  },
  { name: 'note', label: m.my_payout_note, rows: 2, maxlength: 200, width: 'wide', optional: true },
];
