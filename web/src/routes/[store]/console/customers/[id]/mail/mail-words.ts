import type { StatusLook } from '#lib/components/status.ts';
import * as m from '#lib/paraglide/messages.js';

const KINDS: Record<string, () => string> = {
  activation: m.mail_kind_activation,
  'already-activated': m.mail_kind_activation,
  reset: m.mail_kind_reset,
  'password-reset': m.mail_kind_reset,
  'email-confirm': m.mail_kind_email,
  'email-notice': m.mail_kind_email,
  'email-changed': m.mail_kind_email,
};

/** What a mail was about; one that is new here keeps the graph's name. */
export function mailKind(kind: string): string {
  return KINDS[kind]?.() ?? kind;
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
