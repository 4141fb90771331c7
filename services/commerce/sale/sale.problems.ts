import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { InvalidInput, NotFound, Problem } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';
import { Order } from '../order/order';
import { StoreCreditTooLow } from '../store-credit/store-credit.problems';

@ObjectType({ description: 'Something that cannot be sold now, said to staff who sell it.' })
export class UnavailableLine {
  @Field(() => String, { description: 'Where it stands in the input: "lines.0.sku".' })
  path: string;
  @Field(() => String, { description: 'Its stock-keeping unit: of a consigned item the number.' })
  sku: string;
  @Field(() => Int, {
    nullable: true,
    description:
      'The number of the order in which it was sold; null where it is not on sale for another reason.',
  })
  soldInOrder: number | null;
}

@ObjectType({
  implements: Problem,
  description: 'Some of it is not on sale, or was sold a moment ago; nothing was sold.',
})
export class NotOnSale extends Problem {
  @Field(() => [UnavailableLine], { description: 'Those, in the order of the input.' })
  unavailable: UnavailableLine[];
}

/** Refuses to sell what is not there to be sold. */
export function notOnSale(unavailable: readonly UnavailableLine[]): Refusal {
  const message = `Not on sale: ${unavailable.map(({ sku }) => sku).join(', ')}`;
  return new Refusal(Object.assign({ __typename: 'NotOnSale', message }, { unavailable }));
}

export const RecordSaleResult = createUnionType({
  name: 'RecordSaleResult',
  description: 'The sale as an order, or why nothing was sold.',
  types: () => [Order, InvalidInput, NotOnSale, StoreCreditTooLow] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

export const UndoSaleResult = createUnionType({
  name: 'UndoSaleResult',
  description: 'The order as it is now, or why nothing was undone.',
  types: () => [Order, InvalidInput, NotFound] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
