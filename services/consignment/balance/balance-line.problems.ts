import { createUnionType } from 'type-graphql';
import { ModuleOff } from '../../kernel/graph/module';
import { InvalidInput, NotFound } from '../../kernel/graph/shared';
import { BalanceLine } from './balance-line';

export const AddBalanceLineResult = createUnionType({
  name: 'AddBalanceLineResult',
  description: 'The line, or why none was written.',
  types: () => [BalanceLine, InvalidInput, NotFound, ModuleOff] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
