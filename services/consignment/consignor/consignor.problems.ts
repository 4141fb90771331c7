import { createUnionType, Field, ObjectType } from 'type-graphql';
import { ModuleOff } from '../../kernel/graph/module';
import { ChangedMeanwhile, InvalidInput, NotFound, Problem } from '../../kernel/graph/shared';
import { invalidInput, notFound, Refusal, type ConstraintRefusals } from '../../kernel/refusal/refusal';
import { Consignor } from './consignor';
import { LARGEST_ALLOWANCE } from './consignor.input';

@ObjectType({
  implements: Problem,
  description: 'Consignors cannot enter items themselves in this store.',
})
export class SelfEntryNotAllowed extends Problem {
  @Field(() => String, { description: 'The store, whose id begins with neither 300 nor 600.' })
  storeId: string;
}

export const UpdateConsignorResult = createUnionType({
  name: 'UpdateConsignorResult',
  description: 'The consignor as agreed now, or why nothing was changed.',
  types: () => [Consignor, InvalidInput, NotFound, ChangedMeanwhile, ModuleOff, SelfEntryNotAllowed] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

/** Refuses to let a consignor enter items in a store that has no self-entry. */
export function selfEntryNotAllowed(storeId: string): Refusal {
  return new Refusal(
    Object.assign(
      { __typename: 'SelfEntryNotAllowed', message: `Consignors cannot enter items in store ${storeId}` },
      { storeId },
    ),
  );
}

/** What the database's own checks of a consignor mean to who asked. */
export const consignorConstraints: ConstraintRefusals = {
  consignor_customer: notFound,
  consignor_allowance: () =>
    invalidInput({
      path: 'itemAllowance',
      code: 'OUT_OF_RANGE',
      message: `Between 0 and ${LARGEST_ALLOWANCE}`,
    }),
  consignor_share: () =>
    invalidInput({ path: 'consignorSharePercent', code: 'OUT_OF_RANGE', message: 'Between 0 and 100' }),
};
