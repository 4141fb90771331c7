import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import {
  CalendarFeed,
  CalendarFileInput,
  RenewCalendarFeedInput,
  RenewCalendarFeedResult,
  RevokeCalendarFeedInput,
  RevokeCalendarFeedResult,
} from './feed';
import type { FeedService } from './feed.service';

/** The notes for calendars outside. */
@Resolver()
export class FeedResolver {
  constructor(private readonly service: FeedService) {}

  @Query(() => CalendarFeed, {
    nullable: true,
    description:
      'What is known of the address for calendars outside; null where the store has no consignment. Staff only.',
  })
  calendarFeed(@Ctx() call: Call): Promise<CalendarFeed | null> {
    return this.service.find(call);
  }

  @Query(() => String, {
    nullable: true,
    description:
      'The notes that are not ticked off, 30 days back and 400 ahead, as an iCalendar file in the language of the store: number and name of the consignor, and how many goods. For whoever has the secret; null for any other one.',
  })
  calendarFile(
    @Ctx() call: Call,
    @Arg('input', { description: 'What is shown to be let in.' }) { secret }: CalendarFileInput,
  ): Promise<string | null> {
    return this.service.read(call, secret);
  }

  @Mutation(() => RenewCalendarFeedResult, {
    description:
      'Makes an address for calendars outside; the one that stood leads nowhere from now on. Staff who may change settings of consignment.',
  })
  async renewCalendarFeed(
    @Ctx() call: Call,
    @Arg('input', { description: 'What was looked at.' }) { version }: RenewCalendarFeedInput,
  ): Promise<typeof RenewCalendarFeedResult> {
    return Object.assign(await this.service.renew(call, version ?? null), { __typename: 'CalendarFeedMade' });
  }

  @Mutation(() => RevokeCalendarFeedResult, {
    description:
      'Takes the address for calendars outside back: it leads nowhere from now on. Staff who may change settings of consignment.',
  })
  async revokeCalendarFeed(
    @Ctx() call: Call,
    @Arg('input', { description: 'What was looked at.' }) { version }: RevokeCalendarFeedInput,
  ): Promise<typeof RevokeCalendarFeedResult> {
    return Object.assign(await this.service.revoke(call, version ?? null), { __typename: 'CalendarFeed' });
  }
}
