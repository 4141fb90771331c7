import { Min } from 'class-validator';
import { createUnionType, Field, InputType, Int } from 'type-graphql';
import { ModuleOff } from '../../kernel/graph/module';
import { ChangedMeanwhile, InvalidInput, NotFound, UUID } from '../../kernel/graph/shared';
import { ConsignmentItem } from '../item/item';
import { NotInStore } from '../receipt/receipt.problems';
import { VatScheme } from './vat.rules';

@InputType({ description: 'Of what VAT is owed where an item is sold.' })
export class SetVatSchemeInput {
  @Field(() => UUID, { description: 'The item: on sale, or in the store.' })
  id: string;
  @Field(() => VatScheme, {
    description: 'Of what: as the law has it, which goes by whom the store has the item from.',
  })
  vatScheme: VatScheme;
  @Field(() => Int, {
    nullable: true,
    description: 'The version that was read: refused where somebody has changed it since. Null = any.',
  })
  @Min(0, { message: 'Not less than 0' })
  version?: number | null;
}

export const SetVatSchemeResult = createUnionType({
  name: 'SetVatSchemeResult',
  description: 'The item as it is now, or why nothing was changed.',
  types: () => [ConsignmentItem, InvalidInput, NotFound, ModuleOff, ChangedMeanwhile, NotInStore] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
