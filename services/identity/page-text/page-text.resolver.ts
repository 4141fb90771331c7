import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Call } from '../../kernel/database/call';
import { LanguageCode } from '../../kernel/graph/shared';
import { Store } from '../store/store';
import { StorePage, StorePageLink, StorePageText } from './page-text';
import { WriteStorePageTextInput, WriteStorePageTextResult } from './page-text.input';
import type { StorePageName } from './page-text.rules';
import type { PageTextService } from './page-text.service';

/** The texts of the store's own pages. */
@Resolver(() => Store)
export class PageTextResolver {
  constructor(private readonly service: PageTextService) {}

  @FieldResolver(() => [StorePageLink], { description: 'Its pages that say something, in their order.' })
  pages(@Ctx() call: Call): Promise<StorePageLink[]> {
    return this.service.links(call);
  }

  @Query(() => StorePageText, {
    nullable: true,
    description:
      'The text of a page for a reader of a language: in theirs, or else in the store’s own; null where neither is written. An older version of the terms or the privacy statement is there too, in exactly its language.',
  })
  storePageText(
    @Ctx() call: Call,
    @Arg('page', () => StorePage, { description: 'Which page.' }) page: StorePageName,
    @Arg('language', () => LanguageCode, { description: 'What they read.' }) language: string,
    @Arg('version', () => Int, {
      nullable: true,
      description: 'Which version of the terms or the privacy statement; null = what is said today.',
    })
    version: number | null,
  ): Promise<StorePageText | null> {
    return version == null
      ? this.service.find(call, page, language)
      : this.service.findVersion(call, { page, language, version });
  }

  @Query(() => [StorePageText], {
    description:
      'The texts of the pages as they are written, in every language, also those that are not. Staff only.',
  })
  storePageTexts(
    @Ctx() call: Call,
    @Arg('page', () => StorePage, { nullable: true, description: 'Of this page alone; null = of all.' })
    page: StorePageName | null,
  ): Promise<StorePageText[]> {
    return this.service.list(call, page ?? null);
  }

  @Mutation(() => WriteStorePageTextResult, {
    description:
      'Writes the text of a page in a language, for every reader at once. Staff who may change the settings of the store.',
  })
  async writeStorePageText(
    @Ctx() call: Call,
    @Arg('input', { description: 'What it is to say.' }) input: WriteStorePageTextInput,
  ): Promise<typeof WriteStorePageTextResult> {
    return Object.assign(await this.service.update(call, input), { __typename: 'StorePageText' as const });
  }
}
