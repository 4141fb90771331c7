import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from '../../kernel/connection/connection-type';
import { Period } from '../../kernel/graph/period';

@ArgsType()
export class OrderListArguments extends PageArgs {
  @Field(() => Period, { nullable: true, description: 'Bought in these days; null = whenever.' })
  period?: Period | null;
}
