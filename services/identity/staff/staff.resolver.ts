import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { LISTS } from './lists';
import { StaffMember } from './staff';
import { ChooseColumnsInput, ChooseColumnsResult } from './staff.input';
import type { StaffService } from './staff.service';

@Resolver(() => StaffMember)
export class StaffResolver {
  constructor(private readonly staff: StaffService) {}

  @FieldResolver(() => [String], {
    nullable: true,
    description: "The columns chosen for a list, in order; null = the list's own choice.",
  })
  columns(
    @Ctx() call: Call,
    @Root() member: StaffMember,
    @Arg('list', () => String, { description: `Name of the list: "${LISTS.join('", "')}".` }) list: string,
  ): Promise<string[] | null> {
    return this.staff.columnsOf(call, member.id, list);
  }

  @Mutation(() => ChooseColumnsResult, {
    description: 'Keeps which columns a list shows to whoever asks; staff only.',
  })
  chooseColumns(
    @Ctx() call: Call,
    @Arg('input', () => ChooseColumnsInput, { description: 'The list and its columns.' })
    input: ChooseColumnsInput,
  ): Promise<StaffMember> {
    return this.staff.chooseColumns(call, input.list, input.columns);
  }
}
