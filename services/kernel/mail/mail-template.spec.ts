import { probeSender } from '../testing/probe/mails';
import type { MailSender } from './mail-sender';
import { mailTemplate, type MailContent, type RenderedMail } from './mail-template';

const content: MailContent = {
  language: 'nl',
  subject: 'Activeer je account',
  name: 'Zoë',
  greeting: 'Dag Zoë,',
  paragraphs: ['Eén.', 'Twee\nregels.'],
  button: { label: 'Wachtwoord instellen', url: 'https://shop.example.test/30042/activate?token=abc&x=1' },
  footer: 'Waarom u dit krijgt.',
};
const ofStore = (content: MailContent, more: Partial<MailSender> = {}): RenderedMail =>
  mailTemplate(content, { ...probeSender, ...more });

describe('a mail', () => {
  it('says the same as text and as HTML', () => {
    const { text, html } = ofStore(content);
    expect(text).toBe(
      'Dag Zoë,\n\nEén.\n\nTwee\nregels.\n\nWachtwoord instellen:\n' +
        'https://shop.example.test/30042/activate?token=abc&x=1\n\nMet vriendelijke groet,\nDe Proef\n\n' +
        '-- \nWaarom u dit krijgt.\nDe Proef B.V., Dorpsstraat 1, 1234 AB Utrecht\nKvK-nummer 12345678 · btw-nummer NL001234567B01\n',
    );
    for (const words of [
      'Dag Zoë,',
      'Eén.',
      'Twee<br>regels.',
      'Wachtwoord instellen',
      'Met vriendelijke groet,<br>De Proef',
      'Waarom u dit krijgt.<br>De Proef B.V., Dorpsstraat 1, 1234 AB Utrecht<br>KvK-nummer 12345678',
    ]) {
      expect(html).toContain(words);
    }
    expect(
      html.match(/href="https:\/\/shop\.example\.test\/30042\/activate\?token=abc&amp;x=1"/g),
    ).toHaveLength(2);
  });

  it('has a language and a title, and fetches nothing', () => {
    const { html } = ofStore(content);
    expect(html).toContain('<html lang="nl">');
    expect(html).toContain('<title>Activeer je account</title>');
    expect(html).not.toMatch(/<img|<script|<link|src=|url\(/);
  });

  it('lets nobody write HTML into it, not by a name, a label or a colour', () => {
    const evil = `"><script>alert('1')</script>&`;
    const own = { nl: { greeting: evil, signature: evil } };
    const trader = { ...probeSender.trader, legalName: evil, vatNumber: evil };
    const mail = {
      ...content,
      subject: evil,
      greeting: evil,
      paragraphs: [evil],
      button: { label: evil, url: `https://x.example.test/?${encodeURI(evil)}` },
      footer: evil,
    };
    const colour = `red;background:url(https://evil.example.test)`;
    const { html } = ofStore(mail, { colour, name: evil, trader, wordings: own });
    expect(html).not.toMatch(/<script|evil\.example|alert\('/);
    expect(html).toContain('&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;');
  });

  it('links to web addresses only', () => {
    const button = { label: 'x', url: 'javascript:alert(1)' };
    expect(() => ofStore({ ...content, button })).toThrow('web addresses only');
    expect(() => ofStore({ ...content, button: { label: 'x', url: '/30042' } })).toThrow();
  });

  it.each([
    ['#7a2e5d', '#ffffff'],
    ['#ffe066', '#000000'],
    ['#000000', '#ffffff'],
    ['#ffffff', '#000000'],
  ])('writes on a button of %s in %s', (colour, ink) => {
    expect(ofStore(content, { colour }).html).toContain(`background:${colour};color:${ink};`);
  });

  it('needs no button', () => {
    const { text, html } = ofStore({ ...content, button: undefined });
    expect(text + html).not.toContain('http');
  });

  it('begins and ends in the store’s own words where it has them, whether a name is known or not', () => {
    const wordings = { nl: { greeting: 'Ha {name}!', signature: 'Tot gauw,\nEls & $&' } };
    const { text, html } = ofStore({ ...content, name: 'Zoë $1' }, { wordings });
    expect(text).toMatch(/^Ha Zoë \$1!\n\n/);
    expect(text).toContain('\n\nTot gauw,\nEls & $&\n\n-- \n');
    expect(html).toContain('Tot gauw,<br>Els &amp; $&amp;');
    expect(ofStore({ ...content, name: '' }, { wordings }).text).toMatch(/^Ha!\n\n/);
    expect(ofStore({ ...content, language: 'sv' }, { wordings }).text).toMatch(/^Dag Zoë,\n/);
  });

  it('says at its foot who trades, as far as anybody said it [L11]', () => {
    const nobody = {
      street: '',
      postalCode: '',
      town: '',
      organisationNumber: '',
      vatNumber: '',
      country: 'NO',
    };
    const trader = { legalName: 'Prøven AS', ...nobody, vatNumber: 'NO923609016MVA' };
    const { text } = ofStore({ ...content, language: 'nb' }, { trader });
    expect(text).toMatch(/\nPrøven AS\nmva-nummer NO923609016MVA\n$/);
    expect(ofStore(content, { trader: { ...nobody, legalName: '' } }).text).toMatch(
      /-- \nWaarom u dit krijgt\.\n$/,
    );
  });

  it('has the store’s name in its colour at the top, and says how it looks in the dark', () => {
    const { html } = ofStore(content, { colour: '#ffe066' });
    expect(html).toMatch(/background:#ffe066;color:#000000;[^>]*>De Proef</);
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('@media (prefers-color-scheme: dark)');
  });
});
