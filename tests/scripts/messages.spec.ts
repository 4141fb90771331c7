import { type Clone, makeClone } from './clone';

let clone: Clone;
beforeEach(() => {
  clone = makeClone();
  clone.write({ 'web/project.inlang/settings.json': '{ "baseLocale": "en", "locales": ["en", "nl"] }' });
});
afterEach(() => clone.remove());

const check = async (en: object, nl: object): Promise<string> => {
  const texts = { 'web/messages/en.json': JSON.stringify(en), 'web/messages/nl.json': JSON.stringify(nl) };
  clone.write(texts);
  const { code, output } = await clone.node(['scripts/messages.mjs', '--check']);
  expect(code).toBe(output.includes('messages in') ? 0 : 1);
  return output.trim();
};

const items = (other: string) => [{ match: { 'countPlural=one': 'One item', 'countPlural=*': other } }];

test('a complete translation passes, plural forms included', async () => {
  const en = { $schema: 'x', hello: 'Hello {name}', items: items('{count} items') };
  const nl = { $schema: 'y', hello: 'Dag {name}', items: items('{count} artikelen') };
  expect(await check(en, nl)).toBe('2 messages in en, nl');
});

test.each([
  ['a missing message', { a: 'A', b: 'B' }, { a: 'A' }, 'nl: "b" is missing'],
  ['an empty message', { a: 'A' }, { a: ' ' }, 'nl: "a" is empty'],
  ['a message English does not have', { a: 'A' }, { a: 'A', b: 'B' }, 'nl: "b" is not in en'],
  ['a lost placeholder', { a: '{n} left' }, { a: 'over' }, 'nl: "a" has no placeholders instead of {n}'],
  ['a renamed placeholder', { a: '{n} left' }, { a: '{m} over' }, 'nl: "a" has {m} instead of {n}'],
  [
    'a placeholder lost in a plural',
    { a: items('{n} left') },
    { a: items('over') },
    'nl: "a" has no placeholders instead of {n}',
  ],
])('%s is a fault, named by language and key', async (_, en, nl, fault) => {
  expect(await check(en, nl)).toBe(fault);
});

test('a language without a file is a fault', async () => {
  clone.write({ 'web/messages/en.json': '{ "a": "A" }' });
  const { code, output } = await clone.node(['scripts/messages.mjs', '--check']);
  expect(code).toBe(1);
  expect(output).toContain('nl: web/messages/nl.json is missing');
});
