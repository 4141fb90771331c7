import { Directive, Field, Int, ObjectType, createUnionType } from 'type-graphql';
import { InvalidInput, NotFound, Problem } from '../../kernel/graph/shared';
import { invalidInput, Refusal, type ConstraintRefusals } from '../../kernel/refusal/refusal';
import { Customer } from './customer';

@Directive('@shareable')
@ObjectType({ implements: Problem, description: 'Somebody saved this meanwhile; nothing was written.' })
export class ChangedMeanwhile extends Problem {
  @Field(() => Int, { description: 'The version that stands now.' })
  version: number;
}

/** Somebody was faster. */
export function changedMeanwhile(version: number): Refusal {
  const message = `Saved by somebody else meanwhile: version ${version}`;
  return new Refusal(Object.assign({ __typename: 'ChangedMeanwhile', message }, { version }));
}

/** What the database's constraints mean to the person who met them. */
export const customerConstraints: ConstraintRefusals = {
  customer_email_once: () =>
    invalidInput({
      path: 'email',
      code: 'TAKEN',
      message: 'Another customer of this store has this e-mail address',
    }),
  member_of_group: () =>
    invalidInput({ path: 'groupIds', code: 'NOT_ALLOWED', message: 'There is no such group' }),
};

export const CreateCustomerResult = createUnionType({
  name: 'CreateCustomerResult',
  description: 'The new customer, or why there is none.',
  types: () => [Customer, InvalidInput] as const,
});

export const UpdateCustomerResult = createUnionType({
  name: 'UpdateCustomerResult',
  description: 'The customer as saved, or why nothing was.',
  types: () => [Customer, InvalidInput, NotFound, ChangedMeanwhile] as const,
});
