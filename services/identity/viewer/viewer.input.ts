import { IsIn } from 'class-validator';
import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { InvalidInput, LanguageCode } from '../../kernel/graph/shared';
import { languages } from '../../kernel/language/language';

@InputType({ description: 'The language one wants to read.' })
export class ChooseLanguageInput {
  @Field(() => LanguageCode, { description: 'The language.' })
  @IsIn(languages)
  language: string;
}

@ObjectType({ description: 'The language is kept.' })
export class LanguageChosen {
  @Field(() => LanguageCode, { description: 'The language chosen.' })
  language: string;
}

export const ChooseLanguageResult = createUnionType({
  name: 'ChooseLanguageResult',
  description: 'The choice, or why it was not kept.',
  types: () => [LanguageChosen, InvalidInput] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
