import { Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { UUID } from '../../kernel/graph/shared';

@InputType({ description: 'The photo of an item, whatever became of it.' })
export class SetItemPhotoInput {
  @Field(() => UUID, { description: 'The item.' })
  id: string;
  @Field(() => UUID, {
    nullable: true,
    description:
      'A photo that was handed in before, as JPEG, PNG or WebP: what `POST /{store}/console/upload?kind=photo` answered. Null takes the photo away; left out, it stays.',
  })
  photoFileId?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The version that was seen; refused where somebody saved a newer one. Null does not check.',
  })
  @Min(1, { message: 'Not less than 1' })
  version?: number | null;
}
