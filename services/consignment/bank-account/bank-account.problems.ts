import { createUnionType } from 'type-graphql';
import { ModuleOff } from '../../kernel/graph/module';
import { LogInNotRecent } from '../../kernel/graph/recent-log-in';
import { InvalidInput, NotFound } from '../../kernel/graph/shared';
import { Consignor } from '../consignor/consignor';

export const SetBankAccountResult = createUnionType({
  name: 'SetBankAccountResult',
  description: 'The consignor with the account, or why nothing was changed.',
  types: () => [Consignor, InvalidInput, NotFound, ModuleOff, LogInNotRecent] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
