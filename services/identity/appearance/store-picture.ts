import { Field, Int, ObjectType } from 'type-graphql';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';

export const StorePictureKind = codesOf('StorePictureKind', 'What a picture of a store is for.', {
  LOGO: 'In the head of every page, and small in the tab of a browser.',
  BANNER: 'Above the log-in at the store’s address.',
});
export type StorePictureKind = CodeOf<typeof StorePictureKind>;

@ObjectType({ description: 'A picture of a store, made anew of what was handed in. Everyone sees it.' })
export class StorePicture {
  @Field(() => String, {
    description: 'Path of it. What is there never changes: another picture has another path.',
  })
  url: string;
  @Field(() => Int, { description: 'Width in pixels.' })
  width: number;
  @Field(() => Int, { description: 'Height in pixels.' })
  height: number;
}

@ObjectType({ description: 'The logo of a store, and what is made of it. Everyone sees it.' })
export class StoreLogo extends StorePicture {
  @Field(() => String, { description: 'Path of a square of 64 pixels, PNG, for the tab of a browser.' })
  iconUrl: string;
  @Field(() => String, {
    description: 'Path of a square of 180 pixels, PNG on white, for the start of a telephone.',
  })
  touchIconUrl: string;
}
