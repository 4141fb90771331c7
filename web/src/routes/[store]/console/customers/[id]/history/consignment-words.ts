import { itemStatus, type ItemState } from '#lib/item/item-status.ts';
import { methodIn, PAYOUT_METHODS } from '#lib/payout/method-words.ts';
import * as m from '#lib/paraglide/messages.js';
import { languageName } from './language-name.ts';

/** What an intake's state is called. */
const INTAKE_STATES: Readonly<Record<string, () => string>> = {
  OPEN: m.intake_open,
  SUBMITTED: m.intake_submitted,
  RECEIVED: m.state_received,
};
const LINES: Readonly<Record<string, () => string>> = {
  SALE: m.history_line_sale,
  SALE_UNDONE: m.history_line_sale_undone,
  FEE: m.history_line_fee,
  ADJUSTMENT: m.history_line_adjustment,
  PAYOUT_REVERSED: m.history_line_payout_reversed,
  CREDIT_SPENT: m.history_line_credit_spent,
};

/** What became of asking to be paid. */
const REQUEST_STATES: Readonly<Record<string, () => string>> = {
  OPEN: m.payout_asked,
  PAID: m.history_payout_request_paid,
  DECLINED: m.payout_decline,
  TAKEN_BACK: m.my_payout_take_back,
};

const SCHEMES: Readonly<Record<string, () => string>> = {
  NORMAL: m.vat_scheme_normal,
  MARGIN: m.vat_scheme_margin,
};

/** How many there are: what they were then, the receipt itself tells. */
const countOf = (stored: string): string => String((JSON.parse(stored) as unknown[]).length);

/** How somebody was paid. */
const methodText = (stored: string): string => {
  const method = methodIn(stored);
  return method ? PAYOUT_METHODS[method]() : stored;
};

const stateText = (stored: string): string => itemStatus({ state: stored as ItemState, isDue: false }).text;

type Known = { label: () => string; text?: (stored: string) => string };

/** What consignment writes into a consignor's history beside what is agreed: what came in, was sold and was paid out. */
export const OF_GOODS = {
  intake: new Map<string, Known>([
    ['state', { label: m.col_state, text: (stored) => INTAKE_STATES[stored]?.() ?? stored }],
    ['termsVersion', { label: m.history_terms }],
    ['receiptMailed', { label: m.history_receipt_mailed }],
  ]),
  intake_receipt: new Map<string, Known>([
    ['receivedOn', { label: m.intakes_received }],
    ['items', { label: m.history_item_count, text: countOf }],
  ]),
  sale: new Map<string, Known>([
    ['soldOn', { label: m.col_sold_on }],
    ['soldForMinor', { label: m.col_sold_for }],
    ['shareMinor', { label: m.split_consignor }],
    ['storePartMinor', { label: m.history_store_part }],
    ['vatPercent', { label: m.vat_rate }],
    ['vatScheme', { label: m.vat_scheme, text: (stored) => SCHEMES[stored]?.() ?? stored }],
    ['soldFrom', { label: m.history_sold_from, text: stateText }],
    ['isOnline', { label: m.history_online }],
    ['undoneAt', { label: m.history_undone }],
  ]),
  balance_line: new Map<string, Known>([
    ['kind', { label: m.history_line_kind, text: (stored) => LINES[stored]?.() ?? stored }],
    ['amountMinor', { label: m.history_amount }],
    ['reason', { label: m.history_reason }],
    ['payableOn', { label: m.history_payable_on }],
  ]),
  dac7_person: new Map<string, Known>([['givenAt', { label: m.dac7_person }]]),
  calendar_tick: new Map<string, Known>([
    ['returnOn', { label: m.col_return_on }],
    ['itemIds', { label: m.history_item_count, text: countOf }],
  ]),
  payout_line: new Map<string, Known>([['itemDescription', { label: m.col_description }]]),
  statement: new Map<string, Known>([
    ['number', { label: m.statement }],
    ['name', { label: m.col_name }],
    ['language', { label: m.language_title, text: languageName }],
    ['method', { label: m.statement_how, text: (stored) => methodText(stored) }],
    ['totalMinor', { label: m.history_amount }],
    ['creditMinor', { label: m.statement_credit }],
    ['bonusMinor', { label: m.payout_bonus }],
    ['accountHolder', { label: m.history_holder }],
  ]),
  bank_account: new Map<string, Known>([
    ['ibanEnding', { label: m.history_iban_ending }],
    ['holder', { label: m.history_holder }],
    ['changedAt', { label: m.history_account_changed_at }],
  ]),
  payout_request: new Map<string, Known>([
    ['method', { label: m.payout_asked_how, text: (stored) => methodText(stored) }],
    ['note', { label: m.payout_asked_note }],
    [
      'state',
      { label: m.history_payout_request_state, text: (stored) => REQUEST_STATES[stored]?.() ?? stored },
    ],
    ['askedAt', { label: m.history_payout_asked }],
    ['answer', { label: m.history_reason }],
  ]),
};
