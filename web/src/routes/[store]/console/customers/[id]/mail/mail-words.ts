import type { StatusLook } from '#lib/components/status.ts';
import * as m from '#lib/paraglide/messages.js';

const KINDS: Readonly<Record<string, () => string>> = {
  ACTIVATION: m.mail_kind_activation,
  ALREADY_ACTIVATED: m.mail_kind_activation,
  RESET: m.mail_kind_reset,
  EMAIL_CONFIRM: m.mail_kind_email,
  EMAIL_NOTICE: m.mail_kind_email,
  EMAIL_CHANGED: m.mail_kind_email,
  INTAKE_RECEIPT: m.mail_kind_receipt,
  RETURN_REMINDER: m.mail_kind_reminder,
  STATEMENT: m.mail_kind_statement,
  BANK_ACCOUNT: m.mail_kind_bank_account,
  DAC7_COPY: m.mail_kind_dac7,
};

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
