import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { UUID } from '../../kernel/graph/shared';

@Entity('photo', { schema: 'consignment' })
@ObjectType({
  description:
    'A photo of an item, upright, with nothing in it but what it shows. Its consignor sees it, and staff.',
})
export class ItemPhoto {
  @PrimaryColumn('uuid')
  @Field(() => UUID, { description: 'Its id; copies of an item share one.' })
  id: string;
  @Column('uuid')
  smallId: string;
  @Column('uuid')
  customerId: string;
  @Column('int')
  @Field(() => Int, { description: 'Width of the large one in pixels, at most 1,600.' })
  width: number;
  @Column('int')
  @Field(() => Int, { description: 'Height of the large one in pixels, at most 1,600.' })
  height: number;
  @Column('timestamptz')
  madeAt: Date;
  @Field(() => String, {
    description: 'Path of the large one, JPEG; whoever asks for it is asked who they are.',
  })
  url: string;
  @Field(() => String, { description: 'Path of the small one, JPEG, a square of 320 pixels; as above.' })
  smallUrl: string;
}
