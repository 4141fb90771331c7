import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionType, type Connection } from '../../kernel/connection/connection-type';
import { DateTime, Money, UUID } from '../../kernel/graph/shared';
import type { Language } from '../../kernel/language/language';
import type { BalanceLine } from '../balance/balance-line';
import { BankAccount } from '../bank-account/bank-account';
import { Customer } from '../customer/customer';
import { PayoutMethod } from './payout-method';

@Entity('statement', { schema: 'consignment' })
@Directive('@key(fields: "id")')
@ObjectType({
  description:
    'What a consignor was paid at once, line by line. It stays as it was written; what was wrong is taken back by another one. Its consignor sees it, and staff.',
})
export class Statement {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'UUIDv7.' })
  id: string;
  @Column('int')
  @Field(() => Int, { description: 'Its number in the store: one after the other from 1, without gaps.' })
  number: number;
  @Column('uuid')
  runId: string;
  @Column('uuid')
  customerId: string;
  @Column('text')
  @Field(() => String, { description: 'What the consignor was called then.' })
  name: string;
  @Column('text')
  language: Language;
  @Column('text')
  @Field(() => PayoutMethod, { description: 'How it was paid, but for what was given as store credit.' })
  method: PayoutMethod;
  @Column('bigint')
  creditMinor: number;
  @Column('bigint')
  bonusMinor: number;
  @Column('text', { nullable: true })
  accountIban: string | null;
  @Column('text', { nullable: true })
  accountHolder: string | null;
  @Column('bigint')
  totalMinor: number;
  @Field(() => Money, {
    description: 'The sum of its lines. Less than nothing where it takes another one back.',
  })
  total: Money;
  @Field(() => Money, {
    description: 'What of the total was paid in money; the rest was given as store credit.',
  })
  inMoney: Money;
  @Field(() => Money, { description: 'What of the total was given as store credit.' })
  inCredit: Money;
  @Field(() => Money, { description: 'What store credit was given on top of that; in no total.' })
  bonus: Money;
  @Field(() => BankAccount, {
    nullable: true,
    description:
      'The account it was transferred to, as it was then; null where it was not, or none was kept.',
  })
  account: BankAccount | null;
  @Column('timestamptz')
  @Field(() => DateTime, { description: 'When it was written, UTC.' })
  madeAt: Date;
  @Column('uuid', { nullable: true })
  reversesId: string | null;
  @Field(() => Statement, {
    nullable: true,
    description: 'The statement that it takes back, whose sum is owed again; null where it pays.',
  })
  reverses: Statement | null;
  @Field(() => Statement, {
    nullable: true,
    description: 'The statement that took it back; null where it stands.',
  })
  reversedBy: Statement | null;
  @Field(() => Customer, { description: 'Who was paid.' })
  customer: Customer;
  balanceLines: Connection<BalanceLine>;
}

export const StatementConnection = connectionType(Statement, { name: 'Statement', many: 'statements' });
