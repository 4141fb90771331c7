import type { FormField } from '#lib/form/fields.ts';
import * as m from '#lib/paraglide/messages.js';
import { PAYOUT_METHODS } from '#lib/payout/method-words.ts';

const METHODS = ['TRANSFER', 'CASH', 'STORE_CREDIT'] as const;
const share = { OUT_OF_RANGE: m.split_range, NOT_HUNDRED: m.split_not_hundred };

/** What is agreed with a consignor, in the form's order. */
export const CONSIGNOR_FIELDS: readonly FormField[] = [
  { name: 'mayCreateItems', kind: 'flag', label: m.may_create_items, hint: m.may_create_items_hint },
  {
    name: 'itemAllowance',
    label: m.item_allowance,
    hint: m.item_allowance_hint,
    faults: { OUT_OF_RANGE: m.item_allowance_range },
    isLocal: true,
  },
  {
    name: 'consignorSharePercent',
    label: m.split,
    fullLabel: m.split_consignor,
    faults: share,
    isLocal: true,
  },
  { name: 'storeSharePercent', label: m.split_store, faults: share, isDrawnAlong: true, isLocal: true },
  {
    name: 'charity',
    kind: 'radio',
    label: m.col_charity,
    hint: m.charity_hint,
    options: () => [
      { value: 'YES', words: m.charity_donate() },
      { value: 'NO', words: m.charity_return() },
      { value: 'NOT_ASKED', words: m.charity_not_asked() },
    ],
  },
  { name: 'returnMail', kind: 'flag', label: m.return_mail, words: m.return_mail_text },
  {
    name: 'calendarNote',
    kind: 'radio',
    label: m.calendar,
    fullLabel: m.calendar_note,
    options: () => [
      { value: 'on', words: m.calendar_make() },
      { value: 'off', words: m.calendar_make_none() },
    ],
    isLocal: true,
  },
  {
    name: 'payoutMethod',
    kind: 'radio',
    label: m.consignor_payout,
    fullLabel: m.history_payout_method,
    options: () => METHODS.map((value) => ({ value, words: PAYOUT_METHODS[value]() })),
  },
  {
    name: 'payoutCreditPercent',
    label: m.consignor_credit_part,
    fullLabel: m.history_payout_credit,
    hint: m.consignor_credit_hint,
    maxlength: 8,
    faults: { OUT_OF_RANGE: m.settings_share_range },
    isLocal: true,
  },
];
