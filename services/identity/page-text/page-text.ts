import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { codesOf } from '../../kernel/graph/codes';
import { DateTime, LanguageCode } from '../../kernel/graph/shared';
import { rowsOf } from '../../kernel/row/rows';
import { type StorePageName, storePages } from './page-text.rules';

export const StorePage = codesOf('StorePage', 'A page whose text the store writes itself.', storePages);

@ObjectType({ description: 'A page of the store that says something.' })
export class StorePageLink {
  @Field(() => StorePage, { description: 'Which.' })
  page: StorePageName;
  @Field(() => [LanguageCode], {
    description: 'In which languages; in others it is shown in the store’s own, if that is among them.',
  })
  languages: string[];
}

@Entity('page_text', { schema: 'identity' })
@ObjectType({ description: 'The text of a page of the store in a language.' })
export class StorePageText {
  @PrimaryColumn('text')
  @Field(() => StorePage, { description: 'Of which page.' })
  page: StorePageName;
  @PrimaryColumn('text')
  @Field(() => LanguageCode, { description: 'In which language it is written.' })
  language: string;
  @Column('text')
  @Field(() => String, {
    description:
      'The text in Markdown: headings, lists, links and bold. What looks like HTML in it is text. Blank where it is not written.',
  })
  text: string;
  @Field(() => Boolean, {
    description: 'Whether it is a text of Kommis, shown until the store writes one.',
  })
  isReady: boolean;
  @Column('int')
  @Field(() => Int, { description: 'Grows with every change; 0 = nobody has written it yet.' })
  version: number;
  @Column('timestamptz')
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was last changed, UTC; null where nobody has written it yet.',
  })
  updatedAt: Date | null;
}

/** A text as its table holds it. */
export type StoredPageText = Omit<StorePageText, 'isReady'>;

/** The table of texts. */
export const pageTextRows = rowsOf<StoredPageText>(StorePageText);
