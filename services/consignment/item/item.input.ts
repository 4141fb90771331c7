import { IsBoolean, IsEnum, IsInt, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../kernel/graph/shared';
import { ItemState } from './item';

@ArgsType()
class PageOfItems {
  @Field(() => Int, {
    nullable: true,
    description: 'How many after the cursor, 1 to 200; 50 where nothing is said.',
  })
  @IsOptional()
  @IsInt()
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Continue behind this cursor.' })
  @IsOptional()
  @IsString()
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many before the cursor, 1 to 200.' })
  @IsOptional()
  @IsInt()
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Read back from this cursor.' })
  @IsOptional()
  @IsString()
  before?: string | null;
}

@InputType({ description: 'Which items a list is of: those of which all that is said here holds.' })
export class ItemFilter {
  @Field(() => [ItemState], {
    nullable: true,
    description: 'Only items in one of these states; null = in any.',
  })
  @IsOptional()
  @IsEnum(ItemState, { each: true })
  states?: ItemState[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only due ones, or only the others; null = both.' })
  @IsOptional()
  @IsBoolean()
  due?: boolean | null;
}

@ArgsType()
export class ItemListArguments extends PageOfItems {
  @Field(() => ItemFilter, { nullable: true, description: 'Which ones; null = all.' })
  @IsOptional()
  @ValidateNested()
  filter?: ItemFilter | null;
}

@InputType({ description: 'Days from the first to the last, both inclusive, in the time zone of the store.' })
export class Period {
  @Field(() => LocalDate, { nullable: true, description: 'First day; null = from the beginning.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day; null = until today.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  until?: string | null;
}

@ArgsType()
export class SalesListArguments extends PageOfItems {
  @Field(() => Period, { nullable: true, description: 'Sold in these days; null = ever.' })
  @IsOptional()
  @ValidateNested()
  period?: Period | null;
}
