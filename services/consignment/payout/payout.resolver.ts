import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { PageArgs, type Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { Job } from '../../kernel/graph/job';
import { Money, UUID } from '../../kernel/graph/shared';
import { NeedsRecentLogIn } from '../../kernel/operation/marks';
import {
  PayoutCandidateConnection,
  PayoutPreview,
  PayoutRun,
  PayoutRunConnection,
  PayoutTakenBack,
  PayoutWay,
  type PayoutCandidate,
} from './payout-run';
import { PayoutMethod } from './payout-method';
import {
  PayoutCandidateArguments,
  ReversePayoutInput,
  StartPayoutRunInput,
  StopPayoutRunInput,
} from './payout.input';
import { listCandidates, listRuns, listStatements } from './payout.list';
import { ReversePayoutResult, StartPayoutRunResult, StopPayoutRunResult } from './payout.problems';
import { readTakenBack, readWays, shownWays } from './division.rows';
import type { ShownRun, ShownStatement } from './payout.rows';
import type { PayoutService, ShownPreview } from './payout.service';
import { StatementConnection } from './statement';

/** What a run would do. */
@Resolver(() => PayoutPreview)
export class PayoutPreviewResolver {
  constructor(private readonly payouts: PayoutService) {}

  @Query(() => PayoutPreview, {
    nullable: true,
    description:
      'What a payout run would do now; null where the store has no consignment. Staff who may pay out.',
  })
  payoutPreview(
    @Ctx() call: Call,
    @Arg('customerId', () => UUID, {
      nullable: true,
      description: 'Of this consignor alone, by their id as a customer; null = of all.',
    })
    customerId?: string | null,
    @Arg('method', () => PayoutMethod, {
      nullable: true,
      description: 'All of them in this way; null = each as agreed with them.',
    })
    method?: PayoutMethod | null,
  ): Promise<object | null> {
    return this.payouts.preview(call, { customerId: customerId ?? null, method: method ?? null });
  }

  @FieldResolver(() => PayoutCandidateConnection, {
    description: 'All whose balance is not nothing, by their customer numbers.',
  })
  candidates(
    @Ctx() call: Call,
    @Root() { wanted: asked }: ShownPreview,
    @Args(() => PayoutCandidateArguments) wanted: PayoutCandidateArguments,
  ): Promise<Connection<PayoutCandidate>> {
    return listCandidates(call, asked, wanted);
  }
}

/** Paying out, and taking it back. */
@Resolver(() => PayoutRun)
export class PayoutRunResolver {
  constructor(private readonly payouts: PayoutService) {}

  @Query(() => PayoutRun, {
    nullable: true,
    description: 'A payout run as it is now; null where there is none. Staff who may pay out.',
  })
  payoutRun(
    @Ctx() call: Call,
    @Arg('id', () => UUID, { description: 'Its id.' }) id: string,
  ): Promise<ShownRun | null> {
    return this.payouts.find(call, id);
  }

  @Query(() => PayoutRunConnection, {
    description: 'All payout runs of the store, newest first. Staff who may pay out.',
  })
  payoutRuns(@Ctx() call: Call, @Args(() => PageArgs) wanted: PageArgs): Promise<Connection<ShownRun>> {
    return listRuns(call, wanted);
  }

  @FieldResolver(() => PayoutRun, {
    nullable: true,
    description: 'The run that it takes back, or statements of that; null where it pays.',
  })
  reverses(@Ctx() call: Call, @Root() { reversesId }: ShownRun): Promise<ShownRun | null> | null {
    return reversesId === null ? null : this.payouts.find(call, reversesId);
  }

  @FieldResolver(() => Job, {
    nullable: true,
    description: 'The long work that does it; null where that is so long ago that it is forgotten.',
  })
  job(@Ctx() call: Call, @Root() { id }: ShownRun): Promise<Job | null> {
    return this.payouts.jobOf(call, id);
  }

  @FieldResolver(() => [PayoutWay], { description: 'That sum, by the ways it went; none that nothing went.' })
  async ways(@Ctx() call: Call, @Root() { id, total }: ShownRun): Promise<PayoutWay[]> {
    return shownWays((await call.load('waysOfRun', id, readWays))?.ways ?? [], total.currency);
  }

  @FieldResolver(() => Money, {
    description:
      'What store credit was given on top of it; less than nothing where another run is taken back.',
  })
  async bonus(@Ctx() call: Call, @Root() { id, total: { currency } }: ShownRun): Promise<Money> {
    return { amountMinor: (await call.load('waysOfRun', id, readWays))?.bonusMinor ?? 0, currency };
  }

  @FieldResolver(() => PayoutTakenBack, {
    nullable: true,
    description: 'What of it was taken back since; null where all of it stands.',
  })
  async takenBack(
    @Ctx() call: Call,
    @Root() { id, total: { currency } }: ShownRun,
  ): Promise<PayoutTakenBack | null> {
    const found = await call.load('takenBackOfRun', id, readTakenBack);
    return found && { count: found.count, total: { amountMinor: found.totalMinor, currency } };
  }

  @FieldResolver(() => StatementConnection, { description: 'Its statements, by their numbers.' })
  statements(
    @Ctx() call: Call,
    @Root() { id }: ShownRun,
    @Args(() => PageArgs) wanted: PageArgs,
  ): Promise<Connection<ShownStatement>> {
    return listStatements(call, { runId: id }, wanted);
  }

  @Mutation(() => StartPayoutRunResult, {
    description:
      'Starts to pay consignors what can be paid out today, each by a statement, and answers at once. It is told what was looked at, and pays nobody where that has changed. One at a time in a store, taking back included. It asks for a recent log-in. Staff who may pay out.',
  })
  @NeedsRecentLogIn()
  async startPayoutRun(
    @Ctx() call: Call,
    @Arg('input', { description: 'The run as it was looked at.' }) input: StartPayoutRunInput,
  ): Promise<typeof StartPayoutRunResult> {
    return Object.assign(await this.payouts.start(call, input), { __typename: 'PayoutRun' }) as never;
  }

  @Mutation(() => StopPayoutRunResult, {
    description:
      'Asks a run to go on no further, whether it pays or takes back: what it has done stays, and another one does the rest. Staff who may pay out.',
  })
  async stopPayoutRun(
    @Ctx() call: Call,
    @Arg('input', { description: 'Which.' }) input: StopPayoutRunInput,
  ): Promise<typeof StopPayoutRunResult> {
    return Object.assign(await this.payouts.stop(call, input), { __typename: 'PayoutRun' }) as never;
  }

  @Mutation(() => ReversePayoutResult, {
    description:
      'Starts to take a payout run back, or one statement of it, and answers at once: what was paid is owed again, and statements of their own say so. It asks for a recent log-in. Staff who may pay out.',
  })
  @NeedsRecentLogIn()
  async reversePayout(
    @Ctx() call: Call,
    @Arg('input', { description: 'Which.' }) input: ReversePayoutInput,
  ): Promise<typeof ReversePayoutResult> {
    return Object.assign(await this.payouts.reverse(call, input), { __typename: 'PayoutRun' }) as never;
  }
}
