import { IsBoolean, IsEnum, IsInt, IsOptional, IsString, Matches } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
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

@ArgsType()
export class ItemListArguments extends PageOfItems {
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
export class SalesListArguments extends PageOfItems {
  @Field(() => LocalDate, {
    nullable: true,
    description: 'First day of the period, inclusive; null = from the beginning.',
  })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  from?: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Last day of the period, inclusive; null = until today.',
  })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  until?: string | null;
}
