import { MaxLength, ValidateNested } from 'class-validator';
import { ArgsType, createUnionType, Field, InputType } from 'type-graphql';
import { PageArgs } from '../../kernel/connection/connection-type';
import { InvalidInput, NotFound, UUID } from '../../kernel/graph/shared';
import { NewsletterSubscriber, SubscriberState } from './subscriber';

const LONGEST_SEARCH = 254;

@InputType({ description: 'Which subscribers a list is of: those of which all that is said here holds.' })
export class NewsletterSubscriberFilter {
  @Field(() => SubscriberState, {
    nullable: true,
    description: 'Only those with whom it stands so; null = any.',
  })
  state?: SubscriberState | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only those with this in their address, whatever its case. Null or blank = all.',
  })
  @MaxLength(LONGEST_SEARCH, { message: `At most ${LONGEST_SEARCH} characters` })
  email?: string | null;
}

@ArgsType()
export class NewsletterSubscriberArguments extends PageArgs {
  @Field(() => NewsletterSubscriberFilter, { nullable: true, description: 'Which ones; null = all.' })
  @ValidateNested()
  filter?: NewsletterSubscriberFilter | null;
}

@InputType({ description: 'Whose newsletter is to end.' })
export class UnsubscribeSubscriberInput {
  @Field(() => UUID, { description: 'Id of the subscriber.' })
  id: string;
}

export const UnsubscribeSubscriberResult = createUnionType({
  name: 'UnsubscribeSubscriberResult',
  description: 'The subscriber as it stands now, or that there is none with this id.',
  types: () => [NewsletterSubscriber, NotFound, InvalidInput] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
