import { IsIn, IsNotEmpty, MaxLength } from 'class-validator';
import { createUnionType, Field, InputType } from 'type-graphql';
import { LONGEST_EMAIL } from '../../kernel/email/email';
import { IsEmailAddress } from '../../kernel/email/is-email-address';
import { InvalidInput, LanguageCode, NotFound, UUID } from '../../kernel/graph/shared';
import { languages, type Language } from '../../kernel/language/language';
import { LinkNotValid } from '../activation/activation.problems';
import { TooManyAttempts } from '../login/login.problems';
import { MailOnItsWay } from '../user/user.input';
import { NewsletterChosen, NewsletterClosed, NewsletterConfirmed, NewsletterLeft } from './newsletter';

const LONGEST_TOKEN = 1000;

@InputType({ description: 'Where the newsletter shall go.' })
export class SubscribeToNewsletterInput {
  @Field(() => String, { description: 'E-mail address, at most 254 characters; capitals do not matter.' })
  @MaxLength(LONGEST_EMAIL)
  @IsEmailAddress()
  email: string;

  @Field(() => LanguageCode, {
    description: 'The language of the page: what was agreed to is kept in it, and the mail is written in it.',
  })
  @IsIn(languages)
  language: Language;
}

@InputType({ description: 'A link that confirms that somebody wants the newsletter.' })
export class ConfirmNewsletterInput {
  @Field(() => String, { description: 'The token of the link in the mail.' })
  @MaxLength(LONGEST_TOKEN)
  @IsNotEmpty()
  token: string;
}

@InputType({ description: 'A link that ends the newsletter.' })
export class UnsubscribeFromNewsletterInput {
  @Field(() => String, { description: 'The token of the link in a newsletter, or in a mail about it.' })
  @MaxLength(LONGEST_TOKEN)
  @IsNotEmpty()
  token: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True where a mail program did it by the header of the mail, without its page being seen; null and false: on the page.',
  })
  isOneClick?: boolean | null;
}

@InputType({ description: 'Whether a customer wants the newsletter.' })
export class ChooseNewsletterInput {
  @Field(() => UUID, { description: 'The customer; one of those that whoever is logged in acts for.' })
  customerId: string;

  @Field(() => Boolean, { description: 'Whether it is wanted.' })
  isWanted: boolean;

  @Field(() => LanguageCode, {
    description: 'The language of the page: what was agreed to is kept in it.',
  })
  @IsIn(languages)
  language: Language;
}

const resolveType = (value: object): string => (value as { __typename: string }).__typename;

export const SubscribeToNewsletterResult = createUnionType({
  name: 'SubscribeToNewsletterResult',
  description:
    'The same answer for addresses that are known, unknown, or have the newsletter already; or why none is taken.',
  types: () => [MailOnItsWay, InvalidInput, TooManyAttempts, NewsletterClosed] as const,
  resolveType,
});

export const ConfirmNewsletterResult = createUnionType({
  name: 'ConfirmNewsletterResult',
  description: 'The address that has the newsletter now, or that the link does nothing.',
  types: () => [NewsletterConfirmed, LinkNotValid, InvalidInput] as const,
  resolveType,
});

export const UnsubscribeFromNewsletterResult = createUnionType({
  name: 'UnsubscribeFromNewsletterResult',
  description: 'That it has ended, or that the link is none of ours.',
  types: () => [NewsletterLeft, LinkNotValid, InvalidInput] as const,
  resolveType,
});

export const ChooseNewsletterResult = createUnionType({
  name: 'ChooseNewsletterResult',
  description: 'That it is kept, or that there is no such customer.',
  types: () => [NewsletterChosen, NotFound, InvalidInput] as const,
  resolveType,
});
