import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { LanguageCode } from '../../kernel/graph/shared';
import type { Language } from '../../kernel/language/language';
import { MailPreview, previewsOf } from '../../kernel/mail/mail-preview';
import type { Ports } from '../../kernel/subgraph/service';
import { findStore } from '../store/store';
import { mails } from './mails';

@Resolver(() => MailPreview)
export class MailPreviewResolver {
  constructor(private readonly ports: Pick<Ports, 'publicUrl'>) {}

  @Query(() => [MailPreview], {
    description:
      'Each mail about consignment, as the store’s consignors would get it; none where the store has no consignment. Staff who may change the settings of the store.',
  })
  consignmentMailPreviews(
    @Ctx() call: Call,
    @Arg('language', () => LanguageCode, { description: 'In which language.' }) language: Language,
  ): Promise<MailPreview[]> {
    return call.read(async (tx) => {
      const store = await findStore(tx);
      if (store?.isOpen !== true) return [];
      return previewsOf(tx, mails, { language, currency: store.currency }, this.ports);
    });
  }
}
