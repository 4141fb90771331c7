import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { Viewer } from './viewer';
import { ChooseLanguageInput, ChooseLanguageResult, LanguageChosen } from './viewer.input';
import type { ViewerService } from './viewer.service';

@Resolver(() => Viewer)
export class ViewerResolver {
  constructor(private readonly viewers: ViewerService) {}

  @Query(() => Viewer, { nullable: true, description: 'Who is asking; null where there is no such store.' })
  viewer(@Ctx() call: Call): Promise<Viewer | null> {
    return this.viewers.find(call);
  }

  @Mutation(() => ChooseLanguageResult, {
    description: 'Keeps the language of whoever is logged in; their mails come in it too.',
  })
  async chooseLanguage(
    @Ctx() call: Call,
    @Arg('input', () => ChooseLanguageInput, { description: 'The language.' }) input: ChooseLanguageInput,
  ): Promise<LanguageChosen> {
    await this.viewers.chooseLanguage(call, input.language);
    return Object.assign({ __typename: 'LanguageChosen' }, { language: input.language });
  }
}
