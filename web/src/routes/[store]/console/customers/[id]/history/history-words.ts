import { countryName } from '#lib/countries.ts';
import { date, instantTime, money, percent } from '#lib/format.ts';
import { type FormField, nameOf, shownValue } from '#lib/form/fields.ts';
import * as m from '#lib/paraglide/messages.js';
import { CUSTOMER_FIELDS } from '../../customer-fields.ts';
import { CONSIGNOR_FIELDS } from '../consignment/consignment-fields.ts';
import { mailKind, mailStatus } from '#lib/mail/mail-words.ts';
import { NOTE_FIELDS } from '../note/note-fields.ts';
import { textName } from '#lib/text/shown-texts.ts';
import type { StorePage } from '#lib/foot/store-pages.ts';
import { roleText } from '../users/user-list.ts';
import { OF_GOODS } from './consignment-words.ts';
import { languageName } from './language-name.ts';
import { type Change, type Deed, isTechnical, type Value, type What } from './history.ts';

/** What a store's days and amounts are written by. */
export interface Habits {
  timeZone: string;
  currency: string;
}

/** A column of the history: what it is called, and how a value of it reads; without that, by what its name says it is. */
interface Known {
  label: () => string;
  text?: (stored: string) => string;
}

/** A switch as a form sends it, by how it is stored. */
const SWITCHED: Readonly<Record<string, string>> = { true: 'on', false: 'off' };
const asForm = (field: FormField): [string, Known] => [
  field.history ?? field.name,
  {
    label: () => nameOf(field),
    ...((field.options || field.kind === 'flag') && {
      text: (stored) => shownValue(field, SWITCHED[stored] ?? stored, new Map()),
    }),
  },
];

const APPROVALS: Readonly<Record<string, () => string>> = {
  NOT_ASKED: m.approval_not_asked,
  WAITING: m.approval_waiting,
  APPROVED: m.approval_approved,
  DECLINED: m.approval_declined,
};
const approvalText = (stored: string): string => APPROVALS[stored]?.() ?? stored;

/** The columns by the table they stand in: "kind" is one thing of a customer and another of a mail. */
const KNOWN: Readonly<Record<string, ReadonlyMap<string, Known>>> = {
  customer: new Map<string, Known>([
    ...[...CUSTOMER_FIELDS, ...NOTE_FIELDS].map(asForm),
    ['number', { label: m.col_number }],
    ['pendingEmail', { label: m.email_waiting }],
    ['approvalState', { label: m.approval_state, text: approvalText }],
    ['approvalWord', { label: m.approval_word }],
  ]),
  customer_group_member: new Map<string, Known>([['groupId', { label: m.customer_group }]]),
  consignor: new Map<string, Known>([
    ...CONSIGNOR_FIELDS.map(asForm),
    ['allowanceGivenAt', { label: m.item_allowance_given }],
  ]),
  ...OF_GOODS,
  user: new Map<string, Known>([
    ['email', { label: m.login_email }],
    ['enabled', { label: m.enabled }],
    ['activatedAt', { label: m.user_activated_at }],
    ['factorsResetAt', { label: m.two_factor_reset_at }],
    ['factorsResetReason', { label: m.two_factor_reset_reason }],
  ]),
  customer_user: new Map<string, Known>([
    ['userId', { label: m.login_email }],
    ['enabled', { label: m.enabled }],
    ['role', { label: m.user_role, text: roleText }],
  ]),
  text_acceptance: new Map<string, Known>([
    ['userId', { label: m.login_email }],
    ['page', { label: m.text_page, text: (stored) => textName({ page: stored as StorePage }) }],
    ['language', { label: m.language_title, text: languageName }],
    ['version', { label: m.text_version_number }],
  ]),
  second_factor: new Map<string, Known>([
    ['userId', { label: m.login_email }],
    ['confirmedAt', { label: m.two_factor_app_since }],
    ['recoveryMadeAt', { label: m.two_factor_codes_made }],
    ['recoveryUsedAt', { label: m.two_factor_code_used }],
  ]),
  chosen_language: new Map<string, Known>([['language', { label: m.language_title, text: languageName }]]),
  mail: new Map<string, Known>([
    ['kind', { label: m.mail_kind, text: mailKind }],
    ['recipient', { label: m.mail_recipient }],
    ['subject', { label: m.mail_subject }],
    ['status', { label: m.col_state, text: (stored) => mailStatus(stored).word }],
    ['error', { label: m.details_technical }],
    ['language', { label: m.language_title, text: languageName }],
  ]),
};

const DEEDS: Record<What, () => string> = {
  made: m.history_made,
  'made-consignor': m.history_made_consignor,
  'intake-opened': m.history_intake_opened,
  'intake-submitted': m.history_intake_submitted,
  'intake-received': m.history_intake_received,
  'tax-details': m.history_dac7,
  account: m.history_account,
  'payout-asked': m.history_payout_asked_deed,
  'payout-request': m.history_payout_request,
  intake: m.history_intake,
  'sale-made': m.history_sale_made,
  'sale-undone': m.history_sale_undone,
  sale: m.history_sale,
  'note-ticked': m.history_note_ticked,
  'note-opened': m.history_note_opened,
  balance: m.history_balance,
  'statement-taken-back': m.history_statement_back,
  'statement-made': m.history_statement,
  'paid-out': m.history_paid_out,
  'paid-out-undone': m.history_paid_out_undone,
  'log-in-made': m.history_log_in_made,
  'log-in-activated': m.history_log_in_activated,
  'log-in-on': m.history_log_in_on,
  'log-in-off': m.history_log_in_off,
  'second-step-reset': m.history_second_step_reset,
  'second-step': m.history_second_step,
  'log-in': m.history_log_in,
  'terms-accepted': m.history_terms_accepted,
  language: m.history_language,
  'company-approved': m.history_company_approved,
  'company-declined': m.history_company_declined,
  details: m.history_details,
  consignment: m.history_consignment,
  groups: m.history_groups,
  note: m.history_note,
  'mail-made': m.history_mail_made,
  mail: m.history_mail,
  other: m.history_other,
};

/** Who did it: the name, or what kind of actor it was. */
export function actorText({ actorName, actorKind, what }: Deed): string {
  if (actorName) return actorName;
  if (actorKind === 'STAFF') return m.actor_staff();
  // Who sets a password by the link in a mail is not logged in yet.
  if (actorKind === 'PORTAL' || what.startsWith('log-in')) return m.actor_customer();
  return actorKind === 'VISITOR' ? m.actor_visitor() : 'Kommis';
}

/** What was done, to stand after the name. */
export function deedText({ what }: Deed): string {
  return DEEDS[what]();
}

/** A column by its name on our pages; one we do not know keeps the graph's name. */
export function fieldName({ entity, field }: Pick<Change, 'entity' | 'field'>): string {
  return KNOWN[entity]?.get(field)?.label() ?? field;
}

/** Whether a column has a name on our pages, or is none that they tell of. */
export const hasWords = (entity: string, field: string): boolean =>
  isTechnical(entity, field) || (KNOWN[entity]?.has(field) ?? false);

/** What the end of a column's name says it holds. */
const ENDS: readonly (readonly [RegExp, (stored: string, habits: Habits) => string])[] = [
  [/At$/, (stored, { timeZone }) => instantTime(stored, timeZone)],
  [/On$/, (stored) => date(stored)],
  [/Percent$/, (stored) => percent(Number(stored))],
  [/Minor$/, (stored, { currency }) => money({ amountMinor: Number(stored), currency })],
  [/[cC]ountry$/, (stored) => countryName(stored)],
  // An id without a name was never a group's that anybody knows of.
  [/GroupId$|^groupId$/, () => m.group_deleted()],
];

const readBy = ({ entity, field }: Pick<Change, 'entity' | 'field'>) =>
  KNOWN[entity]?.get(field)?.text ?? ENDS.find(([pattern]) => pattern.test(field))?.[1];

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A text may begin with a bracket; what is a list or an object as a whole nobody typed. */
function isPlain(stored: string): boolean {
  if (ID.test(stored)) return false;
  if (!/^[[{]/.test(stored)) return true;
  try {
    JSON.parse(stored);
    return false;
  } catch {
    return true;
  }
}

/** Whether people can read what changed: no id without a name, and nothing made for programs, is shown. */
export function isTold(change: Change): boolean {
  const reads = readBy(change) !== undefined;
  return [change.before, change.after].every(
    (value) => value === null || value.name !== null || reads || isPlain(value.stored),
  );
}

/** A value as people write it: ids by their names, days, amounts and shares by the reader's habits. */
export function valueText(
  { entity, field }: Pick<Change, 'entity' | 'field'>,
  { stored, name }: Value,
  habits: Habits,
): string {
  if (name !== null) return name;
  const read = readBy({ entity, field });
  if (read) return read(stored, habits);
  return SWITCHED[stored] ? (stored === 'true' ? m.yes() : m.no()) : stored;
}
