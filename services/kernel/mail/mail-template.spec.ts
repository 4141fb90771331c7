import { mailTemplate, type MailContent } from './mail-template';

const content: MailContent = {
  language: 'nl',
  subject: 'Activeer je account',
  greeting: 'Dag Zoë,',
  paragraphs: ['Eén.', 'Twee\nregels.'],
  button: { label: 'Wachtwoord instellen', url: 'https://shop.example.test/30042/activate?token=abc&x=1' },
  footer: 'De Ruilhoek\nDorpsstraat 1',
  colour: '#7a2e5d',
};

describe('a mail', () => {
  it('says the same as text and as HTML', () => {
    const { text, html } = mailTemplate(content);
    expect(text).toBe(
      'Dag Zoë,\n\nEén.\n\nTwee\nregels.\n\nWachtwoord instellen:\n' +
        'https://shop.example.test/30042/activate?token=abc&x=1\n\n-- \nDe Ruilhoek\nDorpsstraat 1\n',
    );
    for (const words of [
      'Dag Zoë,',
      'Eén.',
      'Twee<br>regels.',
      'Wachtwoord instellen',
      'De Ruilhoek<br>Dorpsstraat 1',
    ]) {
      expect(html).toContain(words);
    }
    expect(
      html.match(/href="https:\/\/shop\.example\.test\/30042\/activate\?token=abc&amp;x=1"/g),
    ).toHaveLength(2);
  });

  it('has a language and a title, and fetches nothing', () => {
    const { html } = mailTemplate(content);
    expect(html).toContain('<html lang="nl">');
    expect(html).toContain('<title>Activeer je account</title>');
    expect(html).not.toMatch(/<img|<script|<link|src=|url\(/);
  });

  it('lets nobody write HTML into it, not by a name, a label or a colour', () => {
    const evil = `"><script>alert('1')</script>&`;
    const { html } = mailTemplate({
      ...content,
      language: evil,
      subject: evil,
      greeting: evil,
      paragraphs: [evil],
      button: { label: evil, url: `https://x.example.test/?${encodeURI(evil)}` },
      footer: evil,
      colour: `red;background:url(https://evil.example.test)`,
    });
    expect(html).not.toMatch(/<script|evil\.example|alert\('/);
    expect(html).toContain('&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;');
  });

  it('links to web addresses only', () => {
    const button = { label: 'x', url: 'javascript:alert(1)' };
    expect(() => mailTemplate({ ...content, button })).toThrow('web addresses only');
    expect(() => mailTemplate({ ...content, button: { label: 'x', url: '/30042' } })).toThrow();
  });

  it.each([
    ['#7a2e5d', '#ffffff'],
    ['#ffe066', '#000000'],
    ['#000000', '#ffffff'],
    ['#ffffff', '#000000'],
  ])('writes on a button of %s in %s', (colour, ink) => {
    expect(mailTemplate({ ...content, colour }).html).toContain(`background:${colour};color:${ink};`);
  });

  it('needs no button', () => {
    const { text, html } = mailTemplate({ ...content, button: undefined });
    expect(text + html).not.toContain('http');
  });
});
