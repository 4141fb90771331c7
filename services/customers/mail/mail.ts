import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { mailKinds, type MailKind } from '../../../schema/mails';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { connectionType } from '../../kernel/connection/connection-type';
import { MailFailure } from '../../kernel/mail/mail-failure';
import { mailKindCodes } from '../../kernel/mail/mail-preview';
import { DateTime, UUID } from '../../kernel/graph/shared';
import { text } from '../../kernel/row/columns';
import { rowsOf } from '../../kernel/row/rows';

export const MailStatus = codesOf('MailStatus', 'How far a mail got.', {
  QUEUED: 'Waiting to be sent, or tried again.',
  SENT: 'Taken by the mail server.',
  FAILED: 'Given up, or refused by the mail server; `error` says why.',
});
export type MailStatus = CodeOf<typeof MailStatus>;

mailKindCodes.add(mailKinds);

@Entity('mail', { schema: 'customers' })
@ObjectType({
  description:
    'A mail that the store sent or tried to send. Never its text: a live link must not be read here. Staff only.',
})
export class Mail {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'Id of the mail.' })
  id: string;
  /** Null: it is about no customer. */
  @Column('uuid', { nullable: true })
  customerId: string | null;
  @Column('text')
  @Field(() => mailKindCodes.type, { description: 'What it is about.' })
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
  @Field(() => MailFailure, { nullable: true, description: 'Why it failed; null where it did not.' })
  failure: MailFailure | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'What the mail server said, the first line of it; null where it did not fail.',
  })
  error: string | null;
}

export const MailConnection = connectionType(Mail, { name: 'Mail', many: 'mails' });

/** The table of mails, as their class declares it; whoever sends them tells what stands in it. */
export const mailRows = rowsOf(Mail);
