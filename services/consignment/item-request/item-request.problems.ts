import { createUnionType, Field, ObjectType } from 'type-graphql';
import { ModuleOff } from '../../kernel/graph/module';
import { ChangedMeanwhile, InvalidInput, NotFound, Problem } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';
import { ConsignmentItem } from '../item/item';
import { NotInStore } from '../receipt/receipt.problems';
import { ItemRequestState } from './item-request';

@ObjectType({
  implements: Problem,
  description: 'Nothing waits for an answer: it was answered or taken back, or the item has left the store.',
})
export class RequestClosed extends Problem {
  @Field(() => ItemRequestState, { description: 'What became of it.' })
  requestState: ItemRequestState;
}

export const AskForItemResult = createUnionType({
  name: 'AskForItemResult',
  description: 'The item with what is asked for it, or why nothing was asked.',
  types: () => [ConsignmentItem, InvalidInput, NotFound, ModuleOff, NotInStore] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

export const TakeBackRequestResult = createUnionType({
  name: 'TakeBackRequestResult',
  description: 'The item, for which nothing is asked any more, or why nothing was changed.',
  types: () => [ConsignmentItem, InvalidInput, NotFound, ModuleOff, RequestClosed] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

export const AnswerRequestResult = createUnionType({
  name: 'AnswerRequestResult',
  description: 'The item as it is now, or why nothing was changed.',
  types: () => [ConsignmentItem, InvalidInput, NotFound, ModuleOff, ChangedMeanwhile, RequestClosed] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

/** Refuses to answer or take back what does not wait. */
export const requestClosed = (requestState: ItemRequestState): Refusal =>
  new Refusal(
    Object.assign(
      { __typename: 'RequestClosed', message: `The request is ${requestState}` },
      { requestState },
    ),
  );
