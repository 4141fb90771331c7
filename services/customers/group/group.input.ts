import { ArrayMaxSize, ArrayNotEmpty, IsNotEmpty, Matches, MaxLength, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { UUID } from '../../kernel/graph/shared';
import { Lines } from '../../kernel/text/typed';

@InputType({ description: 'A new customer group.' })
export class CreateCustomerGroupInput {
  @Field(() => String, { description: 'Name, 1 to 60 characters, once per store whatever its case.' })
  @IsNotEmpty()
  @MaxLength(60)
  name: string;
  @Field(() => String, { nullable: true, description: 'What the group is for, at most 500 characters.' })
  @Lines()
  @MaxLength(500)
  description?: string | null;
  @Field(() => String, { description: 'Colour: "#3b8260".' })
  @Matches(/^#[0-9a-f]{6}$/i, { message: 'A colour like #3b8260' })
  colour: string;
}

@InputType({
  description: 'What changes of a customer group. A field that is left out stays as it is, null empties it.',
})
export class UpdateCustomerGroupInput {
  @Field(() => String, {
    nullable: true,
    description: 'Name, 1 to 60 characters, once per store whatever its case; null leaves it.',
  })
  @IsNotEmpty()
  @MaxLength(60)
  name?: string | null;
  @Field(() => String, { nullable: true, description: 'What the group is for, at most 500 characters.' })
  @Lines()
  @MaxLength(500)
  description?: string | null;
  @Field(() => String, { nullable: true, description: 'Colour: "#3b8260"; null leaves it.' })
  @Matches(/^#[0-9a-f]{6}$/i, { message: 'A colour like #3b8260' })
  colour?: string | null;
  @Field(() => UUID, { description: 'Which group.' })
  id: string;
  @Field(() => Int, { nullable: true, description: 'The version that was edited; null does not check.' })
  @Min(1)
  version?: number | null;
}

@InputType({ description: 'Which group to delete.' })
export class DeleteCustomerGroupInput {
  @Field(() => UUID, { description: 'Which group.' })
  id: string;
  @Field(() => UUID, {
    nullable: true,
    description:
      'The group that becomes the default of those whose default this is; needed only where there are any.',
  })
  replacementId?: string | null;
}

/** As many as the largest page of a list has: more than that is no choice by hand. */
const MOST_MEMBERS = 200;

@InputType({ description: 'A group, and customers to put into it or take out of it.' })
export class GroupMembersInput {
  @Field(() => UUID, { description: 'Which group.' })
  groupId: string;
  @Field(() => [UUID], { description: 'Whom: 1 to 200 customers, each counted once.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_MEMBERS)
  customerIds: string[];
}
