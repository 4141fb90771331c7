import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { LanguageCode } from '../../kernel/graph/shared';
import { StorePageText } from '../page-text/page-text';
import { User } from '../user/user';
import { Viewer } from '../viewer/viewer';
import { TextAcceptance } from './text-acceptance';
import { AcceptTextsInput, AcceptTextsResult } from './text-acceptance.input';
import type { TextAcceptanceService } from './text-acceptance.service';

/** What a user accepted, as staff and they themselves see it. */
@Resolver(() => User)
export class UserTextsResolver {
  constructor(private readonly service: TextAcceptanceService) {}

  @FieldResolver(() => [TextAcceptance], {
    description: 'Which versions of the terms and the privacy statement they accepted, the latest first.',
  })
  acceptances(@Ctx() call: Call, @Root() { id }: User): Promise<TextAcceptance[]> {
    return this.service.ofUser(call, id);
  }

  @Mutation(() => AcceptTextsResult, {
    description:
      'Keeps that whoever is logged in at the portal accepts the terms or the privacy statement in the versions they were shown.',
  })
  async acceptTexts(
    @Ctx() call: Call,
    @Arg('input', () => AcceptTextsInput, { description: 'Which versions.' }) { texts }: AcceptTextsInput,
  ): Promise<typeof AcceptTextsResult> {
    const acceptances = await this.service.accept(call, texts);
    return Object.assign({ __typename: 'TextsAccepted' as const }, { acceptances });
  }
}

/** What the reader has yet to accept. */
@Resolver(() => Viewer)
export class ViewerTextsResolver {
  constructor(private readonly service: TextAcceptanceService) {}

  @FieldResolver(() => [StorePageText], {
    description:
      'The terms and the privacy statement as the reader would be shown them, where they have not accepted what is said today; empty for everybody but a user of the portal, and in the answer to a log-in. Nothing waits for it.',
  })
  async textsToAccept(
    @Ctx() call: Call,
    @Arg('language', () => LanguageCode, { description: 'What they read.' }) language: string,
  ): Promise<StorePageText[]> {
    const texts = await this.service.open(call, language);
    return texts.map((text) => ({ ...text, isReady: false }));
  }
}
