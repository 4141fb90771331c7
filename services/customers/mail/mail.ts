import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf, keysetSql, pageOf, type PageArguments } from '../../kernel/connection/connection';
import type { Call } from '../../kernel/database/call';
import { DateTime, PageInfo, UUID } from '../../kernel/graph/shared';

export enum MailStatus {
  QUEUED = 'QUEUED',
  SENT = 'SENT',
  FAILED = 'FAILED',
}
registerEnumType(MailStatus, {
  name: 'MailStatus',
  description: 'How far a mail got.',
  valuesConfig: {
    QUEUED: { description: 'Waiting to be sent, or tried again.' },
    SENT: { description: 'Taken by the mail server.' },
    FAILED: { description: 'Given up, or refused by the mail server; `error` says why.' },
  },
});

@ObjectType({
  description: 'A mail to a customer. Never its text: a live link must not be read here. Staff only.',
})
export class Mail {
  @Field(() => UUID, { description: 'Id of the mail.' })
  id: string;
  @Field(() => String, { description: 'What kind of mail: "activation", "password-reset".' })
  kind: string;
  @Field(() => String, { description: 'The address it went to.' })
  recipient: string;
  @Field(() => String, { description: 'Its subject.' })
  subject: string;
  @Field(() => MailStatus, { description: 'How far it got.' })
  status: MailStatus;
  @Field(() => DateTime, { description: 'When it got there, UTC.' })
  at: Date;
  @Field(() => String, { nullable: true, description: 'Why it failed; null where it did not.' })
  error: string | null;
}

@ObjectType({ description: 'A mail in the log.' })
export class MailEdge {
  @Field(() => String, { description: 'Where the page after or before this one starts.' })
  cursor: string;
  @Field(() => Mail, { description: 'The mail.' })
  node: Mail;
}

@ObjectType({ description: "A page of a customer's mail log." })
export class MailConnection {
  @Field(() => [MailEdge], { description: 'The mails with their cursors.' })
  edges: MailEdge[];
  @Field(() => [Mail], { description: 'The mails alone.' })
  nodes: Mail[];
  @Field(() => PageInfo, { description: 'What comes before and after.' })
  pageInfo: PageInfo;
}

/** A customer's mails, newest first. */
export async function listMails(
  call: Call,
  customerId: string,
  args: PageArguments,
): Promise<MailConnection> {
  const page = pageOf(args, 20);
  const keyset = keysetSql(page, 'm.id', 'm.id', 'DESC', 'uuid', 2);
  const rows = await call.read((tx) =>
    tx.sql<Mail>(
      `mails.of-customer:${page.key === null ? 0 : 1}:${page.size}`,
      `SELECT m.id, m.kind, m.recipient, m.subject, m.status, m.at, nullif(m.error, '') AS error FROM customers.mail m
        WHERE m.customer_id = $1 ${keyset.where} ${keyset.order} LIMIT ${page.size + 1}`,
      [customerId, ...(page.key ?? [])],
    ),
  );
  return connectionOf(
    page,
    rows,
    (row) => [row.id, row.id],
    (row) => row,
  ) as MailConnection;
}
