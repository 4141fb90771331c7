import type { ResultOf } from '#lib/graph/graphql.ts';
import { columnsOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { MailRow } from './mail.operation.ts';
import { mailKind } from './mail-words.ts';

/** A mail of a list. */
export type ListedMail = ResultOf<typeof MailRow>;

const { text, moment } = columnsOf<ListedMail>();
const always = { shown: 'always', phone: 'line' } as const;

/** When, what about, and what it was called. */
export const MAIL_COLUMNS = [
  moment('at', m.mail_at, 8, { ...always, cell: 'at' }),
  text('kind', m.mail_kind, 8, { ...always, cell: ({ kind }) => mailKind(kind) }),
  text('subject', m.mail_subject, 12, {
    ...{ shown: 'always', phone: 'title', isHeading: true },
    cell: ({ subject }) => ({ text: subject, look: 'label-weight' }),
  }),
] as const;

/** Where it went and how far it got. */
export const MAIL_ENDS = [
  text('recipient', m.mail_recipient, 10, { ...always, cell: 'recipient', look: 'muted' }),
  text('state', m.col_state, 12, always),
] as const;
