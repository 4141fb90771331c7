import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { connectionType } from '../../kernel/connection/connection-type';
import { DateTime, UUID } from '../../kernel/graph/shared';
import { text } from '../../kernel/row/columns';
import { Customer } from '../customer/customer';

/** How far a visit is [K22]. It goes on, never back. */
export const IntakeState = codesOf('IntakeState', 'How far an intake is; it goes on, never back.', {
  OPEN: 'Items are being entered; a consignor has one of these at a time.',
  SUBMITTED: 'The consignor is done: it waits for labels and receipt.',
  RECEIVED: 'Each of its items was received or refused.',
});
export type IntakeState = CodeOf<typeof IntakeState>;

@Entity('intake', { schema: 'consignment' })
@Directive('@key(fields: "id")')
@ObjectType({
  description: 'The items that a consignor brings on one visit. Its consignor sees it, and staff.',
})
export class Intake {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'UUIDv7.' })
  id: string;
  @Column('uuid')
  customerId: string;
  @Column('text')
  @Field(() => IntakeState, { description: 'How far it is.' })
  state: IntakeState;
  @Column('timestamptz')
  @Field(() => DateTime, { description: 'When the first item was entered, UTC.' })
  openedAt: Date;
  @Column('timestamptz', { nullable: true })
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was handed over, UTC; null while it is open.',
  })
  submittedAt: Date | null;
  @Column('timestamptz', { nullable: true })
  @Field(() => DateTime, {
    nullable: true,
    description: 'When the last of it was received, UTC; null before.',
  })
  receivedAt: Date | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description:
      'Which terms its consignor accepted with it, as they were at receipt; null before that, and where the store named none.',
  })
  termsVersion: string | null;
  @Column('boolean', { nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether its receipt was mailed to its consignor; false where there was no address, null where there is no receipt yet.',
  })
  receiptMailed: boolean | null;
  @Column('int')
  version: number;
  @Column('timestamptz')
  @Field(() => DateTime, {
    description:
      'When anything here was last written, UTC: when that began. Who keeps a copy asks from a minute before the last look.',
  })
  updatedAt: Date;
  @Field(() => Customer, { description: 'Who brings it.' })
  customer: Customer;
  @Field(() => Int, { description: 'How many items are in it.' })
  itemCount?: number;
}

export const IntakeConnection = connectionType(Intake, { name: 'Intake', many: 'intakes' });
