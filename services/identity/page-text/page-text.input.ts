import { MaxLength, Min } from 'class-validator';
import { createUnionType, Field, InputType, Int } from 'type-graphql';
import { ChangedMeanwhile, InvalidInput, LanguageCode } from '../../kernel/graph/shared';
import { Lines } from '../../kernel/text/typed';
import { StorePage, StorePageText } from './page-text';
import { LONGEST_TEXT, type StorePageName } from './page-text.rules';

@InputType({ description: 'The text of a page in a language, as it is to be.' })
export class WriteStorePageTextInput {
  @Field(() => StorePage, { description: 'Of which page.' })
  page: StorePageName;
  @Field(() => LanguageCode, { description: 'In which language.' })
  language: string;
  @Field(() => String, {
    description:
      'The text in Markdown, at most 20,000 characters: headings, lists, links and bold; blank takes it away. Links lead to https, mail, telephone and own pages; others are shown as text.',
  })
  @Lines()
  @MaxLength(LONGEST_TEXT, { message: `At most ${LONGEST_TEXT} characters` })
  text: string;
  @Field(() => Int, {
    nullable: true,
    description:
      'The version that was edited, 0 where it was not written yet; refused where somebody saved a newer one. Null does not check.',
  })
  @Min(0, { message: 'Not less than 0' })
  version?: number | null;
}

export const WriteStorePageTextResult = createUnionType({
  name: 'WriteStorePageTextResult',
  description: 'The text as it is now, or why nothing was changed.',
  types: () => [StorePageText, InvalidInput, ChangedMeanwhile] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
