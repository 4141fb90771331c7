import type { FormField } from '#lib/form/fields.ts';
import * as m from '#lib/paraglide/messages.js';

/** Where a consignor's money goes, in the form's order. */
export const ACCOUNT_FIELDS: readonly FormField<'iban' | 'holder'>[] = [
  {
    ...{ name: 'iban', label: m.account_iban, hint: m.account_iban_hint, maxlength: 60, width: 'wide' },
    ...{ code: true, autocomplete: 'off', faults: { BAD_FORMAT: m.account_iban_wrong } },
  },
  {
    ...{ name: 'holder', label: m.account_holder, maxlength: 70, width: 'wide', autocomplete: 'name' },
  },
];
