import { MaxLength, IsNotEmpty } from 'class-validator';
import { ArgsType, createUnionType, Field, ID, InputType } from 'type-graphql';
import { PageArgs } from '../../kernel/connection/connection-type';
import { LONGEST_EMAIL } from '../../kernel/email/email';
import { LogInNotRecent } from '../../kernel/graph/recent-log-in';
import { CountryCode, InvalidInput, LanguageCode, NotFound } from '../../kernel/graph/shared';
import { TooManyMails } from '../mail/too-many-mails';
import { LONGEST_NAME } from '../store/store.rules';
import { StoreSummary } from './store-summary';

const LONGEST_ID = 40;

@ArgsType()
export class StoreListArguments extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only the store with this id; null = whichever.' })
  @MaxLength(LONGEST_ID, { message: `At most ${LONGEST_ID} characters` })
  id?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only those with this in name or id, whatever its case; null or blank = all.',
  })
  @MaxLength(LONGEST_NAME, { message: `At most ${LONGEST_NAME} characters` })
  search?: string | null;
}

@InputType({ description: 'A store to make, and who is to open it first.' })
export class CreateStoreInput {
  @Field(() => ID, {
    description:
      'Five digits, text: "30042". It stands in the addresses of the store and never changes. Self-entry of items is for ids that begin with 300 or 600.',
  })
  @MaxLength(LONGEST_ID, { message: `At most ${LONGEST_ID} characters` })
  id: string;

  @Field(() => String, { description: 'What the shop is called, 1 to 100 characters.' })
  @MaxLength(LONGEST_NAME, { message: `At most ${LONGEST_NAME} characters` })
  name: string;

  @Field(() => CountryCode, {
    description:
      'NL, NO or SE: whose law it follows from the first day. Its time zone and currency come with it; the currency stays.',
  })
  country: string;

  @Field(() => LanguageCode, {
    nullable: true,
    description: "Its own language, which the owner's mail is written in, too; null = its country's.",
  })
  language?: string | null;

  @Field(() => String, { description: 'Name of the first owner, 1 to 100 characters.' })
  @MaxLength(LONGEST_NAME, { message: `At most ${LONGEST_NAME} characters` })
  ownerName: string;

  @Field(() => String, {
    description: 'Where the link goes by which the owner sets a password; they log in with this address.',
  })
  @MaxLength(LONGEST_EMAIL, { message: `At most ${LONGEST_EMAIL} characters` })
  ownerEmail: string;
}

@InputType({ description: 'Which store’s first owner is to be invited once more, and where.' })
export class SendOwnerActivationInput {
  @Field(() => ID, { description: 'Id of the store.' })
  @MaxLength(LONGEST_ID, { message: `At most ${LONGEST_ID} characters` })
  @IsNotEmpty()
  storeId: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Where the link goes from now on, and with which the owner logs in, where the address was mistyped; null or blank = the one there is.',
  })
  @MaxLength(LONGEST_EMAIL, { message: `At most ${LONGEST_EMAIL} characters` })
  ownerEmail?: string | null;
}

const resolveType = (value: object): string => (value as { __typename: string }).__typename;

export const CreateStoreResult = createUnionType({
  name: 'CreateStoreResult',
  description: 'The store that was made, or why none was.',
  types: () => [StoreSummary, InvalidInput, LogInNotRecent] as const,
  resolveType,
});

export const SendOwnerActivationResult = createUnionType({
  name: 'SendOwnerActivationResult',
  description: 'The store, to whose owner a mail is on its way, or why there is none.',
  types: () => [StoreSummary, NotFound, InvalidInput, LogInNotRecent, TooManyMails] as const,
  resolveType,
});
