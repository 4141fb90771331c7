import type { StatusLook } from '#lib/components/status.ts';
import * as m from '#lib/paraglide/messages.js';

const KINDS: Readonly<Record<string, () => string>> = {
  ACTIVATION: m.mail_kind_activation,
  ALREADY_ACTIVATED: m.mail_kind_activated,
  RESET: m.mail_kind_reset,
  REGISTRATION: m.mail_kind_registration,
  REGISTRATION_KNOWN: m.mail_kind_registration_known,
  STAFF_ACTIVATION: m.mail_kind_staff_activation,
  STAFF_RESET: m.mail_kind_staff_reset,
  COMPANY_APPROVED: m.mail_kind_company_approved,
  COMPANY_DECLINED: m.mail_kind_company_declined,
  NEW_DEVICE: m.mail_kind_new_device,
  PASSWORD_CHANGED: m.mail_kind_password_changed,
  OWN_EMAIL_CONFIRM: m.mail_kind_email_confirm,
  OWN_EMAIL_NOTICE: m.mail_kind_email_notice,
  OWN_EMAIL_CHANGED: m.mail_kind_email_changed,
  TWO_FACTOR: m.mail_kind_two_factor,
  TEST: m.mail_kind_test,
  EMAIL_CONFIRM: m.mail_kind_email_confirm,
  EMAIL_NOTICE: m.mail_kind_email_notice,
  EMAIL_CHANGED: m.mail_kind_email_changed,
  INTAKE_RECEIPT: m.mail_kind_receipt,
  RETURN_REMINDER: m.mail_kind_reminder,
  STATEMENT: m.mail_kind_statement,
  BANK_ACCOUNT: m.mail_kind_bank_account,
  NEWSLETTER_CONFIRM: m.mail_kind_news_confirm,
  NEWSLETTER_WELCOME: m.mail_kind_news_welcome,
  DAC7_COPY: m.mail_kind_dac7,
};

/** All of them, as a list is narrowed by them. */
export const MAIL_KINDS = Object.keys(KINDS);

/** What a mail was about, by the graph's name or, in a history, by the sender's word; one that is new here keeps its name. */
export function mailKind(kind: string): string {
  return KINDS[kind.toUpperCase().replaceAll('-', '_')]?.() ?? kind;
}

const STATES: Record<string, Omit<StatusLook, 'word'> & { word: () => string }> = {
  SENT: { word: m.mail_sent, shape: 'tick', tone: 'good' },
  QUEUED: { word: m.mail_queued, shape: 'half' },
  FAILED: { word: m.mail_failed, shape: 'cross', tone: 'bad' },
};

/** What became of it, as a status. */
export function mailStatus(status: string): StatusLook {
  const { word = () => status, ...look } = STATES[status] ?? {};
  return { ...look, word: word() };
}

/** What staff narrow a list by. */
export const MAIL_STATES = Object.keys(STATES);

const FAILURES: Record<string, () => string> = {
  ADDRESS_REFUSED: m.mail_failure_address,
  MAIL_REFUSED: m.mail_failure_mail,
  LATER: m.mail_failure_later,
  NO_ANSWER: m.mail_failure_away,
  NOT_TRUSTED: m.mail_failure_trust,
  LOG_IN_REFUSED: m.mail_failure_log_in,
  SENDER_REFUSED: m.mail_failure_sender,
  NOTHING_LEFT: m.mail_failure_nothing,
  OTHER: m.mail_failure_other,
};

/** What becomes of it by itself; the others wait for somebody. */
const ENDS: Record<string, () => string> = {
  ADDRESS_REFUSED: m.mail_failed_check,
  MAIL_REFUSED: m.mail_failed_for_good,
  NOTHING_LEFT: m.mail_failed_for_good,
};

/** Why a mail did not go, as one says it in a shop; with `isOnce` of one that is not tried again anyway. */
export function mailFailure(failure: string | null, isOnce = false): string {
  const code = failure ?? 'OTHER';
  const why = (FAILURES[code] ?? m.mail_failure_other)();
  return isOnce ? why : `${why} ${(ENDS[code] ?? m.mail_failed_again)()}`;
}

/** What came of asking for one to be sent again, as the address says it; nothing where it says nothing. */
export function againText(said: string | null): string | null {
  if (said === null) return null;
  return said === 'gone' ? m.mail_again_gone() : m.mail_again_done();
}
