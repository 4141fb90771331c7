import { IsNotEmpty, MaxLength } from 'class-validator';
import { createUnionType, Field, InputType, ObjectType } from 'type-graphql';
import { LONGEST_EMAIL } from '../../kernel/email/email';
import { InvalidInput, LanguageCode } from '../../kernel/graph/shared';
import type { Language } from '../../kernel/language/language';
import { MailFailure } from '../../kernel/mail/mail-failure';
import { TooManyMails } from './too-many-mails';

@InputType({ description: 'Where a test mail goes.' })
export class SendTestMailInput {
  @Field(() => String, { description: 'Any one address.' })
  @MaxLength(LONGEST_EMAIL, { message: `At most ${LONGEST_EMAIL} characters` })
  @IsNotEmpty({ message: 'An address' })
  to: string;
  @Field(() => LanguageCode, { nullable: true, description: 'In which language; null = the store’s own.' })
  language?: Language | null;
}

@ObjectType({ description: 'What came of a test mail. Staff only.' })
export class TestMailAnswered {
  @Field(() => String, { description: 'The address it went to.' })
  to: string;
  @Field(() => MailFailure, {
    nullable: true,
    description: 'Why it did not go; null where the mail server took it.',
  })
  failure: MailFailure | null;
  @Field(() => String, {
    nullable: true,
    description:
      'What the mail server answered, word for word, at most 2,000 characters; null where there is none and mail is kept on this machine.',
  })
  said: string | null;
}

export const SendTestMailResult = createUnionType({
  name: 'SendTestMailResult',
  description: 'What the mail server said, or why it was not asked.',
  types: () => [TestMailAnswered, TooManyMails, InvalidInput] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});
