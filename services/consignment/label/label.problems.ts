import { createUnionType, ObjectType } from 'type-graphql';
import { ModuleOff } from '../../kernel/graph/module';
import { InvalidInput, NotFound, Problem } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';
import { LabelPrint } from './label';

@ObjectType({
  implements: Problem,
  description: 'There is nothing of which a label is to be printed: somebody was faster, or it is sold.',
})
export class NothingToPrint extends Problem {}

export const PrintLabelsResult = createUnionType({
  name: 'PrintLabelsResult',
  description: 'What is being printed, or why nothing is.',
  types: () => [LabelPrint, InvalidInput, NotFound, ModuleOff, NothingToPrint] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

/** Refuses to make an empty file. */
export const nothingToPrint = (): Refusal =>
  new Refusal({ __typename: 'NothingToPrint', message: 'Nothing to print' });
