import type { ResultOf } from '#lib/graph/graphql.ts';
import { words } from '#lib/list/filters.ts';
import { columnsOf, listOf, type ReadFilter } from '#lib/list/list.ts';
import { MAIL_COLUMNS, MAIL_ENDS } from '#lib/mail/mail-columns.ts';
import { MAIL_KINDS, MAIL_STATES } from '#lib/mail/mail-words.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Mails } from './mails.operation.ts';

/** A mail of the store, and whom it is about. */
export type StoreMail = ResultOf<typeof Mails>['mails']['nodes'][number];

const { text } = columnsOf<StoreMail>();
const oneOf =
  (among: readonly string[]): ReadFilter =>
  (asked) =>
    among.includes(asked) ? asked : '';

/** All mails of the store, newest first. */
export const STORE_MAILS = listOf({
  size: 50,
  filters: { status: oneOf(MAIL_STATES), kind: oneOf(MAIL_KINDS), recipient: words },
  columns: [
    ...MAIL_COLUMNS,
    text('customer', m.mail_customer, 10, { shown: 'always', phone: 'line' }),
    ...MAIL_ENDS,
  ],
});
