import { ArrayMaxSize, ArrayNotEmpty, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { createUnionType, Field, InputType, Int } from 'type-graphql';
import type { StoreModule } from '../../../schema/modules';
import { LONGEST_EMAIL } from '../../kernel/email/email';
import { storeModules } from '../../kernel/graph/module';
import {
  ChangedMeanwhile,
  CountryCode,
  InvalidInput,
  LanguageCode,
  NotFound,
} from '../../kernel/graph/shared';
import { LogInNotRecent } from '../../kernel/graph/recent-log-in';
import { TwoFactorPolicy } from '../two-factor/two-factor.rules';
import { Store } from './store';
import { StoreMailInput } from './store-mail';
import { LONGEST_MINIMUM, LONGEST_NAME, SHORTEST_PASSWORD } from './store.rules';

const LONGEST_LINE = 120;
const LONGEST_NUMBER = 40;
const LONGEST_TIME_ZONE = 60;
const MOST_LANGUAGES = 4;
const MOST_MODULES = 40;

@InputType({
  description: 'How to reach the shop. A part that is left out stays, and null or blank empties it.',
})
export class StoreContactInput {
  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  @MaxLength(LONGEST_EMAIL)
  email?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Telephone as it shall be shown, at most 30 characters.',
  })
  @MaxLength(30)
  telephone?: string | null;
  @Field(() => String, { nullable: true, description: 'Street and number, at most 120 characters.' })
  @MaxLength(LONGEST_LINE)
  street?: string | null;
  @Field(() => String, { nullable: true, description: 'Postal code, at most 12 characters.' })
  @MaxLength(12)
  postalCode?: string | null;
  @Field(() => String, { nullable: true, description: 'Town, at most 80 characters.' })
  @MaxLength(80)
  town?: string | null;
}

@InputType({ description: 'What is to be otherwise of the store. What is left out stays.' })
export class UpdateStoreInput {
  @Field(() => Int, {
    nullable: true,
    description:
      'The version that was edited; refused where somebody saved a newer one. Null does not check.',
  })
  @Min(0, { message: 'Not less than 0' })
  version?: number | null;
  @Field(() => String, {
    nullable: true,
    description: 'What the shop is called, 1 to 100 characters; null leaves it.',
  })
  @MaxLength(LONGEST_NAME, { message: `At most ${LONGEST_NAME} characters` })
  name?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Under which name it trades before the law, at most 120 characters; null or blank says none.',
  })
  @MaxLength(LONGEST_LINE, { message: `At most ${LONGEST_LINE} characters` })
  legalName?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Its organisation number in any spelling, judged by the rules of its country and kept by its digits; null or blank says none.',
  })
  @MaxLength(LONGEST_NUMBER, { message: `At most ${LONGEST_NUMBER} characters` })
  organisationNumber?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Its VAT number in any spelling, judged by the rules of its country; null or blank says none.',
  })
  @MaxLength(LONGEST_NUMBER, { message: `At most ${LONGEST_NUMBER} characters` })
  vatNumber?: string | null;
  @Field(() => CountryCode, {
    nullable: true,
    description:
      'The country whose law and rates of VAT hold from now on; what was sold stays as it was. Null leaves it.',
  })
  country?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The IANA time zone in which its days are meant from now on; null leaves it.',
  })
  @MaxLength(LONGEST_TIME_ZONE, { message: `At most ${LONGEST_TIME_ZONE} characters` })
  timeZone?: string | null;
  @Field(() => LanguageCode, {
    nullable: true,
    description: 'Its own language, one of those offered; null leaves it.',
  })
  language?: string | null;
  @Field(() => [LanguageCode], {
    nullable: true,
    description: 'The languages offered at its address, 1 to 4, its own among them; null leaves them.',
  })
  @ArrayNotEmpty({ message: 'At least one' })
  @ArrayMaxSize(MOST_LANGUAGES, { message: `At most ${MOST_LANGUAGES}` })
  languages?: string[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether "van den Berg" is sorted under B; null leaves it. Lists are sorted anew.',
  })
  sortsPastPrefixes?: boolean | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'How many characters a password has at least that is set from now on, 8 to 64; null leaves it.',
  })
  @Min(SHORTEST_PASSWORD, { message: `Between ${SHORTEST_PASSWORD} and ${LONGEST_MINIMUM}, not $value` })
  @Max(LONGEST_MINIMUM, { message: `Between ${SHORTEST_PASSWORD} and ${LONGEST_MINIMUM}, not $value` })
  minimumPasswordLength?: number | null;
  @Field(() => TwoFactorPolicy, {
    nullable: true,
    description:
      'Of whom it asks a second step after the password from now on, whoever is logged in already; a change asks for a recent log-in. Null leaves it.',
  })
  twoFactor?: TwoFactorPolicy | null;
  @Field(() => [storeModules.type], {
    nullable: true,
    description:
      'All that it has from now on. Of what it has no more nothing is shown, and nothing of it is deleted. Null leaves them.',
  })
  @ArrayMaxSize(MOST_MODULES, { message: `At most ${MOST_MODULES}` })
  modules?: StoreModule[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Puts the list of what is still to do away, or brings it back; null leaves it.',
  })
  isSetUp?: boolean | null;
  @Field(() => StoreContactInput, {
    nullable: true,
    description: 'How to reach the shop; null empties all of it.',
  })
  @ValidateNested()
  contact?: StoreContactInput | null;
  @Field(() => StoreMailInput, { nullable: true, description: 'How its mails are; null leaves it.' })
  @ValidateNested()
  mail?: StoreMailInput | null;
}

export const UpdateStoreResult = createUnionType({
  name: 'UpdateStoreResult',
  description: 'The store as it is now, or why nothing was changed.',
  types: () => [Store, InvalidInput, NotFound, ChangedMeanwhile, LogInNotRecent] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
