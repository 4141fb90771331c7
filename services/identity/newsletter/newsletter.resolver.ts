import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import type { MailOnItsWay } from '../user/user.input';
import {
  type NewsletterChosen,
  type NewsletterConfirmed,
  type NewsletterLeft,
  NewsletterLink,
} from './newsletter';
import {
  ChooseNewsletterInput,
  ChooseNewsletterResult,
  ConfirmNewsletterInput,
  ConfirmNewsletterResult,
  SubscribeToNewsletterInput,
  SubscribeToNewsletterResult,
  UnsubscribeFromNewsletterInput,
  UnsubscribeFromNewsletterResult,
} from './newsletter.input';
import type { NewsletterService } from './newsletter.service';

@Resolver()
export class NewsletterResolver {
  constructor(private readonly service: NewsletterService) {}

  @Query(() => NewsletterLink, {
    nullable: true,
    description:
      'What a link about the newsletter is for; null where it is none of ours. Asking uses nothing up and changes nothing.',
  })
  newsletterLink(
    @Ctx() call: Call,
    @Arg('token', () => String, { description: 'The token of the link; any text that is none is null.' })
    token: string,
  ): NewsletterLink | null {
    return this.service.look(call, token);
  }

  @Mutation(() => SubscribeToNewsletterResult, {
    description:
      'Asks for the newsletter: mails a link that confirms it, at most one a day and address. Whether the address is known, or has the newsletter already, makes no difference to the answer.',
  })
  subscribeToNewsletter(
    @Ctx() call: Call,
    @Arg('input', { description: 'The address, and the language of the page.' })
    input: SubscribeToNewsletterInput,
  ): Promise<MailOnItsWay> {
    return this.service.subscribe(call, input);
  }

  @Mutation(() => ConfirmNewsletterResult, {
    description:
      'Uses a link that confirms: the address has the newsletter, and is told so by mail. Used again within its week it answers the same and does nothing.',
  })
  confirmNewsletter(
    @Ctx() call: Call,
    @Arg('input', { description: 'The link.' }) { token }: ConfirmNewsletterInput,
  ): Promise<NewsletterConfirmed> {
    return this.service.confirm(call, token);
  }

  @Mutation(() => UnsubscribeFromNewsletterResult, {
    description:
      'Ends the newsletter for whom the link is about, without a log-in, however old it is and however often it is used.',
  })
  unsubscribeFromNewsletter(
    @Ctx() call: Call,
    @Arg('input', { description: 'The link.' }) { token, isOneClick }: UnsubscribeFromNewsletterInput,
  ): Promise<NewsletterLeft> {
    return this.service.leave(call, token, isOneClick === true);
  }

  @Mutation(() => ChooseNewsletterResult, {
    description:
      'Keeps whether a customer wants the newsletter, said by whoever is logged in for them at the portal; no mail confirms it, as their log-in has an address of theirs. The customers service shows it a moment later.',
  })
  chooseNewsletter(
    @Ctx() call: Call,
    @Arg('input', { description: 'For whom, and whether.' }) input: ChooseNewsletterInput,
  ): Promise<NewsletterChosen> {
    return this.service.choose(call, input);
  }
}
