import { MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';
import type { StoreMail } from '../../../schema/events/identity';
import { Column } from 'typeorm';
import { LONGEST_EMAIL, readEmail } from '../../kernel/email/email';
import { languages, type Language } from '../../kernel/language/language';
import { unknownMark } from '../../kernel/mail/mail-sender';
import type { FieldFault } from '../../kernel/refusal/refusal';
import { longText, text } from '../../kernel/row/columns';
import { Lines } from '../../kernel/text/typed';
import { LONGEST_NAME } from './store.rules';

@ObjectType({ description: 'How a store begins and ends its mails in one language. Staff only.' })
export class MailWording {
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'The first line, in which "{name}" is whom the mail is to; null = as usual.',
  })
  greeting: string | null;
  @Column(longText)
  @Field(() => String, {
    nullable: true,
    description: 'The last lines; null = kind regards, and the name of the store.',
  })
  signature: string | null;
}

@ObjectType({ description: 'How the mails of a store are, whatever they are about. Staff only.' })
export class StoreMailSettings {
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description: 'What stands before the address they come from; null = the name of the store.',
  })
  senderName: string | null;
  @Column(text)
  @Field(() => String, {
    nullable: true,
    description:
      'Where answers go; null = to the e-mail address of the shop, or where there is none to the one they come from.',
  })
  replyTo: string | null;
  @Column(() => MailWording, { prefix: 'nl_' })
  @Field(() => MailWording, { description: 'In Dutch.' })
  nl: MailWording;
  @Column(() => MailWording, { prefix: 'nb_' })
  @Field(() => MailWording, { description: 'In Norwegian.' })
  nb: MailWording;
  @Column(() => MailWording, { prefix: 'sv_' })
  @Field(() => MailWording, { description: 'In Swedish.' })
  sv: MailWording;
  @Column(() => MailWording, { prefix: 'en_' })
  @Field(() => MailWording, { description: 'In English.' })
  en: MailWording;
}

const LONGEST_GREETING = 120;
const LONGEST_SIGNATURE = 500;

@InputType({
  description:
    'How mails begin and end in one language. What is left out stays; null or blank makes it as usual.',
})
export class MailWordingInput {
  @Field(() => String, {
    nullable: true,
    description:
      'The first line, at most 120 characters; "{name}" in it, or the same word in another language of the product, is whom the mail is to. Anything else in braces is NOT_ALLOWED.',
  })
  @MaxLength(LONGEST_GREETING, { message: `At most ${LONGEST_GREETING} characters` })
  greeting?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      'The last lines, at most 500 characters. Nothing is filled in here: anything in braces is NOT_ALLOWED.',
  })
  @MaxLength(LONGEST_SIGNATURE, { message: `At most ${LONGEST_SIGNATURE} characters` })
  @Lines()
  signature?: string | null;
}

@InputType({ description: 'What is to be otherwise of its mails. What is left out stays.' })
export class StoreMailInput {
  @Field(() => String, {
    nullable: true,
    description:
      'What stands before the address they come from, at most 100 characters; null or blank makes it the name of the store.',
  })
  @MaxLength(LONGEST_NAME, { message: `At most ${LONGEST_NAME} characters` })
  senderName?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Where answers go; null or blank makes it the e-mail address of the shop.',
  })
  @MaxLength(LONGEST_EMAIL, { message: `At most ${LONGEST_EMAIL} characters` })
  replyTo?: string | null;
  @Field(() => MailWordingInput, { nullable: true, description: 'In Dutch; null leaves it.' })
  @ValidateNested()
  nl?: MailWordingInput | null;
  @Field(() => MailWordingInput, { nullable: true, description: 'In Norwegian; null leaves it.' })
  @ValidateNested()
  nb?: MailWordingInput | null;
  @Field(() => MailWordingInput, { nullable: true, description: 'In Swedish; null leaves it.' })
  @ValidateNested()
  sv?: MailWordingInput | null;
  @Field(() => MailWordingInput, { nullable: true, description: 'In English; null leaves it.' })
  @ValidateNested()
  en?: MailWordingInput | null;
}

/** What is given of a store's mails: a part that is null is left as it is. */
export function givenMail(mail: StoreMailInput | null | undefined): StoreMailInput | undefined {
  return mail == null
    ? undefined
    : (Object.fromEntries(
        Object.entries(mail).filter(([key, value]) => value !== null || !languages.includes(key as Language)),
      ) as StoreMailInput);
}

/** What cannot be about a store's mails. */
export function mailFaults({ replyTo }: Pick<StoreMailSettings, 'replyTo'>): FieldFault[] {
  const read = replyTo === null ? null : readEmail(replyTo);
  return read !== null && 'code' in read ? [{ path: 'mail.replyTo', ...read }] : [];
}

/** What nothing is filled in for, in the words that are given: it would go to every customer as it stands. */
export function wordingFaults(mail: StoreMailInput | null | undefined): FieldFault[] {
  return languages.flatMap((language) =>
    (['greeting', 'signature'] as const).flatMap((part): FieldFault[] => {
      const mark = unknownMark(mail?.[language]?.[part] ?? '', part === 'greeting');
      if (mark === null) return [];
      const known = part === 'greeting' ? 'only {name} is' : 'nothing is, in a signature';
      const message = `${mark} is not filled in; ${known}`;
      return [{ path: `mail.${language}.${part}`, code: 'NOT_ALLOWED', message }];
    }),
  );
}

/** The same as the other services hear of it. */
export function toldMail(mail: StoreMailSettings): StoreMail {
  const wording = ({ greeting, signature }: MailWording): StoreMail['wordings'][string] => ({
    greeting: greeting ?? '',
    signature: signature ?? '',
  });
  const wordings = Object.fromEntries(languages.map((language) => [language, wording(mail[language])]));
  return { senderName: mail.senderName ?? '', replyTo: mail.replyTo ?? '', wordings };
}
