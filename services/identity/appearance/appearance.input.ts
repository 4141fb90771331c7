import { MaxLength, Min } from 'class-validator';
import { createUnionType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { skins, type Skin } from '../../../schema/skins';
import { codesOf } from '../../kernel/graph/codes';
import { ChangedMeanwhile, InvalidInput, NotFound, Problem, UUID } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';
import { Store } from '../store/store';
import { StorePictureKind } from './store-picture';

export const SkinCode = codesOf('Skin', 'How the pages of a store look.', skins);

const VERSION = 'The version that was edited; refused where somebody saved a newer one. Null does not check.';
const LONGEST_COLOUR = 20;

@InputType({ description: 'What is to be otherwise of a store’s portal. What is left out stays.' })
export class UpdatePortalInput {
  @Field(() => Int, { nullable: true, description: VERSION })
  @Min(0, { message: 'Not less than 0' })
  version?: number | null;
  @Field(() => SkinCode, { nullable: true, description: 'How pages look; null leaves it.' })
  skin?: Skin | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The colour that counts where the skin is FREE, and is kept for it otherwise: six hex digits, or three. Any is taken; what could not be read in it is made lighter or darker. Null leaves it.',
  })
  @MaxLength(LONGEST_COLOUR, { message: `At most ${LONGEST_COLOUR} characters` })
  colour?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether customers can log in. Off ends all their log-ins at once; public pages and the console stay. Null leaves it.',
  })
  portalOn?: boolean | null;
}

@InputType({ description: 'A picture of a store, or that it has none any more.' })
export class SetStorePictureInput {
  @Field(() => StorePictureKind, { description: 'Which.' })
  kind: StorePictureKind;
  @Field(() => UUID, {
    nullable: true,
    description:
      'What was handed in before, as PNG, JPEG or WebP, or as SVG for a logo: what `POST /{store}/console/upload?kind=store-picture` answered. Null, or left out, takes the picture away.',
  })
  fileId?: string | null;
  @Field(() => Int, { nullable: true, description: VERSION })
  @Min(0, { message: 'Not less than 0' })
  version?: number | null;
}

@ObjectType({
  implements: Problem,
  description:
    'More pictures wait to be made at this moment than there is room for, or making this one broke off. Nothing is wrong with it, and nothing was written.',
})
export class PicturesBusy extends Problem {
  @Field(() => Int, { description: 'In how many seconds to try again.' })
  retryAfterSeconds: number;
}

/** Refuses because too many pictures are being made already. */
export function picturesBusy(retryAfterSeconds: number): Refusal {
  const message = 'Too many pictures are being made at this moment';
  return new Refusal(Object.assign({ __typename: 'PicturesBusy', message }, { retryAfterSeconds }));
}

export const UpdatePortalResult = createUnionType({
  name: 'UpdatePortalResult',
  description: 'The store as it is now, or why nothing was changed.',
  types: () => [Store, InvalidInput, NotFound, ChangedMeanwhile] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

export const SetStorePictureResult = createUnionType({
  name: 'SetStorePictureResult',
  description: 'The store as it is now, or why nothing was changed.',
  types: () => [Store, InvalidInput, NotFound, ChangedMeanwhile, PicturesBusy] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
