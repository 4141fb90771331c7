import fc from 'fast-check';
import { readTarget } from './path';
import { spellings } from './testing/spellings';

const path = (target: string): string | null => readTarget(target)?.path ?? null;

test.each([
  '/',
  '/30042',
  '/30042/',
  '/30042/console/customers/0190a000-0000-7000-8000-000000000001/edit',
  '/30042/download/eyJh_-.AbC',
  '/mailbox/30042-0190a000',
  '/30042/__data.json',
  '/_app/immutable/chunks/D4_x-9.js',
  '/_app/routes/[store]/__route.js',
  '/30042/c/caf%C3%A9',
  '/30042/c/twee%20woorden',
])('%s is a path', (target) => expect(readTarget(target)).toEqual({ path: target, search: '' }));

test('the escapes that browsers write themselves are told in one spelling', () => {
  expect(path('/c/caf%c3%a9')).toBe('/c/caf%C3%A9');
  expect(path('/c/cafe%CC%81')).toBe('/c/cafe%CC%81');
});

test('the query is not the path: what stands in it leads nowhere', () => {
  expect(readTarget('/30042?/./mailbox')).toEqual({ path: '/30042', search: '?/./mailbox' });
  expect(readTarget('/30042?a=%2F..%5C&b=?')).toEqual({ path: '/30042', search: '?a=%2F..%5C&b=?' });
});

test.each(spellings('/mailbox'))('%s is none', (target) => expect(readTarget(target)).toBeNull());

test.each([
  ['a lone percent', '/%'],
  ['a NUL', '/a%00'],
  ['a delete', '/a%7f'],
  ['a C1 control', '/a%C2%85'],
  ['a zero-width space', '/a%E2%80%8B'],
  ['a right-to-left mark', '/a%E2%80%8F'],
  ['half a surrogate', '/a%ED%A0%80'],
  ['a fragment', '/a#b'],
  ['a fragment in the query', '/a?b#c'],
  ['no path', 'a'],
  ['nothing', ''],
])('%s is none', (_, target) => expect(readTarget(target)).toBeNull());

describe('whatever is sent', () => {
  const pieces = ['/', '.', '..', '%2e', '%2E', '%2f', '%5c', '\\', '%25', '%', ';', '//', '%00', '\t', ' '];
  const words = [
    'mailbox',
    'Mailbox',
    '%6dailbox',
    '30042',
    'é',
    '%C3%A9',
    '%c3%a9',
    'ｍ',
    '?',
    '#',
    '%20',
    '[a]',
  ];
  const sent = fc
    .array(fc.oneof(fc.constantFrom(...pieces, ...words), fc.string({ unit: 'grapheme', maxLength: 4 })), {
      maxLength: 10,
    })
    .map((parts) => `/${parts.join('')}`);

  test('a path that is read says the same to the URL parser, to decoding and to itself', () => {
    fc.assert(
      fc.property(sent, (target) => {
        const read = readTarget(target);
        if (read === null) return;
        const url = new URL(`http://host${target}`);
        expect(decodeURIComponent(url.pathname)).toBe(decodeURIComponent(read.path));
        expect(url.pathname.toUpperCase()).toBe(read.path.toUpperCase());
        expect(decodeURIComponent(read.path).split('/')).toHaveLength(read.path.split('/').length);
        expect(decodeURIComponent(decodeURIComponent(read.path))).toBe(decodeURIComponent(read.path));
        expect(decodeURIComponent(read.path)).not.toMatch(/[\\%\p{C}]|\/\/|(^|\/)\.{1,2}(\/|$)/u);
        expect(readTarget(read.path + read.search)).toEqual(read);
      }),
      { numRuns: 20_000 },
    );
  });

  test('what the URL parser or decoding would make the mailbox is the mailbox here, or no path', () => {
    fc.assert(
      fc.property(sent, (target) => {
        const url = new URL(`http://host${target}`);
        let folded = url.pathname;
        for (let round = 0; round < 3; round += 1)
          folded = new URL(`http://host${folded.replace(/%([0-7]\w)/g, decodeURIComponent)}`).pathname;
        if (!/^\/mailbox(\/|$)/.test(folded)) return;
        expect([null, '/mailbox']).toContain(path(target)?.slice(0, 8) ?? null);
      }),
      { numRuns: 20_000 },
    );
  });
});
