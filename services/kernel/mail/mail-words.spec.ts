import { thingMailWords } from '../testing/probe/mails';
import { mailContent, type MailWords } from './mail-words';

describe('the words of a kind of mail', () => {
  const look = { language: 'nl' } as const;

  test('need every language, or they do not compile', () => {
    const { sv: _missing, ...others } = thingMailWords;
    // @ts-expect-error There is no Swedish.
    const words: MailWords<{ thing: string; name: string }> = others;
    expect(() =>
      mailContent(words, { thing: 'x', name: '' }, { ...look, language: 'sv', url: 'http://x.test' }),
    ).toThrow();
  });

  test('that have a button need a link, and the other way round', () => {
    expect(() => mailContent(thingMailWords, { thing: 'x', name: '' }, look)).toThrow(
      'a button and a link, or neither',
    );
    expect(
      mailContent(thingMailWords, { thing: 'x', name: '' }, { ...look, url: 'http://x.test' }).button,
    ).toEqual({
      label: 'Bekijken',
      url: 'http://x.test',
    });
  });
});
