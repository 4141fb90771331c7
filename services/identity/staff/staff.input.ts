import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsIn, Matches } from 'class-validator';
import { createUnionType, Field, InputType } from 'type-graphql';
import { InvalidInput } from '../../kernel/graph/shared';
import { LISTS } from './lists';
import { StaffMember } from './staff';

@InputType({ description: 'Which columns a list shows to this staff member.' })
export class ChooseColumnsInput {
  @Field(() => String, { description: `Name of the list: "${LISTS.join('", "')}".` })
  @IsIn(LISTS)
  @Matches(/^[a-z][a-z-]{0,39}$/)
  list: string;

  @Field(() => [String], { description: 'Its columns in their order, 1 to 40, each once.' })
  @Matches(/^[A-Za-z][A-Za-z0-9._-]{0,59}$/, { each: true })
  @ArrayUnique()
  @ArrayMaxSize(40)
  @ArrayNotEmpty()
  columns: string[];
}

export const ChooseColumnsResult = createUnionType({
  name: 'ChooseColumnsResult',
  description: 'The staff member with the choice, or why it was not kept.',
  types: () => [StaffMember, InvalidInput] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
