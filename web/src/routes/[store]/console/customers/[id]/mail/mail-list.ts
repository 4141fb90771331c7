import type { ResultOf } from '#lib/graph/graphql.ts';
import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { CustomerMails } from './mail.operation.ts';
import { mailKind } from './mail-words.ts';

/** A mail to a customer. */
export type ListedMail = NonNullable<ResultOf<typeof CustomerMails>['customer']>['mails']['nodes'][number];

const { text, moment } = columnsOf<ListedMail>();

/** The mails to a customer, newest first. */
export const MAILS = listOf({
  size: 50,
  filters: {},
  columns: [
    moment('at', m.mail_at, 8, { shown: 'always', phone: 'line', cell: 'at' }),
    text('kind', m.mail_kind, 8, { shown: 'always', phone: 'line', cell: ({ kind }) => mailKind(kind) }),
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
    text('state', m.col_state, 10, { shown: 'always', phone: 'line' }),
  ],
});
