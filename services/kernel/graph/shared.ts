import { Directive, Field, Int, InterfaceType, ObjectType } from 'type-graphql';
import { fieldFaults, type FieldFaultCode } from '../refusal/refusal';
import { codesOf, type CodeOf } from './codes';
import { CurrencyCode, SafeInt } from './scalars';

export {
  CountryCode,
  CurrencyCode,
  DateTime,
  LanguageCode,
  LocalDate,
  Percent,
  SafeInt,
  UUID,
} from './scalars';

@Directive('@shareable')
@ObjectType({ description: 'An amount of money, never a fraction of a minor unit.' })
export class Money {
  @Field(() => SafeInt, {
    description:
      'In minor units of the currency: cents for EUR, øre for NOK. Negative for what is owed the other way.',
  })
  amountMinor: number;
  @Field(() => CurrencyCode, { description: 'The currency of the store.' })
  currency: string;
}

@Directive('@shareable')
@ObjectType({
  description: 'Where a page of a list stands. Cursors are keysets: a deep page costs what the first costs.',
})
export class PageInfo {
  @Field(() => Boolean, { description: 'There is at least one more after this page.' })
  hasNextPage: boolean;
  @Field(() => Boolean, { description: 'There is at least one before this page.' })
  hasPreviousPage: boolean;
  @Field(() => String, { nullable: true, description: 'Cursor of the first edge; null on an empty page.' })
  startCursor: string | null;
  @Field(() => String, { nullable: true, description: 'Cursor of the last edge; null on an empty page.' })
  endCursor: string | null;
}

@Directive('@shareable')
@ObjectType({ description: 'How many there are in all.' })
export class Total {
  @Field(() => Int, { description: 'The count; where `capped`, at least this many.' })
  count: number;
  @Field(() => Boolean, { description: 'True where counting stopped at 10,000: show "10,000+".' })
  capped: boolean;
}

/** Direction of a sorted list. */
export const SortDirection = codesOf('SortDirection', 'Which way a list is sorted.', {
  ASC: 'Lowest, first in the alphabet or oldest first.',
  DESC: 'Highest, last in the alphabet or newest first.',
});
export type SortDirection = CodeOf<typeof SortDirection>;

@InterfaceType({
  description: 'A refusal: what was asked did not happen, and nothing was written.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class Problem {
  @Field(() => String, {
    description:
      'What is the matter, in English, for developers. Pages use their own words by type and code.',
  })
  message: string;
}

export const FieldProblemCode = codesOf(
  'FieldProblemCode',
  'What is wrong with a field of an input; pages have words of their own for it.',
  fieldFaults,
);

@Directive('@shareable')
@ObjectType({ description: 'One field that was not accepted.' })
export class FieldProblem {
  @Field(() => String, { description: 'Path in the input: "billingAddress.town".' })
  path: string;
  @Field(() => FieldProblemCode, { description: 'Why.' })
  code: FieldFaultCode;
  @Field(() => String, { description: 'What is wrong with it, in English, with the figure that would do.' })
  message: string;
}

@Directive('@shareable')
@ObjectType({
  implements: Problem,
  description: 'The input is refused; every wrong field is named. Nothing was written.',
})
export class InvalidInput extends Problem {
  @Field(() => [FieldProblem], { description: 'The fields, in the order of the input.' })
  fields: FieldProblem[];
}

@Directive('@shareable')
@ObjectType({
  implements: Problem,
  description: 'There is none, or it is not yours: the same answer for both.',
})
export class NotFound extends Problem {}

@Directive('@shareable')
@ObjectType({ implements: Problem, description: 'Somebody saved this meanwhile; nothing was written.' })
export class ChangedMeanwhile extends Problem {
  @Field(() => Int, { description: 'The version that stands now.' })
  version: number;
}
