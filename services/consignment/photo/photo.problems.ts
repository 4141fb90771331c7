import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { ModuleOff } from '../../kernel/graph/module';
import { ChangedMeanwhile, InvalidInput, NotFound, Problem } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';
import { ConsignmentItem } from '../item/item';

@ObjectType({
  implements: Problem,
  description:
    'More photos wait to be made at this moment than there is room for, or making this one broke off. Nothing is wrong with it, nothing was written, and what was handed in is still there.',
})
export class PhotosBusy extends Problem {
  @Field(() => Int, { description: 'In how many seconds to try again.' })
  retryAfterSeconds: number;
}

export const SetItemPhotoResult = createUnionType({
  name: 'SetItemPhotoResult',
  description: 'The item as it is now, or why nothing was changed.',
  types: () => [ConsignmentItem, InvalidInput, NotFound, ModuleOff, ChangedMeanwhile, PhotosBusy] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

/** Refuses because too many photos are being made already. */
export function photosBusy(retryAfterSeconds: number): Refusal {
  const message = 'Too many photos are being made at this moment';
  return new Refusal(Object.assign({ __typename: 'PhotosBusy', message }, { retryAfterSeconds }));
}
