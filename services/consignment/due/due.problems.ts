import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { ModuleOff } from '../../kernel/graph/module';
import { InvalidInput, Money, Problem } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';
import { DueMove } from './due';

@ObjectType({
  implements: Problem,
  description:
    'Another number of goods is due than was looked at: something was sold, decided or became due. Nothing was moved.',
})
export class DueChanged extends Problem {
  @Field(() => Int, { description: 'How many were expected.' })
  expected: number;
  @Field(() => Int, { description: 'How many there are.' })
  found: number;
}

export const MoveDueItemsResult = createUnionType({
  name: 'MoveDueItemsResult',
  description: 'What became of which, or why nothing was moved.',
  types: () => [DueMove, InvalidInput, ModuleOff, DueChanged] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

/** Refuses to move what nobody has looked at. */
export const dueChanged = (expected: number, found: number): Refusal =>
  new Refusal(
    Object.assign(
      { __typename: 'DueChanged', message: `Expected ${expected}, and there are ${found}` },
      { expected, found },
    ),
  );

@ObjectType({
  implements: Problem,
  description:
    'Something else is asked for them than was looked at: somebody has changed a price. No price was changed.',
})
export class DuePricesChanged extends Problem {
  @Field(() => Money, { description: 'What was expected to be asked for them together.' })
  expectedAsked: Money;
  @Field(() => Money, { description: 'What is.' })
  foundAsked: Money;
}

export const PriceDueItemsResult = createUnionType({
  name: 'PriceDueItemsResult',
  description: 'How many cost less and which were left, or why no price was changed.',
  types: () => [DueMove, InvalidInput, ModuleOff, DueChanged, DuePricesChanged] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

/** Refuses to change prices that nobody has looked at. */
export function duePricesChanged(expectedMinor: number, foundMinor: number, currency: string): Refusal {
  const money = (amountMinor: number): Money => ({ amountMinor, currency });
  const message = `Expected ${expectedMinor} ${currency} to be asked, and it is ${foundMinor}`;
  return new Refusal(
    Object.assign(
      { __typename: 'DuePricesChanged', message },
      { expectedAsked: money(expectedMinor), foundAsked: money(foundMinor) },
    ),
  );
}
