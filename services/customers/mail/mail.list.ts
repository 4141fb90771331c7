import {
  connectionOf,
  countUpTo,
  keysetSql,
  pageOf,
  type PageArguments,
} from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import { Places } from '../../kernel/connection/statement';
import type { Call } from '../../kernel/database/call';
import { plainLine } from '../../kernel/text/text';
import { mailRows, type Mail } from './mail';
import type { MailFilter } from './mail.input';

const DEFAULT_PAGE = 20;

const listed = mailRows.as('m');

/** Which mails are wanted: a customer's, or the store's. */
export interface WantedMails extends MailFilter {
  customerId?: string;
}

/** Mails, newest first. */
export async function listMails(
  call: Call,
  wanted: WantedMails,
  args: PageArguments,
): Promise<Connection<Mail>> {
  const page = pageOf(args, DEFAULT_PAGE);
  const places = new Places();
  const where = `customers.mail m WHERE ${conditionOf(wanted, places)}`;
  const values = [...places.values];
  const keyset = keysetSql(page, 'm.id', 'm.id', 'DESC', 'uuid', values.length + 2);
  const rows = await call.read((tx) =>
    tx.sql<{ id: string }>(
      `SELECT ${listed.columns} FROM ${where} ${keyset.where} ${keyset.order} LIMIT $${values.length + 1}`,
      [...values, page.size + 1, ...(page.key ?? [])],
    ),
  );
  return {
    ...connectionOf(page, rows, (row) => [row.id, row.id], listed.of),
    count: () => call.read((tx) => countUpTo(tx, where, values)),
  };
}

function conditionOf({ customerId, kind, status, recipient }: WantedMails, places: Places): string {
  const part = plainLine(recipient);
  const conditions = [
    ...(customerId === undefined ? [] : [`m.customer_id = ${places.of(customerId, 'uuid')}`]),
    ...(kind == null ? [] : [`m.kind = ${places.of(kind, 'text')}`]),
    // As a constant, so that the few that failed are found by the index that has them alone.
    ...(status == null ? [] : [`m.status = '${status}'`]),
    ...(part === '' ? [] : [`m.id IN (SELECT customers.search_mails(${places.of(part, 'text')}))`]),
  ];
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}
