import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { mailKinds } from '../../../schema/mails';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import {
  connectionOf,
  countUpTo,
  keysetSql,
  pageOf,
  type PageArguments,
} from '../../kernel/connection/connection';
import { connectionType, type Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { DateTime, UUID } from '../../kernel/graph/shared';
import { text } from '../../kernel/row/columns';
import { rowsOf } from '../../kernel/row/rows';

export const MailStatus = codesOf('MailStatus', 'How far a mail got.', {
  QUEUED: 'Waiting to be sent, or tried again.',
  SENT: 'Taken by the mail server.',
  FAILED: 'Given up, or refused by the mail server; `error` says why.',
});
export type MailStatus = CodeOf<typeof MailStatus>;

export const MailKind = codesOf('MailKind', 'What a mail to a customer is about.', mailKinds);
export type MailKind = CodeOf<typeof MailKind>;

@Entity('mail', { schema: 'customers' })
@ObjectType({
  description: 'A mail to a customer. Never its text: a live link must not be read here. Staff only.',
})
export class Mail {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'Id of the mail.' })
  id: string;
  @Column('text')
  @Field(() => MailKind, { description: 'What it is about.' })
  kind: MailKind;
  @Column('text')
  @Field(() => String, { description: 'The address it went to.' })
  recipient: string;
  @Column('text')
  @Field(() => String, { description: 'Its subject.' })
  subject: string;
  @Column('text')
  @Field(() => MailStatus, { description: 'How far it got.' })
  status: MailStatus;
  @Column('timestamptz')
  @Field(() => DateTime, { description: 'When it got there, UTC.' })
  at: Date;
  @Column(text)
  @Field(() => String, { nullable: true, description: 'Why it failed; null where it did not.' })
  error: string | null;
}

export const MailConnection = connectionType(Mail, { name: 'Mail', many: 'mails' });

const listed = rowsOf(Mail).as('m');

/** A customer's mails, newest first. */
export async function listMails(
  call: Call,
  customerId: string,
  args: PageArguments,
): Promise<Connection<Mail>> {
  const page = pageOf(args, 20);
  const keyset = keysetSql(page, 'm.id', 'm.id', 'DESC', 'uuid', 3);
  const rows = await call.read((tx) =>
    tx.sql<{ id: string }>(
      `SELECT ${listed.columns} FROM customers.mail m
        WHERE m.customer_id = $1 ${keyset.where} ${keyset.order} LIMIT $2`,
      [customerId, page.size + 1, ...(page.key ?? [])],
    ),
  );
  return {
    ...connectionOf(page, rows, (row) => [row.id, row.id], listed.of),
    count: () => call.read((tx) => countUpTo(tx, 'customers.mail m WHERE m.customer_id = $1', [customerId])),
  };
}
