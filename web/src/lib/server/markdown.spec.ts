import { html } from '#lib/testing/html.ts';
import { titled } from '#lib/text/blocks.ts';
import TextBlocks from '#lib/text/TextBlocks.svelte';
import { blocksOf, deadLinks, goodLink } from './markdown.ts';

const shown = (text: string): string => html(TextBlocks, { blocks: blocksOf(text, '30042'), lang: 'nl' });
const withoutNotes = (html: string): string =>
  html.replace(/<!--[^]*?-->/g, '').replace(/ class="[^"]*"/g, '');

test('headings, lists, links and bold are elements, and a page keeps its one first heading [U8 U9]', () => {
  const text =
    '# Over ons\n\nWij zijn **er** voor *u*,\nal lang.\n\n- een\n- twee\n  1. drie\n\n[Bel ons](tel:+31302314490)';
  const page = withoutNotes(shown(text)).replace(/\s+/g, ' ').replace(/> </g, '><');
  expect(page).toContain('<h2>Over ons</h2>');
  expect(page).toContain('<p>Wij zijn <strong>er</strong> voor <em>u</em>, al lang.</p>');
  expect(page).toMatch(
    /<ul><li><p>een<\/p><\/li><li><p>twee<\/p><ol><li><p>drie<\/p><\/li><\/ol><\/li><\/ul>/,
  );
  expect(page).toContain('<a href="tel:+31302314490">Bel ons</a>');
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<style>*{background:url(https://evil.example)}</style>',
  '<svg/onload=alert(1)>',
  '![x](https://evil.example/p.png)',
  '[x]: https://evil.example/p.png\n\n![x]',
  '<https://evil.example>',
  '<!-- --><iframe src=https://evil.example>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '```\n<script>alert(1)</script>\n```',
  '<div style="background:url(file:///etc/passwd)">',
])('markup in a text is text, whatever it is: %s', (text) => {
  const page = withoutNotes(shown(text));
  expect([...page.matchAll(/<\/?([a-z]+\d?)/g)].map(([, tag]) => tag)).toEqual(
    expect.not.arrayContaining(['script', 'img', 'style', 'svg', 'iframe', 'link', 'object']),
  );
  expect(page).not.toMatch(/<[^>]+\s(?:on\w+|style|src)=/);
  // Each element is one of the closed set.
  for (const [, tag] of page.matchAll(/<([a-z]+\d?)/g))
    expect(['div', 'p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'strong', 'em', 'a', 'br']).toContain(tag);
});

test.each([
  ['javascript:alert(1)'],
  ['JaVaScRiPt:alert(1)'],
  ['java\tscript:alert(1)'],
  ['data:text/html,<script>1</script>'],
  ['vbscript:x'],
  ['file:///etc/passwd'],
  ['http://example.com'],
  ['ftp://example.com'],
  ['//evil.example'],
  ['/\\evil.example'],
  ['/30042/../10007'],
  ['/10007/about'],
  ['/graphql'],
  ['https://169.254.169.254/latest/meta-data'],
  ['https://2852039166/'],
  ['https://0xa9fea9fe/'],
  ['https://[fe80::1]/'],
  ['https://[::1]/'],
  ['https://127.0.0.1/'],
  ['https://localhost/'],
  ['https://printer.local/'],
  ['https://db.internal/'],
  ['https://bank.example@evil.example/'],
  ['https://example.com:8443/'],
  ['mailto:a@b.nl?bcc=x@y.nl'],
  ['mailto:'],
  ['tel:*#06#'],
  ['about'],
  [''],
])('a link to %j is its words alone', (href) => {
  expect(goodLink(href, '30042')).toBeNull();
  expect(withoutNotes(shown(`[hier](<${href}>)`))).not.toContain('<a');
});

test.each([
  ['https://www.acm.nl/klacht?id=1#x', true],
  ['https://xn--tst-qla.nl/', true],
  ['mailto:winkel@ruilhoek.nl', false],
  ['tel:+31-30-2314490', false],
  ['/30042', false],
  ['/30042/terms', false],
])('a link to %s leads there, and the page it leads to outside is not told from where', (href, isOutside) => {
  expect(goodLink(href, '30042')).toEqual({ href, isOutside });
  const page = shown(`[hier](${href})`);
  expect(page.includes('rel="noopener noreferrer nofollow"')).toBe(isOutside);
});

test.each([
  ['[hier](www.kledingkast.nl)', 'https://www.kledingkast.nl/', 'hier'],
  ['Zie https://kledingkast.nl/open.', 'https://kledingkast.nl/open', 'https://kledingkast.nl/open'],
  ['Zie www.kledingkast.nl voor meer', 'https://www.kledingkast.nl/', 'www.kledingkast.nl'],
  ['Mail info@kledingkast.nl', 'mailto:info@kledingkast.nl', 'info@kledingkast.nl'],
])('an address is a link as it is typed, by https where nothing is said: %s', (text, href, words) => {
  expect(withoutNotes(shown(text))).toContain(`href="${href}"`);
  expect(withoutNotes(shown(text)).replace(/<[^>]+>/g, '')).toContain(words);
});

test.each([
  'Zie http://kledingkast.nl',
  'Zie //evil.example',
  'Zie https://a@evil.example',
  'http://127.0.0.1/x',
])('an address that no link may lead to stays words: %s', (text) =>
  expect(withoutNotes(shown(text))).not.toContain('<a'),
);

test('a text that begins with a heading has its title in it, and another one has the usual', () => {
  const own = titled(blocksOf('# Over **ons**\n\nWij zijn er.', '30042'), 'Over');
  expect([own.title, own.isOwn, own.blocks.length]).toEqual(['Over ons', true, 1]);
  for (const text of ['Wij zijn er.\n\n# Over ons', '### Over ons', '', '#'])
    expect(titled(blocksOf(text, '30042'), 'Over')).toMatchObject({ title: 'Over', isOwn: false });
});

test.each([
  ['addresses', 'www.a.nl '.repeat(2_200)],
  ['half addresses', 'www.'.repeat(5_000)],
  ['addresses of mail', 'a@'.repeat(10_000)],
  ['brackets', '['.repeat(20_000)],
  ['stars', '*a '.repeat(6_600)],
  ['stars beside each other', '**'.repeat(10_000)],
  ['links in links', '[a]('.repeat(5_000)],
  [
    'deep lists',
    Array.from({ length: 190 }, (_none, at) => `${' '.repeat(at)}- x`)
      .join('\n')
      .slice(0, 20_000),
  ],
  ['lists in a line', '- '.repeat(10_000)],
  ['headings', '# '.repeat(10_000)],
  ['escapes', '\\'.repeat(20_000)],
  ['underscores', '_a__'.repeat(5_000)],
])('the longest text is read in no time, however it is built: %s', (_what, text) => {
  const start = performance.now();
  const blocks = blocksOf(text, '30042');
  expect(performance.now() - start).toBeLessThan(500);
  expect(Array.isArray(blocks)).toBe(true);
});

test('links that lead nowhere are told as they were typed, each once, and good ones are not [U8]', () => {
  const text =
    'Zie [ons](http://kledingkast.nl), [hier](javascript:alert), [hier](/30042/about) en [weer](http://kledingkast.nl).\n\n- https://192.168.1.1\n- https://kledingkast.nl';
  expect(deadLinks(text, '30042')).toEqual([
    'http://kledingkast.nl',
    'javascript:alert',
    'https://192.168.1.1',
  ]);
  expect(deadLinks('Geen [link][los] en [leeg]()', '30042')).toEqual(['']);
  expect(deadLinks('**Woorden** alleen', '30042')).toEqual([]);
});
