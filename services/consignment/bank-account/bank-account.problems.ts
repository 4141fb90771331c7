import { createUnionType } from 'type-graphql';
import { ModuleClosed } from '../../kernel/graph/module';
import { InvalidInput, NotFound } from '../../kernel/graph/shared';
import { Consignor } from '../consignor/consignor';

export const SetBankAccountResult = createUnionType({
  name: 'SetBankAccountResult',
  description: 'The consignor with the account, or why nothing was changed.',
  types: () => [Consignor, InvalidInput, NotFound, ModuleClosed] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
