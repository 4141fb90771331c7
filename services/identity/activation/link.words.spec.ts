import { languages, type Language } from '../../kernel/language/language';
import { mailTemplate, type MailContent } from '../../kernel/mail/mail-template';
import { probeSender } from '../../kernel/testing/probe/mails';
import { mailContent } from '../../kernel/mail/mail-words';
import { linkMailWords } from './link-mails';
import { staffResetWords } from './staff-reset.words';

const words = { ...linkMailWords, 'staff-reset': staffResetWords };
type Kind = keyof typeof words;
const kinds: Kind[] = ['activation', 'reset', 'already-activated', 'staff-reset'];
const about = {
  name: 'Marijke',
  store: 'De Ruilhoek',
  url: 'https://portal.example/30042/set-password?token=abc',
};

const linkMail = (kind: Kind, language: Language, name = about.name): MailContent =>
  mailContent(words[kind], { ...about, name }, { ...about, language });

describe('a mail with a link', () => {
  it.each(languages)(
    'says the same in %s: greets, names the shop, has one button and no link in its subject',
    (language) => {
      for (const kind of kinds) {
        const content = linkMail(kind, language);
        const { text, html } = mailTemplate(content, probeSender);
        expect(content.subject).toContain('De Ruilhoek');
        expect(content.subject).not.toContain('abc');
        expect(content.greeting).toMatch(/Marijke,$/);
        expect(content.paragraphs.join(' ')).toMatch(kind === 'activation' ? /24/ : /30/);
        expect(text.split(about.url)).toHaveLength(2);
        expect(html.match(/<a [^>]*border-radius/g)).toHaveLength(1);
      }
    },
  );

  it('is worded differently in each language and for each purpose', () => {
    const subjects = languages.flatMap((language) => kinds.map((kind) => linkMail(kind, language).subject));
    expect(new Set(subjects).size).toBe(languages.length * kinds.length);
  });

  it('greets without a name where none is known', () => {
    expect(linkMail('reset', 'nl', '').greeting).toBe('Goedendag,');
  });
});
