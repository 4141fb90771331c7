import { Max, MaxLength, Min } from 'class-validator';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { PageArgs } from '../../kernel/connection/connection-type';
import { LocalDate, UUID } from '../../kernel/graph/shared';

const [FIRST, LAST] = [2000, 2100];
const RANGE = `Between ${FIRST} and ${LAST}, not $value`;

@ArgsType()
export class Dac7YearArguments {
  @Field(() => Int, {
    nullable: true,
    description: 'The calendar year, 2000 to 2100; null = this one, in the time zone of the store.',
  })
  @Min(FIRST, { message: RANGE })
  @Max(LAST, { message: RANGE })
  year?: number | null;
}

@ArgsType()
export class Dac7ListArguments extends PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'The calendar year, 2000 to 2100; null = this one, in the time zone of the store.',
  })
  @Min(FIRST, { message: RANGE })
  @Max(LAST, { message: RANGE })
  year?: number | null;
}

@InputType({ description: 'Of which year consignors are to have their copies.' })
export class SendDac7CopiesInput {
  @Field(() => Int, { description: 'The calendar year, 2000 to 2100; refused where it has not ended.' })
  @Min(FIRST, { message: RANGE })
  @Max(LAST, { message: RANGE })
  year: number;
}

@InputType({ description: 'Who a consignor is for the tax office.' })
export class GiveDac7PersonInput {
  @Field(() => UUID, { description: 'The consignor, by their id as a customer.' })
  customerId: string;
  @Field(() => LocalDate, { description: 'When they were born.' })
  birthDate: string;
  @Field(() => String, {
    description:
      'Their number at the tax office, however it is spelled: in a Dutch store a BSN, in a Swedish one a personnummer, which must be of the same day of birth.',
  })
  @MaxLength(40, { message: 'At most 40 characters' })
  taxNumber: string;
  @Field(() => Int, {
    nullable: true,
    description:
      'The version that was edited, 0 where nobody has said it yet; refused where somebody saved a newer one. Null does not check.',
  })
  @Min(0, { message: 'Not less than 0' })
  version?: number | null;
}
