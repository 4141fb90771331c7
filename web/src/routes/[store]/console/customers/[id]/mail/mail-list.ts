import type { StatusLook } from '#lib/components/status.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { CustomerMails } from './mail.operation.ts';

type Mail = NonNullable<ResultOf<typeof CustomerMails>['customer']>['mails']['nodes'][number];

const KINDS: Record<string, () => string> = {
  activation: m.mail_kind_activation,
  'already-activated': m.mail_kind_activation,
  reset: m.mail_kind_reset,
  'password-reset': m.mail_kind_reset,
  'email-confirm': m.mail_kind_email,
  'email-notice': m.mail_kind_email,
  'email-changed': m.mail_kind_email,
};
const STATES: Record<Mail['status'], Omit<StatusLook, 'word'> & { word: () => string }> = {
  SENT: { word: m.mail_sent, shape: 'tick', tone: 'good' },
  QUEUED: { word: m.mail_queued, shape: 'half' },
  FAILED: { word: m.mail_failed, shape: 'cross', tone: 'bad' },
};

const { text, moment } = columnsOf<Mail>();

/** The mails to a customer, newest first. */
export const MAILS = listOf({
  size: 50,
  filters: {},
  columns: [
    moment('at', m.mail_at, 8, { shown: 'always', phone: 'line', cell: 'at' }),
    text('kind', m.mail_kind, 8, {
      shown: 'always',
      phone: 'line',
      cell: ({ kind }) => KINDS[kind]?.() ?? kind,
    }),
    text('subject', m.mail_subject, 12, {
      shown: 'always',
      phone: 'title',
      isHeading: true,
      cell: ({ subject }) => ({ text: subject, look: 'label-weight' }),
    }),
    text('recipient', m.mail_recipient, 10, {
      shown: 'always',
      phone: 'line',
      cell: 'recipient',
      look: 'muted',
    }),
    text('state', m.col_state, 10, {
      shown: 'always',
      phone: 'line',
      cell: ({ status, error }) => {
        const { word, ...look } = STATES[status];
        return { text: word(), status: look, detail: status === 'FAILED' ? error : null };
      },
    }),
  ],
});
