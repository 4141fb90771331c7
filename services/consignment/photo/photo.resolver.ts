import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { ConsignmentItem } from '../item/item';
import { ItemPhoto } from './photo';
import { SetItemPhotoInput } from './photo.input';
import { SetItemPhotoResult } from './photo.problems';
import type { PhotoService } from './photo.service';

/** Photos of items. */
@Resolver(() => ConsignmentItem)
export class PhotoResolver {
  constructor(private readonly service: PhotoService) {}

  @FieldResolver(() => ItemPhoto, { nullable: true, description: 'What it looks like; null = no photo.' })
  photo(@Ctx() call: Call, @Root() { photoId }: ConsignmentItem): Promise<ItemPhoto | null> | null {
    return photoId === null ? null : this.service.find(call, photoId);
  }

  @Mutation(() => SetItemPhotoResult, {
    description:
      'Gives an item a photo, another one or none, whatever became of it. Staff who may edit consignors.',
  })
  async setItemPhoto(
    @Ctx() call: Call,
    @Arg('input', { description: 'The item and its photo.' }) input: SetItemPhotoInput,
  ): Promise<typeof SetItemPhotoResult> {
    return Object.assign(await this.service.set(call, input), { __typename: 'ConsignmentItem' });
  }
}
