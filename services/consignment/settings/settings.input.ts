import { ArrayMaxSize, Max, MaxLength, Min, ValidateBy, ValidateNested } from 'class-validator';
import { isPayerBic, isPayerIban } from './payer';
import { createUnionType, Field, InputType, Int } from 'type-graphql';
import { ModuleOff } from '../../kernel/graph/module';
import { LogInNotRecent } from '../../kernel/graph/recent-log-in';
import { ChangedMeanwhile, InvalidInput, NotFound, Percent, SafeInt } from '../../kernel/graph/shared';
import { Dac7NotHere } from '../dac7/dac7.problems';
import { Dac7Counted } from '../dac7/dac7.rules';
import { AfterGrace } from '../item/deadline.rules';
import { HIGHEST_PRICE_MINOR } from '../intake/intake.input';
import { ShareBase } from '../item/item';
import { MarkdownStepInput } from '../markdown/markdown';
import { MarkdownBearer } from '../markdown/markdown.rules';
import { ConsignmentSettings } from './settings';

const MOST_CATEGORIES = 200;
/** As long as the category of an item may be. */
const LONGEST_CATEGORY = 60;
const LONGEST_TERM = 730;
const LONGEST_GRACE = 365;
const LONGEST_WINDOW = 365;
const MOST_STEPS = 5;

@InputType({
  description:
    'What the store agrees with all its consignors from now on; what was received before stays as it was agreed then.',
})
export class UpdateConsignmentSettingsInput {
  @Field(() => Int, {
    nullable: true,
    description:
      'The version that was edited; refused where somebody saved a newer one. Null does not check.',
  })
  @Min(0, { message: 'Not less than 0' })
  version?: number | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'True only says what would be refused, and changes nothing: the answer is what stands. Null and false save.',
  })
  checkOnly?: boolean | null;
  @Field(() => Percent, { nullable: true, description: "The consignor's share in percent; null leaves it." })
  @Min(0, { message: 'Between 0 and 100, not $value' })
  @Max(100, { message: 'Between 0 and 100, not $value' })
  consignorSharePercent?: number | null;
  @Field(() => ShareBase, { nullable: true, description: 'Of what that share is; null leaves it.' })
  shareBase?: ShareBase | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Days from receipt to the day of return, 0 to 730; null leaves it.',
  })
  @Min(0, { message: `Between 0 and ${LONGEST_TERM}, not $value` })
  @Max(LONGEST_TERM, { message: `Between 0 and ${LONGEST_TERM}, not $value` })
  returnTermDays?: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Days of grace after the day of return, 0 to 365; null leaves it.',
  })
  @Min(0, { message: `Between 0 and ${LONGEST_GRACE}, not $value` })
  @Max(LONGEST_GRACE, { message: `Between 0 and ${LONGEST_GRACE}, not $value` })
  graceDays?: number | null;
  @Field(() => AfterGrace, { nullable: true, description: 'What becomes of goods then; null leaves it.' })
  afterGrace?: AfterGrace | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether that is done by itself, at night, from the coming one: of goods whose consignor was told of it, or gives to charity. Nothing is done where the store decides. Null leaves it.',
  })
  afterGraceByItself?: boolean | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'Days in which a buyer may bring back what was sold at the till from now on, 0 to 365; null leaves it.',
  })
  @Min(0, { message: `Between 0 and ${LONGEST_WINDOW}, not $value` })
  @Max(LONGEST_WINDOW, { message: `Between 0 and ${LONGEST_WINDOW}, not $value` })
  returnWindowDays?: number | null;
  @Field(() => SafeInt, {
    nullable: true,
    description:
      'Less than what no payout run pays anybody, in minor units of the currency of the store, 0 to 10,000,000,000; null leaves it.',
  })
  @Min(0, { message: 'Not less than 0' })
  @Max(HIGHEST_PRICE_MINOR, { message: `At most ${HIGHEST_PRICE_MINOR}, not $value` })
  minimumPayoutMinor?: number | null;
  @Field(() => Percent, {
    nullable: true,
    description: 'On what is paid out as store credit so many percent are given on top; null leaves it.',
  })
  @Min(0, { message: 'Between 0 and 100, not $value' })
  @Max(100, { message: 'Between 0 and 100, not $value' })
  creditBonusPercent?: number | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The account from which the store pays consignors: an IBAN, with spaces or without, or the eleven digits of a Norwegian account; null or blank names none, left out leaves it.',
  })
  @MaxLength(60, { message: 'At most 60 characters' })
  @ValidateBy({ name: 'isPayerIban', validator: { validate: isPayerIban } }, { message: 'This is no IBAN' })
  payoutIban?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The BIC of the bank of that account, 8 or 11 characters, for banks that ask for it; null or blank names none, left out leaves it.',
  })
  @MaxLength(20, { message: 'At most 20 characters' })
  @ValidateBy({ name: 'isPayerBic', validator: { validate: isPayerBic } }, { message: 'This is no BIC' })
  payoutBic?: string | null;
  @Field(() => [String], {
    nullable: true,
    description:
      'All categories in their order, at most 200 of at most 60 characters each; blank ones and those that are there already are left out. Null leaves them.',
  })
  @ArrayMaxSize(MOST_CATEGORIES, { message: `At most ${MOST_CATEGORIES}` })
  @MaxLength(LONGEST_CATEGORY, { each: true, message: `At most ${LONGEST_CATEGORY} characters each` })
  categories?: string[] | null;
  @Field(() => String, {
    nullable: true,
    description:
      'Which terms are accepted, at most 40 characters; null or blank names none, left out leaves it.',
  })
  @MaxLength(40, { message: 'At most 40 characters' })
  termsVersion?: string | null;
  @Field(() => [MarkdownStepInput], {
    nullable: true,
    description:
      'When goods are marked down, at most 5 steps in any order: also what is on sale already, never after its day of return. None = never; null leaves it.',
  })
  @ValidateNested({ each: true })
  @ArrayMaxSize(MOST_STEPS, { message: `At most ${MOST_STEPS}` })
  markdownSteps?: MarkdownStepInput[] | null;
  @Field(() => SafeInt, {
    nullable: true,
    description:
      'Below what nothing is marked down, in minor units of the currency of the store, 0 to 10,000,000,000; null leaves it.',
  })
  @Min(0, { message: 'Not less than 0' })
  @Max(HIGHEST_PRICE_MINOR, { message: `At most ${HIGHEST_PRICE_MINOR}, not $value` })
  markdownFloorMinor?: number | null;
  @Field(() => MarkdownBearer, {
    nullable: true,
    description: 'Who bears what is marked down; null leaves it.',
  })
  markdownBorneBy?: MarkdownBearer | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the store reports what it sold for consignors (DAC7); yes is refused where its country has no such law. Off hides what was asked and deletes nothing. Null leaves it.',
  })
  dac7On?: boolean | null;
  @Field(() => SafeInt, {
    nullable: true,
    description:
      'Who sells for more than this in a year is reported, in minor units of the currency of the store, 0 to 10,000,000,000; null is what the law says, left out leaves it.',
  })
  @Min(0, { message: 'Not less than 0' })
  @Max(HIGHEST_PRICE_MINOR, { message: `At most ${HIGHEST_PRICE_MINOR}, not $value` })
  dac7ThresholdMinor?: number | null;
  @Field(() => Dac7Counted, {
    nullable: true,
    description: 'Which sales count towards that; null leaves it.',
  })
  dac7Counted?: Dac7Counted | null;
}

export const UpdateConsignmentSettingsResult = createUnionType({
  name: 'UpdateConsignmentSettingsResult',
  description: 'The settings as they are now, or why nothing was changed.',
  types: () =>
    [
      ConsignmentSettings,
      InvalidInput,
      NotFound,
      ChangedMeanwhile,
      ModuleOff,
      Dac7NotHere,
      LogInNotRecent,
    ] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
