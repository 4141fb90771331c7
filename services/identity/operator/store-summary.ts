import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionType } from '../../kernel/connection/connection-type';
import { CountryCode, DateTime } from '../../kernel/graph/shared';

@ObjectType({
  description:
    'A store of this installation as its operator sees it: that it is there, and whether somebody can open it. Never anything of its customers or sales. Operators only: staff of store 00000.',
})
export class StoreSummary {
  @Field(() => ID, { description: 'Five digits, text: "30042".' })
  id: string;
  @Field(() => String, { description: 'What the shop is called.' })
  name: string;
  @Field(() => CountryCode, { description: 'The country whose law it follows.' })
  country: string;
  @Field(() => Boolean, { description: 'Whether its customers can log in.' })
  portalOn: boolean;
  @Field(() => Boolean, {
    description: 'Whether its staff have put away the list of what is still to do in a new store.',
  })
  isSetUp: boolean;
  @Field(() => DateTime, { description: 'When it was made, UTC.' })
  createdAt: Date;
  @Field(() => Int, { description: 'How many owners can log in; 0 = nobody has opened it yet.' })
  owners: number;
  @Field(() => String, {
    nullable: true,
    description:
      'The address that the first owner was invited at, who has not set a password yet; null where an owner can log in, or nobody was invited.',
  })
  invitedEmail: string | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'When that invitation was last sent, UTC; its link works for seven days. Null likewise.',
  })
  invitedAt: Date | null;
  @Field(() => String, { description: 'Address of its console, to copy.' })
  consoleUrl: string;
}

export const StoreSummaryConnection = connectionType(StoreSummary, { name: 'StoreSummary', many: 'stores' });
