import { Field, ObjectType } from 'type-graphql';
import { Total } from '../../kernel/graph/shared';

@ObjectType({
  description:
    'What there is of what a store can switch off, counted before it does; for staff who may change its settings.',
})
export class ModuleFigures {
  @Field(() => Total, { description: 'Its consignors.' })
  consignors: Total;
  @Field(() => Total, { description: 'Items in the store: received, on sale or not yet.' })
  itemsInStore: Total;
  @Field(() => Total, {
    description: 'Consignors who may enter items themselves, while the store lets them.',
  })
  entering: Total;
  @Field(() => Total, {
    description: 'Intakes into which something is entered, and that are not handed over.',
  })
  openIntakes: Total;
  @Field(() => Total, { description: 'Items on sale whose price the schedule has taken down.' })
  markedDown: Total;
}
