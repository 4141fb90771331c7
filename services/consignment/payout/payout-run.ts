import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionType, type Connection } from '../../kernel/connection/connection-type';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { Job } from '../../kernel/graph/job';
import { DateTime, LocalDate, Money, UUID } from '../../kernel/graph/shared';
import { Customer } from '../customer/customer';
import { PayoutMethod } from './payout-method';
import type { Statement } from './statement';
import { PayoutTransfers } from './transfer';

/** How a run ended. */
export const PayoutOutcome = codesOf('PayoutOutcome', 'How a payout run ended.', {
  DONE: 'All of it was done.',
  STOPPED:
    'Somebody stopped it, or the store has no consignment any more: what was not done by then is left.',
  FAILED: 'It failed again and again and was given up: what was not done by then is left.',
});
export type PayoutOutcome = CodeOf<typeof PayoutOutcome>;

/** What a run would do with somebody [R-CO6]. */
export const PayoutVerdict = codesOf('PayoutVerdict', 'What a payout run would do with a consignor.', {
  TO_PAY: 'Pays them all that can be paid out today.',
  NO_ACCOUNT: 'Leaves them: they are paid by transfer, and no account of theirs is known.',
  BELOW_MINIMUM: 'Leaves them: it is less than the store pays out at least.',
  NOT_YET: 'Leaves them: what they are owed may still be brought back by its buyers.',
  NEGATIVE: 'Leaves them: they owe the store more than can be paid out today. It is carried on.',
});
export type PayoutVerdict = CodeOf<typeof PayoutVerdict>;

/** What goes one way. */
@ObjectType({ description: 'What of many payouts goes one way. Staff who may pay out.' })
export class PayoutWay {
  @Field(() => PayoutMethod, { description: 'Which way.' })
  method: PayoutMethod;
  @Field(() => Int, {
    description: 'How many consignors: who is paid in two ways counts in both.',
  })
  count: number;
  @Field(() => Money, { description: 'How much of what they are paid, together; the bonus not in it.' })
  total: Money;
}

@ObjectType({ description: 'What of a run later runs took back. Staff who may pay out.' })
export class PayoutTakenBack {
  @Field(() => Int, { description: 'How many of its statements.' })
  count: number;
  @Field(() => Money, { description: 'Their sum: owed again by now.' })
  total: Money;
}

@ObjectType({
  description: 'A consignor whose balance is not nothing, before a run. Staff who may pay out.',
})
export class PayoutCandidate {
  @Field(() => Customer, { description: 'Who it is.' })
  customer: Customer;
  @Field(() => PayoutVerdict, { description: 'What the run would do with them.' })
  verdict: PayoutVerdict;
  @Field(() => Money, { description: 'What can be paid out today; less than nothing is owed by them.' })
  payable: Money;
  @Field(() => Money, { description: 'What their balance has besides, and buyers may still bring back.' })
  toCome: Money;
}

export const PayoutCandidateConnection = connectionType(PayoutCandidate, {
  name: 'PayoutCandidate',
  many: 'consignors before a payout run',
});

@ObjectType({ description: 'Consignors with whom a run would do the same. Staff who may pay out.' })
export class PayoutGroup {
  @Field(() => PayoutVerdict, { description: 'What it would do.' })
  verdict: PayoutVerdict;
  @Field(() => Int, { description: 'How many they are.' })
  count: number;
  @Field(() => Money, { description: 'What of theirs can be paid out today, together.' })
  payable: Money;
}

@ObjectType({
  description:
    'What a payout run would do now, before it is done: nothing of it is written. Staff who may pay out.',
})
export class PayoutPreview {
  @Field(() => LocalDate, {
    description: 'Today in the time zone of the store: what can be paid out by then is.',
  })
  payableOn: string;
  @Field(() => Money, {
    description: 'Less than this a run pays nobody; one consignor alone is paid less too.',
  })
  minimum: Money;
  @Field(() => Int, { description: 'How many would be paid. What starts the run is told this number.' })
  count: number;
  @Field(() => Money, { description: 'What they would be paid together. What starts the run is told this.' })
  total: Money;
  @Field(() => [PayoutWay], {
    description: 'That sum, by the ways it would go; none that nothing goes.',
  })
  ways: PayoutWay[];
  @Field(() => Money, { description: 'What store credit would be given on top of that sum.' })
  bonus: Money;
  @Field(() => [PayoutGroup], {
    description: 'All whose balance is not nothing, by what becomes of them.',
  })
  groups: PayoutGroup[];
  candidates: Connection<PayoutCandidate>;
}

@Entity('payout_run', { schema: 'consignment' })
@ObjectType({ description: 'Consignors paid out at once, or a run taken back. Staff who may pay out.' })
export class PayoutRun {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'UUIDv7.' })
  id: string;
  @Column('uuid', { nullable: true })
  reversesId: string | null;
  @Field(() => PayoutRun, {
    nullable: true,
    description: 'The run that it takes back, or statements of that; null where it pays.',
  })
  reverses: PayoutRun | null;
  @Column('uuid', { nullable: true })
  customerId: string | null;
  @Column('text', { nullable: true })
  @Field(() => PayoutMethod, {
    nullable: true,
    description: 'How all of them are paid; null = each as agreed with them.',
  })
  method: PayoutMethod | null;
  @Column('date')
  @Field(() => LocalDate, {
    description: "What could be paid out by this day, in the store's time zone, is.",
  })
  payableOn: string;
  @Column('bigint')
  minimumMinor: number;
  @Column('timestamptz')
  @Field(() => DateTime, { description: 'When it was started, UTC.' })
  madeAt: Date;
  @Column('uuid', { nullable: true })
  madeBy: string | null;
  @Column('timestamptz', { nullable: true })
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ended, done or not, UTC; null while it goes on.',
  })
  endedAt: Date | null;
  @Column('text', { nullable: true })
  @Field(() => PayoutOutcome, { nullable: true, description: 'How it ended; null while it goes on.' })
  outcome: PayoutOutcome | null;
  @Column('int')
  @Field(() => Int, { description: 'How many statements it has so far.' })
  statementCount: number;
  @Column('bigint')
  totalMinor: number;
  @Field(() => Money, { description: 'Their sum so far; less than nothing where it takes another run back.' })
  total: Money;
  @Field(() => [PayoutWay], {
    description: 'That sum, by the ways it went; none that nothing went.',
  })
  ways: PayoutWay[];
  @Field(() => Money, {
    description:
      'What store credit was given on top of it; less than nothing where another run is taken back.',
  })
  bonus: Money;
  @Field(() => PayoutTakenBack, {
    nullable: true,
    description: 'What of it was taken back since; null where all of it stands.',
  })
  takenBack: PayoutTakenBack | null;
  @Field(() => Job, {
    nullable: true,
    description: 'The long work that does it; null where that is so long ago that it is forgotten.',
  })
  job: Job | null;
  @Field(() => PayoutTransfers, {
    nullable: true,
    description:
      'What the bank is to transfer for it; null while it goes on, and where it takes another run back.',
  })
  transfers: PayoutTransfers | null;
  statements: Connection<Statement>;
}

export const PayoutRunConnection = connectionType(PayoutRun, { name: 'PayoutRun', many: 'payout runs' });
