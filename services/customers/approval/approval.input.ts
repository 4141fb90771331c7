import { ArrayMaxSize, ArrayNotEmpty, MaxLength } from 'class-validator';
import { ArgsType, createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { PageArgs } from '../../kernel/connection/connection-type';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { ModuleOff } from '../../kernel/graph/module';
import { InvalidInput, UUID } from '../../kernel/graph/shared';
import { Lines } from '../../kernel/text/typed';
import { Customer } from '../customer/customer';
import { CompanyApprovalState } from './approval';

/** As many as the largest page of a list has: more than that is no choice by hand. */
const MOST_AT_ONCE = 200;
const LONGEST_WORD = 500;

export const CompanyDecision = codesOf('CompanyDecision', 'What staff decide of a company.', {
  APPROVED: 'It buys as companies do from now on.',
  DECLINED: 'It keeps what a visitor has.',
});
export type CompanyDecision = CodeOf<typeof CompanyDecision>;

@ArgsType()
export class CompaniesForApprovalArguments extends PageArgs {
  @Field(() => CompanyApprovalState, {
    defaultValue: CompanyApprovalState.WAITING,
    description: 'Who: those that stand so. WAITING or DECLINED; there is no list of the others.',
  })
  state: CompanyApprovalState;
}

@InputType({ description: 'What staff decide of companies that registered.' })
export class DecideCompaniesInput {
  @Field(() => [UUID], { description: 'Which: 1 to 200 customers, each counted once.' })
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_AT_ONCE)
  customerIds: string[];

  @Field(() => CompanyDecision, { description: 'What is decided.' })
  decision: CompanyDecision;

  @Field(() => CompanyApprovalState, {
    nullable: true,
    description:
      'How they stood when they were looked at: DECLINED to approve them after all; null = WAITING. Who stands otherwise by now is left as it is, and named.',
  })
  standing?: CompanyApprovalState | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the companies are told with it, at most 500 characters: required with DECLINED; null = nothing besides.',
  })
  @Lines()
  @MaxLength(LONGEST_WORD)
  word?: string | null;
}

export const CompanyKeptReason = codesOf('CompanyKeptReason', 'Why nothing was decided of a company.', {
  STANDS_OTHERWISE: 'It stands otherwise by now: somebody else was faster, or it is no company any more.',
  NO_SUCH_CUSTOMER: 'There is no such customer.',
});
export type CompanyKeptReason = CodeOf<typeof CompanyKeptReason>;

@ObjectType({ description: 'A company of which nothing was decided, and why. Staff only.' })
export class CompanyKept {
  @Field(() => UUID, { description: 'The id that was given.' })
  customerId: string;
  @Field(() => Customer, {
    nullable: true,
    description: 'Whose it is; null where there is no such customer.',
  })
  customer: Customer | null;
  @Field(() => CompanyKeptReason, { description: 'Why.' })
  reason: CompanyKeptReason;
}

@ObjectType({ description: 'What became of companies that staff decided of. Staff only.' })
export class CompaniesDecided {
  @Field(() => [Customer], {
    description: 'Of whom it is decided, in the order in which they were given; their admins are mailed.',
  })
  decided: Customer[];
  @Field(() => [CompanyKept], { description: 'Those that stay as they are, in the same order.' })
  kept: CompanyKept[];
}

export const DecideCompaniesResult = createUnionType({
  name: 'DecideCompaniesResult',
  description: 'What became of each company, or why nothing was done.',
  types: () => [CompaniesDecided, InvalidInput, ModuleOff] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
