import { Min } from 'class-validator';
import { createUnionType, Field, InputType, Int } from 'type-graphql';
import { ModuleOff } from '../../kernel/graph/module';
import { ChangedMeanwhile, InvalidInput, NotFound, UUID } from '../../kernel/graph/shared';
import { ConsignmentItem } from '../item/item';
import { NotInStore } from '../receipt/receipt.problems';

@InputType({ description: 'Whether the schedule of the store is for an item.' })
export class SetMarkdownInput {
  @Field(() => UUID, { description: 'The item: on sale, or in the store.' })
  id: string;
  @Field(() => Boolean, {
    description:
      'Whether the schedule leaves it alone. Off, it stays at its price; on again, it costs at once what the schedule says today.',
  })
  off: boolean;
  @Field(() => Int, {
    nullable: true,
    description: 'The version that was read: refused where somebody has changed it since. Null = any.',
  })
  @Min(0, { message: 'Not less than 0' })
  version?: number | null;
}

export const SetMarkdownResult = createUnionType({
  name: 'SetMarkdownResult',
  description: 'The item as it is now, or why nothing was changed.',
  types: () => [ConsignmentItem, InvalidInput, NotFound, ModuleOff, ChangedMeanwhile, NotInStore] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
