import { createUnionType } from 'type-graphql';
import { ModuleClosed } from '../../kernel/graph/module';
import { InvalidInput, NotFound } from '../../kernel/graph/shared';
import { BalanceLine } from './balance-line';

export const AddBalanceLineResult = createUnionType({
  name: 'AddBalanceLineResult',
  description: 'The line, or why none was written.',
  types: () => [BalanceLine, InvalidInput, NotFound, ModuleClosed] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
