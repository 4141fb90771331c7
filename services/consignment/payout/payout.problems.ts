import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { JobRunning } from '../../kernel/graph/job';
import { ModuleOff } from '../../kernel/graph/module';
import { LogInNotRecent } from '../../kernel/graph/recent-log-in';
import { InvalidInput, Money, NotFound, Problem } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';
import { PayoutRun } from './payout-run';

@ObjectType({
  implements: Problem,
  description:
    'Other consignors are to be paid than were looked at, or something else: something was sold, undone or charged meanwhile. Nobody was paid.',
})
export class PayoutChanged extends Problem {
  @Field(() => Int, { description: 'How many are to be paid now.' })
  count: number;
  @Field(() => Money, { description: 'What they are to be paid together now.' })
  total: Money;
}

@ObjectType({ implements: Problem, description: 'There is nothing to pay out. Nothing was written.' })
export class NothingToPayOut extends Problem {}

@ObjectType({
  implements: Problem,
  description: 'All of it was taken back before, or it takes another one back itself. Nothing was written.',
})
export class NothingToReverse extends Problem {}

export const StartPayoutRunResult = createUnionType({
  name: 'StartPayoutRunResult',
  description: 'The run, to be watched by its id, or why nobody was paid.',
  types: () =>
    [
      PayoutRun,
      InvalidInput,
      NotFound,
      ModuleOff,
      JobRunning,
      PayoutChanged,
      NothingToPayOut,
      LogInNotRecent,
    ] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

export const ReversePayoutResult = createUnionType({
  name: 'ReversePayoutResult',
  description: 'The run that takes it back, to be watched by its id, or why nothing is taken back.',
  types: () =>
    [PayoutRun, InvalidInput, NotFound, ModuleOff, JobRunning, NothingToReverse, LogInNotRecent] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

export const StopPayoutRunResult = createUnionType({
  name: 'StopPayoutRunResult',
  description: 'The run as it is now, or why nothing is stopped.',
  types: () => [PayoutRun, InvalidInput, NotFound, ModuleOff] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

/** Refuses to pay what nobody has looked at. */
export function payoutChanged(count: number, total: Money): Refusal {
  const message = `Now ${count} are to be paid ${total.amountMinor} ${total.currency} together`;
  return new Refusal(Object.assign({ __typename: 'PayoutChanged', message }, { count, total }));
}

/** Refuses a run that would pay nobody. */
export const nothingToPayOut = (): Refusal =>
  new Refusal({ __typename: 'NothingToPayOut', message: 'There is nothing to pay out' });

/** Refuses to take back what is taken back already. */
export const nothingToReverse = (): Refusal =>
  new Refusal({ __typename: 'NothingToReverse', message: 'There is nothing to take back' });
