import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Connection } from '../../kernel/connection/connection-type';
import type { Call } from '../../kernel/database/call';
import { TakesLong } from '../../kernel/operation/marks';
import type { NewsletterFile } from './newsletter.file';
import {
  NewsletterSubscriberArguments,
  UnsubscribeSubscriberInput,
  UnsubscribeSubscriberResult,
} from './newsletter.input';
import type { NewsletterService } from './newsletter.service';
import { NewsletterSubscriber, NewsletterSubscriberConnection } from './subscriber';

@Resolver()
export class NewsletterResolver {
  constructor(
    private readonly service: NewsletterService,
    private readonly file: NewsletterFile,
  ) {}

  @Query(() => NewsletterSubscriberConnection, {
    description:
      'Who asked for the newsletter and is no customer who has said whether they want it, the last who came first. Staff only.',
  })
  newsletterSubscribers(
    @Ctx() call: Call,
    @Args(() => NewsletterSubscriberArguments) { filter, ...page }: NewsletterSubscriberArguments,
  ): Promise<Connection<NewsletterSubscriber>> {
    return this.service.list(call, filter ?? {}, page);
  }

  @Query(() => String, {
    description:
      'Where all who agreed to the newsletter can be had as CSV, customers and subscribers, each address once, by which sentence, where and when, and with the link by which each unsubscribes: a path below the address of the product, for five minutes, for this viewer alone. For staff with the right "customers.edit".',
  })
  @TakesLong()
  newsletterFilePath(@Ctx() call: Call): Promise<string> {
    return this.file.path(call);
  }

  @Mutation(() => UnsubscribeSubscriberResult, {
    description:
      'Ends the newsletter of a subscriber; of one whose newsletter has ended nothing is done. For staff with the right "customers.edit".',
  })
  async unsubscribeSubscriber(
    @Ctx() call: Call,
    @Arg('input', { description: 'Whose.' }) { id }: UnsubscribeSubscriberInput,
  ): Promise<typeof UnsubscribeSubscriberResult> {
    const subscriber = await this.service.unsubscribe(call, id);
    return Object.assign(subscriber, { __typename: 'NewsletterSubscriber' as const });
  }
}
