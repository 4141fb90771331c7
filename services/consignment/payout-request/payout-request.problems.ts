import { createUnionType, Field, ObjectType } from 'type-graphql';
import { ModuleOff } from '../../kernel/graph/module';
import { ChangedMeanwhile, InvalidInput, NotFound, Problem } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';
import { NothingToPayOut } from '../payout/payout.problems';
import { PayoutRequest, PayoutRequestState } from './payout-request';

@ObjectType({
  implements: Problem,
  description: 'No request to be paid waits: it was paid, declined or taken back. Nothing was changed.',
})
export class PayoutRequestClosed extends Problem {
  @Field(() => PayoutRequestState, { description: 'What became of it.' })
  requestState: PayoutRequestState;
}

export const AskForPayoutResult = createUnionType({
  name: 'AskForPayoutResult',
  description: 'What is asked for, or why nothing was.',
  types: () => [PayoutRequest, InvalidInput, NotFound, ModuleOff, NothingToPayOut] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

export const TakeBackPayoutRequestResult = createUnionType({
  name: 'TakeBackPayoutRequestResult',
  description: 'What was asked for and is not any more, or why nothing was changed.',
  types: () => [PayoutRequest, InvalidInput, NotFound, ModuleOff, PayoutRequestClosed] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

export const DeclinePayoutResult = createUnionType({
  name: 'DeclinePayoutResult',
  description: 'What was asked for, with the answer, or why nothing was changed.',
  types: () =>
    [PayoutRequest, InvalidInput, NotFound, ModuleOff, ChangedMeanwhile, PayoutRequestClosed] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

/** Refuses to answer or take back what does not wait. */
export const payoutRequestClosed = (requestState: PayoutRequestState): Refusal =>
  new Refusal(
    Object.assign(
      { __typename: 'PayoutRequestClosed', message: `The request is ${requestState}` },
      { requestState },
    ),
  );
