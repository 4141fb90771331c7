import fc from 'fast-check';
import { asOnceWritten, asSearched, emailOf, isEmail, readEmail, spellingsOf } from './email';

test.each([
  'a@b.nl',
  'joke.de-boer+shop@mail.example.co.uk',
  "o'hara@example.test",
  'bjørn@blåbær.no',
  'jo@xn--bcher-kva.example',
  `${'a'.repeat(64)}@b.nl`,
])('%s is an e-mail address', (email) => {
  expect(isEmail(email)).toBe(true);
});

test.each([
  ['', 'NOT_AN_EMAIL'],
  ['a', 'NOT_AN_EMAIL'],
  ['a@b', 'NOT_AN_EMAIL'],
  ['a@b.', 'NOT_AN_EMAIL'],
  ['a@.nl', 'NOT_AN_EMAIL'],
  ['@b.nl', 'NOT_AN_EMAIL'],
  ['a b@c.nl', 'NOT_AN_EMAIL'],
  ['a@b c.nl', 'NOT_AN_EMAIL'],
  ['a@b@c.nl', 'NOT_AN_EMAIL'],
  ['a@b.n', 'NOT_AN_EMAIL'],
  ['a@b..nl', 'NOT_AN_EMAIL'],
  ['a..b@c.nl', 'NOT_AN_EMAIL'],
  ['.a@b.nl', 'NOT_AN_EMAIL'],
  ['a.@b.nl', 'NOT_AN_EMAIL'],
  ['<a@b.nl>', 'NOT_AN_EMAIL'],
  ['Ann <a@b.nl>', 'NOT_AN_EMAIL'],
  ['"a b"@c.nl', 'NOT_AN_EMAIL'],
  ['mailto:a@b.nl', 'NOT_AN_EMAIL'],
  ['a@b.nl,c@d.nl', 'NOT_AN_EMAIL'],
  ['a@b.nl\r\nBcc: x@y.nl', 'NOT_AN_EMAIL'],
  ['a@-b.nl', 'NOT_AN_EMAIL'],
  ['a@b_c.nl', 'NOT_AN_EMAIL'],
  ['a@127.0.0.1', 'NOT_AN_EMAIL'],
  ['a@[127.0.0.1]', 'NOT_AN_EMAIL'],
  ['a@b.12', 'NOT_AN_EMAIL'],
  ['a@b.nl/c', 'NOT_AN_EMAIL'],
  ['a@b%41.nl', 'NOT_AN_EMAIL'],
  ['a@xn--a.nl', 'NOT_AN_EMAIL'],
  [`a@${'b'.repeat(64)}.nl`, 'NOT_AN_EMAIL'],
  [`${'a'.repeat(65)}@b.nl`, 'NOT_AN_EMAIL'],
  [`${'a'.repeat(250)}@b.nl`, 'TOO_LONG'],
])('%j is none: %s', (email, code) => {
  expect(readEmail(email)).toMatchObject({ code });
});

test.each([
  ['  Joke@Example.TEST ', 'joke@example.test'],
  ['Jo\u0301ke@x.nl', 'j\u00f3ke@x.nl'],
  ['\u200bjoke\u00ad@x.nl\u00a0', 'joke@x.nl'],
  ['ann@XN--Bcher-KVA.example', 'ann@bücher.example'],
  ['ann@BÜCHER.example', 'ann@bücher.example'],
  ['ann@bu\u0308cher\uff0eexample', 'ann@bücher.example'],
  ['ann@ｅｘａｍｐｌｅ.test', 'ann@example.test'],
])('%j is %s', (typed, email) => {
  expect(readEmail(typed)).toEqual({ email });
  expect(emailOf(typed)).toBe(email);
});

test('what is no address equals none, and is nothing where nothing was typed', () => {
  expect(emailOf(' No Address\u200b ')).toBe('no address');
  expect(emailOf(null)).toBe('');
});

test('an international domain may have been written down in ASCII', () => {
  expect(spellingsOf('ann@bücher.example')).toEqual(['ann@bücher.example', 'ann@xn--bcher-kva.example']);
  expect(spellingsOf('a@b.nl')).toEqual(['a@b.nl']);
  expect(spellingsOf('')).toEqual(['']);
  expect(spellingsOf('a@b.nl/c')).toEqual(['a@b.nl/c']);
});

test('a search finds it in either spelling, whole or in part', () => {
  expect(['xn--bcher-kva.example', 'ann@XN--bcher-kva.example', 'büch', 'a@b'].map(asSearched)).toEqual([
    'bücher.example',
    'ann@bücher.example',
    'büch',
    'a@b',
  ]);
});

test('a word with a domain in it is looked for as it may have been written down, and no other', () => {
  const words = ['ann@bücher.example', 'bücher.example', '@bücher', 'bücher', 'Müller', 'a@b', 'ü/.x'];
  expect(words.map(asOnceWritten)).toEqual([
    ...['ann@xn--bcher-kva.example', 'xn--bcher-kva.example', '@xn--bcher-kva'],
    ...['bücher', 'Müller', 'a@b', 'ü/.x'],
  ]);
});

test('its one spelling is an address in its one spelling', () => {
  const label = fc.string({ unit: fc.constantFrom('a', 'Z', '0', '-', 'é', 'ß', 'Ø', 'И', '漢', 'x', 'n') });
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), label, label, (local, host, last) => {
      const read = readEmail(`${local}@${host}.${last}`);
      if ('email' in read) expect(readEmail(read.email)).toEqual(read);
    }),
    { numRuns: 2_000 },
  );
});
