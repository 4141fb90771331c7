import { createUnionType } from 'type-graphql';
import { ChangedMeanwhile, InvalidInput, NotFound } from '../../kernel/graph/shared';
import { invalidInput, type ConstraintRefusals, type Refusal } from '../../kernel/refusal/refusal';
import { Customer } from './customer';

/** Another customer has the contact address. */
export const emailTaken = (): Refusal =>
  invalidInput({
    path: 'email',
    code: 'TAKEN',
    message: 'Another customer of this store has this e-mail address',
  });

/** What the database's constraints mean to the person who met them. */
export const customerConstraints: ConstraintRefusals = {
  customer_email_once: emailTaken,
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
