import { Directive, Field, Int, ObjectType, createUnionType } from 'type-graphql';
import { ChangedMeanwhile, InvalidInput, NotFound, Problem, UUID } from '../../kernel/graph/shared';
import { invalidInput, Refusal, type ConstraintRefusals } from '../../kernel/refusal/refusal';
import { CustomerGroup } from './group';

@Directive('@shareable')
@ObjectType({
  implements: Problem,
  description: "B2B and the store's default group cannot be deleted.",
})
export class GroupProtected extends Problem {}

@Directive('@shareable')
@ObjectType({
  implements: Problem,
  description: "The group is somebody's default: name another one for them.",
})
export class ReplacementNeeded extends Problem {
  @Field(() => Int, { description: 'For how many customers it is the default.' })
  customers: number;
}

@ObjectType({ description: 'The group is gone; its members stay customers. Staff only.' })
export class CustomerGroupDeleted {
  @Field(() => UUID, { description: 'Which one it was.' })
  id: string;
}

/** Every store needs this group. */
export const groupProtected = (): Refusal =>
  new Refusal({ __typename: 'GroupProtected', message: 'This group cannot be deleted' });

/** Somebody would be left without a default group. */
export function replacementNeeded(customers: number): Refusal {
  return new Refusal(
    Object.assign(
      {
        __typename: 'ReplacementNeeded',
        message: `The default of ${customers} customers: name a replacement`,
      },
      { customers },
    ),
  );
}

/** What the database's constraints mean. */
export const groupConstraints: ConstraintRefusals = {
  customer_group_name: () =>
    invalidInput({ path: 'name', code: 'TAKEN', message: 'Another group has this name' }),
};

export const CreateCustomerGroupResult = createUnionType({
  name: 'CreateCustomerGroupResult',
  description: 'The new group, or why there is none.',
  types: () => [CustomerGroup, InvalidInput] as const,
});
export const UpdateCustomerGroupResult = createUnionType({
  name: 'UpdateCustomerGroupResult',
  description: 'The group as saved, or why nothing was.',
  types: () => [CustomerGroup, InvalidInput, NotFound, ChangedMeanwhile] as const,
});
export const DeleteCustomerGroupResult = createUnionType({
  name: 'DeleteCustomerGroupResult',
  description: 'The group is gone, or why it stays.',
  types: () => [CustomerGroupDeleted, GroupProtected, ReplacementNeeded, NotFound, InvalidInput] as const,
});
