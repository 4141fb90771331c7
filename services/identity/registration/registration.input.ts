import { ArrayMaxSize, IsIn, MaxLength, ValidateNested } from 'class-validator';
import { createUnionType, Field, InputType } from 'type-graphql';
import { LONGEST_EMAIL } from '../../kernel/email/email';
import { IsEmailAddress } from '../../kernel/email/is-email-address';
import { ModuleOff } from '../../kernel/graph/module';
import { CountryCode, InvalidInput, LanguageCode, NotFound } from '../../kernel/graph/shared';
import { languages, type Language } from '../../kernel/language/language';
import { PortalClosed, TooManyAttempts } from '../login/login.problems';
import { AcceptedTextInput, MOST_TEXTS } from '../text-acceptance/text-acceptance.input';
import { MailOnItsWay } from '../user/user.input';
import { Registered, RegistrantKind } from './registration';

@InputType({ description: 'Who registers. All of it is required but what says otherwise.' })
export class RegisterInput {
  @Field(() => RegistrantKind, { description: 'As a private person or for a company.' })
  kind: RegistrantKind;

  @Field(() => String, { description: 'E-mail address, at most 254 characters; capitals do not matter.' })
  @MaxLength(LONGEST_EMAIL)
  @IsEmailAddress()
  email: string;

  @Field(() => String, {
    description: 'First name, at most 80 characters; for a company that of the contact person.',
  })
  @MaxLength(80)
  firstName: string;

  @Field(() => String, {
    description: 'Surname, at most 80 characters; for a company that of the contact person.',
  })
  @MaxLength(80)
  lastName: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the company, at most 120 characters; refused of a private person.',
  })
  @MaxLength(120)
  companyName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Its organisation number in any spelling, checked for the country; refused of a private person. One that the shop knows already is accepted and leads to nobody.',
  })
  @MaxLength(20)
  organisationNumber?: string | null;

  @Field(() => String, { description: 'Street, at most 90 characters. It is the billing address.' })
  @MaxLength(90)
  street: string;

  @Field(() => String, { description: 'House number, at most 10 characters.' })
  @MaxLength(10)
  houseNumber: string;

  @Field(() => String, {
    nullable: true,
    description: 'What stands behind the number, at most 10 characters; null where nothing does.',
  })
  @MaxLength(10)
  houseAddition?: string | null;

  @Field(() => String, { description: 'Postal code, at most 12 characters.' })
  @MaxLength(12)
  postalCode: string;

  @Field(() => String, { description: 'Town, at most 80 characters.' })
  @MaxLength(80)
  town: string;

  @Field(() => CountryCode, { description: 'Country.' })
  country: string;

  @Field(() => LanguageCode, {
    description: 'The language of the page: the mail is written in it, and what was agreed to is kept in it.',
  })
  @IsIn(languages)
  language: Language;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the newsletter is wanted, which counts once the address is confirmed; null and false: not. Not allowed where the store has none.',
  })
  newsletter?: boolean | null;

  @Field(() => [AcceptedTextInput], {
    description:
      'The versions of the terms and of the privacy statement that were shown, and are accepted by registering: one of each.',
  })
  @ArrayMaxSize(MOST_TEXTS, { message: `At most ${MOST_TEXTS} texts` })
  @ValidateNested({ each: true })
  acceptedTexts: AcceptedTextInput[];
}

const resolveType = (value: object): string => (value as { __typename: string }).__typename;

export const RegisterResult = createUnionType({
  name: 'RegisterResult',
  description: 'The same answer for known and unknown addresses, or why nothing is taken.',
  types: () => [Registered, InvalidInput, TooManyAttempts, PortalClosed, ModuleOff] as const,
  resolveType,
});

export const SendRegistrationAgainResult = createUnionType({
  name: 'SendRegistrationAgainResult',
  description: 'The same answer for known and unknown addresses, or why nothing is sent.',
  types: () => [MailOnItsWay, NotFound, TooManyAttempts, PortalClosed, ModuleOff] as const,
  resolveType,
});
