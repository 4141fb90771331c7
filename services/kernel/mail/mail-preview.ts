import { Directive, Field, ObjectType } from 'type-graphql';
import type { Transaction } from '../database/transaction';
import { openCodesOf } from '../graph/codes';
import type { Language } from '../language/language';
import type { Ports } from '../subgraph/service';
import type { Mails } from './mail-kind';
import { mailTemplate } from './mail-template';

/** All of them are services'. */
export const mailKindCodes = openCodesOf('MailKind', 'What a mail is about.');

@Directive('@shareable')
@ObjectType({
  description: 'What a mail of the store looks like, with people and goods that are made up. Staff only.',
})
export class MailPreview {
  @Field(() => mailKindCodes.type, { description: 'What it is about.' })
  kind: string;
  @Field(() => String, { description: 'Its subject.' })
  subject: string;
  @Field(() => String, { description: 'Who it is from: the name before the address.' })
  from: string;
  @Field(() => String, { description: 'All of it as text, as programs show it that show no HTML.' })
  text: string;
  @Field(() => String, {
    description: 'All of it as HTML, a whole page: without scripts, pictures, or anything from outside.',
  })
  html: string;
}

/** Whom a sample is to. */
const names: Readonly<Record<Language, string>> = { nl: 'Marijke', nb: 'Ingrid', sv: 'Astrid', en: 'Mary' };

/** Each kind of mail of a service, as the store's customers would get it in a language. */
export async function previewsOf(
  tx: Transaction,
  mails: Mails,
  { language, currency }: { language: Language; currency: string },
  { publicUrl }: Pick<Ports, 'publicUrl'>,
): Promise<MailPreview[]> {
  const sender = await mails.sender(tx);
  const url = `${publicUrl}/${tx.actor.storeId}`;
  const about = { language, name: names[language], store: sender.name, currency, url };
  const samples = mails.kinds.flatMap((kind) => kind.samples(about));
  return samples.map(({ kind, content }) => ({
    kind: kind.toUpperCase().replaceAll('-', '_'),
    ...{ subject: content.subject, from: sender.from, ...mailTemplate(content, sender) },
  }));
}
