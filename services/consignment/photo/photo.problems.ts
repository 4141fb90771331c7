import { createUnionType } from 'type-graphql';
import { ModuleClosed } from '../../kernel/graph/module';
import { ChangedMeanwhile, InvalidInput, NotFound } from '../../kernel/graph/shared';
import { ConsignmentItem } from '../item/item';

export const SetItemPhotoResult = createUnionType({
  name: 'SetItemPhotoResult',
  description: 'The item as it is now, or why nothing was changed.',
  types: () => [ConsignmentItem, InvalidInput, NotFound, ModuleClosed, ChangedMeanwhile] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
