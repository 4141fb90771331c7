import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { PageArgs, type Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { Consignor } from '../consignor/consignor';
import { PayoutRequest, PayoutRequestConnection } from './payout-request';
import { AskForPayoutInput, DeclinePayoutInput, TakeBackPayoutRequestInput } from './payout-request.input';
import {
  AskForPayoutResult,
  DeclinePayoutResult,
  TakeBackPayoutRequestResult,
} from './payout-request.problems';
import type { PayoutRequestService } from './payout-request.service';

const WHO = 'A consignor for themselves; staff who may edit consignors, for them.';

/** Consignors ask to be paid. */
@Resolver(() => Consignor)
export class PayoutRequestResolver {
  constructor(private readonly service: PayoutRequestService) {}

  @Query(() => PayoutRequestConnection, {
    description: 'Who has asked to be paid and waits, whoever asked first, first. Staff only.',
  })
  payoutRequests(
    @Ctx() call: Call,
    @Args(() => PageArgs) wanted: PageArgs,
  ): Promise<Connection<PayoutRequest>> {
    return this.service.list(call, wanted);
  }

  @FieldResolver(() => PayoutRequest, {
    nullable: true,
    description: 'That they ask to be paid, or asked the last time; null where they never did.',
  })
  payoutRequest(@Ctx() call: Call, @Root() { customerId }: Consignor): Promise<PayoutRequest | null> {
    return this.service.find(call, customerId);
  }

  @Mutation(() => AskForPayoutResult, {
    description: `Asks the store to pay what can be paid out; what was asked before is not asked any more. Refused where that is nothing. ${WHO}`,
  })
  async askForPayout(
    @Ctx() call: Call,
    @Arg('input', { description: 'Who asks, and for what.' }) input: AskForPayoutInput,
  ): Promise<typeof AskForPayoutResult> {
    return Object.assign(await this.service.ask(call, input), { __typename: 'PayoutRequest' });
  }

  @Mutation(() => TakeBackPayoutRequestResult, {
    description: `Takes back that somebody asked to be paid and was not yet. ${WHO}`,
  })
  async takeBackPayoutRequest(
    @Ctx() call: Call,
    @Arg('input', { description: 'Who.' }) input: TakeBackPayoutRequestInput,
  ): Promise<typeof TakeBackPayoutRequestResult> {
    return Object.assign(await this.service.takeBack(call, input), { __typename: 'PayoutRequest' });
  }

  @Mutation(() => DeclinePayoutResult, {
    description:
      'Answers who asked to be paid that they are not now. Paying them answers it by itself. Staff who may pay out.',
  })
  async declinePayout(
    @Ctx() call: Call,
    @Arg('input', { description: 'Whom, and why.' }) input: DeclinePayoutInput,
  ): Promise<typeof DeclinePayoutResult> {
    return Object.assign(await this.service.decline(call, input), { __typename: 'PayoutRequest' });
  }
}
