import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { ModuleClosed } from '../../kernel/graph/module';
import { InvalidInput, Problem } from '../../kernel/graph/shared';
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
  types: () => [DueMove, InvalidInput, ModuleClosed, DueChanged] as const,
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
