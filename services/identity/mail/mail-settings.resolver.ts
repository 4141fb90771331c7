import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { LanguageCode } from '../../kernel/graph/shared';
import type { Language } from '../../kernel/language/language';
import { MailPreview } from '../../kernel/mail/mail-preview';
import type { MailSettingsService } from './mail-settings.service';
import { SendTestMailInput, SendTestMailResult, type TestMailAnswered } from './test-mail.input';

@Resolver(() => MailPreview)
export class MailSettingsResolver {
  constructor(private readonly settings: MailSettingsService) {}

  @Query(() => [MailPreview], {
    description:
      'Each mail about log-ins, and the test mail, as the store’s own people would get it. Staff who may change its settings.',
  })
  mailPreviews(
    @Ctx() call: Call,
    @Arg('language', () => LanguageCode, { description: 'In which language.' }) language: Language,
  ): Promise<MailPreview[]> {
    return this.settings.previews(call, language);
  }

  @Mutation(() => SendTestMailResult, {
    description:
      'Sends a test mail to an address at once, and waits at most 15 seconds for what the mail server says. It stands in the log of mails, and is counted with those that staff have sent. Staff who may change the settings of the store.',
  })
  async sendTestMail(
    @Ctx() call: Call,
    @Arg('input', { description: 'Where to.' }) input: SendTestMailInput,
  ): Promise<TestMailAnswered> {
    return Object.assign(await this.settings.test(call, input), { __typename: 'TestMailAnswered' });
  }
}
