import { createUnionType, Field, ObjectType } from 'type-graphql';
import { InvalidInput, Money, NotFound, Problem } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';
import { StoreCreditLine } from './store-credit-line';

@ObjectType({
  implements: Problem,
  description: 'More store credit than the customer has; nothing was written.',
})
export class StoreCreditTooLow extends Problem {
  @Field(() => Money, { description: 'What the customer has.' })
  remaining: Money;
  @Field(() => Money, { description: 'How much more was asked for than that.' })
  excess: Money;
}

/** Refuses to take more store credit than there is. */
export function storeCreditTooLow(remainingMinor: number, wantedMinor: number, currency: string): Refusal {
  const money = (amountMinor: number): Money => ({ amountMinor, currency });
  const message = `${remainingMinor} of store credit, ${wantedMinor} wanted`;
  return new Refusal(
    Object.assign(
      { __typename: 'StoreCreditTooLow', message },
      { remaining: money(remainingMinor), excess: money(wantedMinor - remainingMinor) },
    ),
  );
}

export const AddStoreCreditResult = createUnionType({
  name: 'AddStoreCreditResult',
  description: 'The line, or why none was written.',
  types: () => [StoreCreditLine, InvalidInput, NotFound, StoreCreditTooLow] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
