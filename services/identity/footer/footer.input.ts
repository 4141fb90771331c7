import { ArrayMaxSize, MaxLength, Min, ValidateNested } from 'class-validator';
import { createUnionType, Field, InputType, Int } from 'type-graphql';
import { ChangedMeanwhile, InvalidInput } from '../../kernel/graph/shared';
import { FooterCarrierCode, FooterPaymentCode, StoreFooter } from './footer';
import { LONGEST_MARK, MOST_MARKS, type readyCarriers, type readyPayments } from './footer.rules';

const TOO_LONG = { message: `At most ${LONGEST_MARK} characters` };
const TOO_MANY = { message: `At most ${MOST_MARKS}` };

@InputType({ description: 'A way to pay: ready-made, or by a name of the store’s own.' })
export class FooterPaymentInput {
  @Field(() => FooterPaymentCode, {
    nullable: true,
    description: 'Which of those that are ready-made; null where it has a name of its own.',
  })
  code?: keyof typeof readyPayments | null;
  @Field(() => String, {
    nullable: true,
    description: 'Its name, at most 30 characters; null where it is ready-made.',
  })
  @MaxLength(LONGEST_MARK, TOO_LONG)
  ownName?: string | null;
}

@InputType({ description: 'A carrier: ready-made, or by a name of the store’s own.' })
export class FooterCarrierInput {
  @Field(() => FooterCarrierCode, {
    nullable: true,
    description: 'Which of those that are ready-made; null where it has a name of its own.',
  })
  code?: keyof typeof readyCarriers | null;
  @Field(() => String, {
    nullable: true,
    description: 'Its name, at most 30 characters; null where it is ready-made.',
  })
  @MaxLength(LONGEST_MARK, TOO_LONG)
  ownName?: string | null;
}

@InputType({ description: 'What is to stand at the foot of every page. What is left out stays.' })
export class UpdateStoreFooterInput {
  @Field(() => Int, {
    nullable: true,
    description:
      'The version that was edited; refused where somebody saved a newer one. Null does not check.',
  })
  @Min(0, { message: 'Not less than 0' })
  version?: number | null;
  @Field(() => [FooterPaymentInput], {
    nullable: true,
    description: 'All ways to pay that are named, in their order, at most 20, each once. Null leaves them.',
  })
  @ArrayMaxSize(MOST_MARKS, TOO_MANY)
  @ValidateNested({ each: true })
  payments?: FooterPaymentInput[] | null;
  @Field(() => [FooterCarrierInput], {
    nullable: true,
    description: 'All carriers that are named, in their order, at most 20, each once. Null leaves them.',
  })
  @ArrayMaxSize(MOST_MARKS, TOO_MANY)
  @ValidateNested({ each: true })
  carriers?: FooterCarrierInput[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether one can ask for the newsletter there. Null leaves it.',
  })
  newsletter?: boolean | null;
}

export const UpdateStoreFooterResult = createUnionType({
  name: 'UpdateStoreFooterResult',
  description: 'The foot of the pages as it is now, or why nothing was changed.',
  types: () => [StoreFooter, InvalidInput, ChangedMeanwhile] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
