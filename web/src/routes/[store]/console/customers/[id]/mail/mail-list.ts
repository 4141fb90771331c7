import { listOf } from '#lib/list/list.ts';
import { MAIL_COLUMNS, MAIL_ENDS } from '#lib/mail/mail-columns.ts';

/** The mails to a customer, newest first. */
export const MAILS = listOf({ size: 50, filters: {}, columns: [...MAIL_COLUMNS, ...MAIL_ENDS] });
