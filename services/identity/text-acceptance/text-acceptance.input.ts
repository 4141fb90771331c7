import { ArrayMaxSize, IsIn, Max, Min, ValidateNested } from 'class-validator';
import { createUnionType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { InvalidInput, LanguageCode } from '../../kernel/graph/shared';
import { StorePage } from '../page-text/page-text';
import { TextAcceptance } from './text-acceptance';
import { acceptedPages, type AcceptedPage } from './text-acceptance.rules';

/** More than there are: two pages in four languages. */
export const MOST_TEXTS = 8;
/** As many as the column counts to. */
const MOST_VERSIONS = 2_147_483_647;

@InputType({ description: 'The version of a text that was shown, and is accepted.' })
export class AcceptedTextInput {
  @Field(() => StorePage, { description: 'TERMS or PRIVACY; no other page is accepted.' })
  @IsIn(acceptedPages, { message: 'Only TERMS and PRIVACY are accepted' })
  page: AcceptedPage;
  @Field(() => LanguageCode, { description: 'In which language it was shown.' })
  language: string;
  @Field(() => Int, { description: 'The version that was shown; refused where there has been none like it.' })
  @Min(1, { message: 'Not less than 1' })
  @Max(MOST_VERSIONS, { message: `Not more than ${MOST_VERSIONS}` })
  version: number;
}

@InputType({ description: 'What is accepted.' })
export class AcceptTextsInput {
  @Field(() => [AcceptedTextInput], {
    description: 'The versions that were shown, at most 8. One that was accepted before stays as it was.',
  })
  @ArrayMaxSize(MOST_TEXTS, { message: `At most ${MOST_TEXTS} texts` })
  @ValidateNested({ each: true })
  texts: AcceptedTextInput[];
}

@ObjectType({ description: 'All that the user has accepted by now.' })
export class TextsAccepted {
  @Field(() => [TextAcceptance], { description: 'The latest first.' })
  acceptances: TextAcceptance[];
}

export const AcceptTextsResult = createUnionType({
  name: 'AcceptTextsResult',
  description: 'What is accepted by now, or why nothing was.',
  types: () => [TextsAccepted, InvalidInput] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
