import { Field, Int, ObjectType } from 'type-graphql';
import { Money, Percent } from '../../kernel/graph/shared';
import { Dac7Counted, mayKeepDac7, thresholdOf } from '../dac7/dac7.rules';
import { AfterGrace } from '../item/deadline.rules';
import { ShareBase } from '../item/item';
import { MarkdownStep } from '../markdown/markdown';
import { MarkdownBearer, scheduleOf } from '../markdown/markdown.rules';
import type { Store } from '../store/store';

@ObjectType({
  description: 'What the store agrees with all its consignors. Its consignors see it, and staff.',
})
export class ConsignmentSettings {
  @Field(() => Percent, {
    description: "The consignor's share in percent, for whom nothing else is agreed.",
  })
  consignorSharePercent: number;
  @Field(() => ShareBase, { description: 'Of what that share is.' })
  shareBase: ShareBase;
  @Field(() => Int, { description: 'How many days after receipt the day of return is.' })
  returnTermDays: number;
  @Field(() => Int, { description: 'How many days after that its consignor may still collect it.' })
  graceDays: number;
  @Field(() => AfterGrace, { description: 'What becomes of it then.' })
  afterGrace: AfterGrace;
  @Field(() => Boolean, {
    description:
      'Whether that is done by itself, at night: only with goods whose consignor was told of it, or gives to charity.',
  })
  afterGraceByItself: boolean;
  @Field(() => Int, {
    description:
      'How many days a buyer may bring back what was sold at the till: its share can be paid out on the day after; 0 = at once.',
  })
  returnWindowDays: number;
  @Field(() => Money, { description: 'A payout run pays nobody less than this.' })
  minimumPayout: Money;
  @Field(() => Percent, {
    description: 'What is paid out as store credit is so many percent more; 0 = no more than in money.',
  })
  creditBonusPercent: number;
  @Field(() => String, {
    nullable: true,
    description:
      'The IBAN of the account from which the store pays consignors, without spaces; null where it names none: no file for the bank can be made then. Staff only.',
  })
  payoutIban: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The BIC of the bank of that account; null where it names none. Staff only.',
  })
  payoutBic: string | null;
  @Field(() => [String], {
    description: 'The categories of goods, in the words and the order of the store; none = any word will do.',
  })
  categories: string[];
  @Field(() => String, {
    nullable: true,
    description: 'Which terms a consignor accepts with an intake; null where the store names none.',
  })
  termsVersion: string | null;
  @Field(() => [MarkdownStep], {
    description:
      'When goods are marked down that are still on sale, in the order of the days, never after their day of return; none = never.',
  })
  markdownSteps: MarkdownStep[];
  @Field(() => Money, { description: 'Nothing is marked down below this.' })
  markdownFloor: Money;
  @Field(() => MarkdownBearer, { description: 'Who bears what is marked down, of what is received now.' })
  markdownBorneBy: MarkdownBearer;
  @Field(() => Boolean, {
    description: 'Whether the store can report what it sold for consignors (DAC7): its country has that law.',
  })
  mayKeepDac7: boolean;
  @Field(() => Boolean, { description: 'Whether it does.' })
  dac7On: boolean;
  @Field(() => Money, {
    nullable: true,
    description: 'The threshold that the store has set; null where it is what the law says.',
  })
  dac7Threshold: Money | null;
  @Field(() => Money, {
    description:
      'The threshold that holds: who sells for more than this in a year is reported; so is who sells 30 times or more.',
  })
  dac7ThresholdInForce: Money;
  @Field(() => Dac7Counted, { description: 'Which sales count towards that.' })
  dac7Counted: Dac7Counted;
  @Field(() => Int, { description: 'Grows with every change.' })
  version: number;
}

/** The settings, out of the store's row. */
export function settingsOf(store: Store): ConsignmentSettings {
  const { consignorSharePercent, shareBase, returnTermDays, graceDays, afterGrace, returnWindowDays } = store;
  const { creditBonusPercent, categories, termsVersion, settingsVersion: version } = store;
  const { afterGraceByItself } = store;
  const days = { returnTermDays, graceDays, afterGrace, afterGraceByItself, returnWindowDays };
  const { steps, floorMinor } = scheduleOf(store);
  return {
    ...{ consignorSharePercent, shareBase, ...days, creditBonusPercent, categories, termsVersion },
    markdownSteps: steps.map((step) => ({ ...step })),
    minimumPayout: { amountMinor: store.minimumPayoutMinor, currency: store.currency },
    ...{ payoutIban: store.payoutIban, payoutBic: store.payoutBic },
    markdownFloor: { amountMinor: floorMinor, currency: store.currency },
    markdownBorneBy: store.markdownBorneBy,
    ...{ mayKeepDac7: mayKeepDac7(store), dac7On: store.dac7On, dac7Counted: store.dac7Counted },
    dac7Threshold:
      store.dac7ThresholdMinor === null
        ? null
        : { amountMinor: store.dac7ThresholdMinor, currency: store.currency },
    dac7ThresholdInForce: { amountMinor: thresholdOf(store), currency: store.currency },
    version,
  };
}
