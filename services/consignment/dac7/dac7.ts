import { Field, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../kernel/connection/connection-type';
import { DateTime, LocalDate, Money } from '../../kernel/graph/shared';
import { Customer } from '../customer/customer';

@ObjectType({
  description: 'What sales came to, for DAC7. Their consignor sees it, and staff who may see tax numbers.',
})
export class Dac7Sums {
  @Field(() => Int, { description: 'Items sold; those whose sale was undone are not among them.' })
  count: number;
  @Field(() => Money, { description: 'What the buyers paid, VAT included.' })
  soldFor: Money;
  @Field(() => Money, { description: "The consignor's part of it." })
  share: Money;
  @Field(() => Money, { description: 'What the store kept of it: the rest, VAT included. May be negative.' })
  kept: Money;
}

@ObjectType({
  description:
    'What was sold for a consignor in a quarter, by the day of the sale in the time zone of the store. They see it, and staff who may see tax numbers.',
})
export class Dac7Quarter {
  @Field(() => Int, { description: 'The quarter, 1 to 4.' })
  quarter: number;
  @Field(() => Dac7Sums, { description: 'What was sold on the web.' })
  online: Dac7Sums;
  @Field(() => Dac7Sums, { description: 'What was sold at the till, and before the store came here.' })
  till: Dac7Sums;
}

@ObjectType({
  description:
    'Who a consignor is for the tax office. They see it hidden but for its end; whole it is seen by staff who may see tax numbers.',
})
export class Dac7Person {
  @Field(() => LocalDate, {
    description: 'When they were born. Staff who may see tax numbers.',
  })
  birthDate: string;
  @Field(() => String, {
    description:
      'Their number at the tax office, by its digits: nine of a Dutch one, twelve of a Swedish one. Staff who may see tax numbers.',
  })
  taxNumber: string;
  @Field(() => String, { description: 'The last three digits of that number.' })
  taxNumberEnding: string;
  @Field(() => Int, { description: 'The year in which they were born.' })
  birthYear: number;
  @Field(() => DateTime, { description: 'When it was given last, UTC.' })
  givenAt: Date;
  @Field(() => Int, { description: 'Grows with every change.' })
  version: number;
}

@ObjectType({
  description:
    'What was sold for a consignor in a calendar year, as the tax office is told of it where it is enough. They see it, and staff who may see tax numbers.',
})
export class Dac7Year {
  @Field(() => Customer, { description: 'Whose it is.' })
  customer: Customer;
  @Field(() => Int, { description: 'The year.' })
  year: number;
  @Field(() => [Dac7Quarter], { description: 'Its four quarters, in order.' })
  quarters: Dac7Quarter[];
  @Field(() => Dac7Sums, { description: 'All of the year, on the web and at the till.' })
  total: Dac7Sums;
  @Field(() => Boolean, {
    description:
      'Whether the tax office is told of it: 30 sales or more, or more money than the threshold of the store.',
  })
  isReached: boolean;
  @Field(() => Boolean, {
    description:
      'Whether they are asked when they were born, and for their tax number: a private person of whom the tax office is told, and who has not said it.',
  })
  isAsked: boolean;
  @Field(() => Dac7Person, {
    nullable: true,
    description: 'Who they are for the tax office; null where nobody has said it.',
  })
  person: Dac7Person | null;
}

@ObjectType({ description: 'That consignors have their copies. Staff who may see tax numbers.' })
export class Dac7CopiesSent {
  @Field(() => Int, { description: 'The year.' })
  year: number;
  @Field(() => Int, {
    description: 'How many have it by mail, those who had it before too: each has it once.',
  })
  count: number;
  @Field(() => Int, { description: 'How many have no e-mail address, and have it on My page alone.' })
  withoutEmail: number;
}

export const Dac7YearConnection = connectionType(Dac7Year, {
  name: 'Dac7Year',
  many: 'consignors of whom the tax office is told',
});
