import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { DateTime, LocalDate } from '../../kernel/graph/shared';
import { Consignor } from '../consignor/consignor';
import { readLastReminders } from './reminder';

@ObjectType({
  description:
    'That a consignor was reminded of a return date: one mail for all that is to be returned on it. Staff.',
})
export class ReturnReminder {
  @Field(() => LocalDate, { description: 'The return date.' })
  returnOn: string;
  @Field(() => DateTime, { description: 'When it was made, UTC.' })
  madeAt: Date;
  @Field(() => Boolean, { description: 'Whether it was mailed; false where there was no address.' })
  mailed: boolean;
}

@Resolver(() => Consignor)
export class ReminderResolver {
  @FieldResolver(() => ReturnReminder, {
    nullable: true,
    description: 'Of the latest return date that they were reminded of; null where it was of none. Staff.',
  })
  lastReminder(@Ctx() call: Call, @Root() { customerId }: Consignor): Promise<ReturnReminder | null> {
    return call.load('lastReminder', customerId, readLastReminders);
  }
}
