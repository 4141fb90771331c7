import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { DateTime, Percent, UUID } from '../../kernel/graph/shared';
import { PayoutMethod } from '../payout/payout-method';

/** Where a consignor's unsold goods go [R-CO4]; not where the money goes. */
export const Charity = codesOf(
  'Charity',
  'Where unsold goods go after the return date; not where the money goes.',
  {
    YES: 'To charity; no mail before the return date is sent.',
    NO: 'Back to the consignor.',
    NOT_ASKED: 'Nobody asked yet: the consignor gets the mail, and staff a flag.',
  },
);
export type Charity = CodeOf<typeof Charity>;

@Entity('consignor', { schema: 'consignment' })
@ObjectType({
  description:
    'A customer as somebody who hands in goods to be sold: agreements, goods, sales figures and balance. Seen by that customer and by staff.',
})
export class Consignor {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'Id of the customer this is about.' })
  customerId: string;

  @Column('text')
  @Field(() => Charity, { description: 'Where unsold goods go.' })
  charity: Charity;

  @Column('boolean')
  @Field(() => Boolean, {
    description: 'May enter items on My page; no while the store has no self-entry, whatever is agreed.',
  })
  mayCreateItems: boolean;

  @Column('int')
  @Field(() => Int, { description: 'Items that may be entered in one intake, 0 to 200.' })
  itemAllowance: number;

  @Column('int')
  @Field(() => Int, { description: 'How many of these are left; falls by one with each item entered.' })
  itemAllowanceRemaining: number;

  @Column('boolean')
  @Field(() => Boolean, {
    description:
      'An intake was handed over: what is left of the allowance waits until staff give the number again, and then all of it is there.',
  })
  allowanceFrozen: boolean;

  @Column('timestamptz', { nullable: true })
  allowanceGivenAt: Date | null;

  @Column('numeric', { nullable: true })
  @Field(() => Percent, {
    nullable: true,
    description: "Their own share in percent of what goods sell for; null = the store's default.",
  })
  consignorSharePercent: number | null;

  @Column('text')
  @Field(() => PayoutMethod, {
    description:
      'How they are paid what is not given as store credit; by transfer only where their account is known.',
  })
  payoutMethod: PayoutMethod;

  @Column('numeric')
  @Field(() => Percent, {
    description:
      'What part of a payout is given as store credit, in percent; all of it where that is their method.',
  })
  payoutCreditPercent: number;

  @Column('timestamptz')
  @Field(() => DateTime, {
    description:
      'When anything here was last written, UTC: when that began. Who keeps a copy asks from a minute before the last look.',
  })
  updatedAt: Date;

  @Field(() => Percent, {
    description:
      "The share in percent that new items get: their own or the store's default. The store gets the rest to 100.",
  })
  effectiveSharePercent: number;

  @Field(() => Percent, { description: "The store's default share of consignors, in percent." })
  storeDefaultSharePercent: number;

  @Column('boolean')
  @Field(() => Boolean, {
    description: 'Wants a mail before the return date. Never sent while charity is on, but kept.',
  })
  returnMail: boolean;

  @Column('boolean')
  @Field(() => Boolean, { description: "Return dates get a note in the store's calendar. Staff only." })
  calendarNote: boolean;

  @Column('int')
  @Field(() => Int, { description: 'Grows with every change of these agreements.' })
  version: number;
}
