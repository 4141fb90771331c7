import { createUnionType, Field, ObjectType } from 'type-graphql';
import { ModuleOff } from '../../kernel/graph/module';
import { ChangedMeanwhile, InvalidInput, NotFound, Problem } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';
import { Intake } from '../intake/intake';
import { ConsignmentItem, ItemState } from '../item/item';

@ObjectType({
  implements: Problem,
  description: 'Somebody has decided on some of these items before; nothing was written.',
})
export class ReceivedBefore extends Problem {
  @Field(() => [ConsignmentItem], { description: 'Those, as they are now.' })
  items: ConsignmentItem[];
}

@ObjectType({
  implements: Problem,
  description: 'The intake was not handed over: items are still being entered.',
})
export class IntakeStillOpen extends Problem {}

@ObjectType({
  implements: Problem,
  description:
    'It has no price and no day of return to be changed: it was not received yet, or is not in the store any more.',
})
export class NotInStore extends Problem {
  @Field(() => ItemState, { description: 'What became of it.' })
  state: ItemState;
}

@ObjectType({
  implements: Problem,
  description: 'An item does not go that way, or not by hand.',
})
export class NoSuchMove extends Problem {
  @Field(() => ItemState, { description: 'What became of it before.' })
  from: ItemState;
  @Field(() => [ItemState], { description: 'Where it may go from there by hand.' })
  allowed: ItemState[];
}

export const ReceiveItemsResult = createUnionType({
  name: 'ReceiveItemsResult',
  description: 'The intake as it is now, or why nothing was written.',
  types: () => [Intake, InvalidInput, NotFound, ModuleOff, IntakeStillOpen, ReceivedBefore] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

export const PriceItemResult = createUnionType({
  name: 'PriceItemResult',
  description: 'The item as it is now, or why nothing was changed.',
  types: () => [ConsignmentItem, InvalidInput, NotFound, ModuleOff, ChangedMeanwhile, NotInStore] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

export const SetReturnDateResult = createUnionType({
  name: 'SetReturnDateResult',
  description: 'The item as it is now, or why nothing was changed.',
  types: () => [ConsignmentItem, InvalidInput, NotFound, ModuleOff, ChangedMeanwhile, NotInStore] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

export const MoveItemResult = createUnionType({
  name: 'MoveItemResult',
  description: 'The item as it is now, or why nothing was changed.',
  types: () => [ConsignmentItem, InvalidInput, NotFound, ModuleOff, ChangedMeanwhile, NoSuchMove] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

const refusal = (__typename: string, message: string, more: object = {}): Refusal =>
  new Refusal(Object.assign({ __typename, message }, more));

/** Refuses to decide again on what was decided. */
export const receivedBefore = (items: ConsignmentItem[]): Refusal =>
  refusal('ReceivedBefore', `Decided before: ${items.map(({ number }) => number).join(', ')}`, { items });

/** Refuses to receive what is still being entered. */
export const intakeStillOpen = (): Refusal => refusal('IntakeStillOpen', 'It was not handed over yet');

/** Refuses a price, or a day of return, for what is not in the store. */
export const notInStore = (state: ItemState): Refusal => refusal('NotInStore', `It is ${state}`, { state });

/** Refuses a way that an item does not go. */
export const noSuchMove = (from: ItemState, to: ItemState, allowed: ItemState[]): Refusal =>
  refusal('NoSuchMove', `From ${from} not to ${to}`, { from, allowed });
