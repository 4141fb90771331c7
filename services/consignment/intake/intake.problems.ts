import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { ModuleOff } from '../../kernel/graph/module';
import { ChangedMeanwhile, InvalidInput, NotFound, Problem, UUID } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';
import { SelfEntryNotAllowed } from '../consignor/consignor.problems';
import { ConsignmentItem } from '../item/item';
import { PhotosBusy } from '../photo/photo.problems';
import { Intake } from './intake';

@ObjectType({
  implements: Problem,
  description:
    'This consignor may not: the store has not allowed them to enter items, or has entered this one itself.',
})
export class EntryNotPermitted extends Problem {}

@ObjectType({
  implements: Problem,
  description:
    'Fewer items may still be entered than were to be. What was entered stays; the store can allow more.',
})
export class AllowanceUsedUp extends Problem {
  @Field(() => Int, { description: 'How many may be entered in one intake.' })
  allowed: number;
  @Field(() => Int, { description: 'How many of these are left.' })
  remaining: number;
  @Field(() => Int, { description: 'How many were to be entered now.' })
  asked: number;
}

@ObjectType({
  implements: Problem,
  description: 'An intake was handed over; the next one begins when the store gives the number again.',
})
export class AllowanceFrozen extends Problem {
  @Field(() => Int, { description: 'How many were allowed in that intake.' })
  allowed: number;
  @Field(() => Int, { description: 'How many of these were left when it was handed over.' })
  remaining: number;
}

@ObjectType({
  implements: Problem,
  description: 'It was handed over: what is in it is the store’s to change now.',
})
export class IntakeSubmitted extends Problem {
  @Field(() => UUID, { nullable: true, description: 'The intake; null for what came in without one.' })
  intakeId: string | null;
}

@ObjectType({ description: 'Items that were entered.' })
export class ItemsEntered {
  @Field(() => [ConsignmentItem], { description: 'The items, in the order of their numbers.' })
  items: ConsignmentItem[];
  @Field(() => Intake, {
    nullable: true,
    description:
      'The intake that they are in; null where a request that is sent again finds none of them any more.',
  })
  intake: Intake | null;
}

@ObjectType({ description: 'A draft that is gone.' })
export class ItemDeleted {
  @Field(() => UUID, { description: 'Its id.' })
  itemId: string;
}

const refusals = [InvalidInput, NotFound, ModuleOff, SelfEntryNotAllowed, EntryNotPermitted] as const;
const entering = [AllowanceUsedUp, AllowanceFrozen] as const;
const resolveType = (value: object): string => (value as { __typename: string }).__typename;

export const EnterItemResult = createUnionType({
  ...{ name: 'EnterItemResult', resolveType },
  description: 'What was entered, or why nothing was.',
  types: () => [ItemsEntered, ...refusals, ...entering, IntakeSubmitted, PhotosBusy] as const,
});

export const UpdateItemResult = createUnionType({
  ...{ name: 'UpdateItemResult', resolveType },
  description: 'The item as it is now, or why nothing was changed.',
  types: () => [ConsignmentItem, ...refusals, ChangedMeanwhile, IntakeSubmitted, PhotosBusy] as const,
});

export const DeleteItemResult = createUnionType({
  ...{ name: 'DeleteItemResult', resolveType },
  description: 'What is gone, or why nothing was deleted.',
  types: () => [ItemDeleted, ...refusals, IntakeSubmitted] as const,
});

export const SubmitIntakeResult = createUnionType({
  ...{ name: 'SubmitIntakeResult', resolveType },
  description: 'The intake as it is now, or why nothing was changed.',
  types: () => [Intake, ...refusals] as const,
});

const refusal = (__typename: string, message: string, figures: object = {}): Refusal =>
  new Refusal(Object.assign({ __typename, message }, figures));

/** Refuses to let a consignor enter items whom the store has not allowed it. */
export const entryNotPermitted = (): Refusal =>
  refusal('EntryNotPermitted', 'This consignor may not enter or change that');

/** Refuses to enter more than is left, with the figures. */
export const allowanceUsedUp = (figures: { allowed: number; remaining: number; asked: number }): Refusal =>
  refusal(
    'AllowanceUsedUp',
    `${figures.remaining} of ${figures.allowed} are left, not ${figures.asked}`,
    figures,
  );

/** Refuses to begin the next intake before the store gives the number again. */
export const allowanceFrozen = (figures: { allowed: number; remaining: number }): Refusal =>
  refusal(
    'AllowanceFrozen',
    'An intake was handed over; the store gives the number for the next one',
    figures,
  );

/** Refuses to change what was handed over. */
export const intakeSubmitted = (intakeId: string | null): Refusal =>
  refusal('IntakeSubmitted', 'It was handed over', { intakeId });
