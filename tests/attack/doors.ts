import { globSync, readFileSync } from 'node:fs';
import { SOME_ID } from './places';

/** Where forms come in, as the pages' own files say it, and bodies that are none, or odd ones. */

export const urlencoded = 'application/x-www-form-urlencoded';
export const multipart = 'multipart/form-data; boundary=x';

const routes = globSync('web/src/routes/**/+{page.server,server,page,page@*}.{ts,svelte}').sort();
const addressOf = (file: string): string =>
  file
    .replace(/^web\/src\/routes/, '')
    .replace(/\/\+[^/]*$/, '')
    .replace(/\/\([^)]*\)/g, '')
    .replace('[store]', '30042');
/** Every page of the pages' server, and what else it answers; an id stands in brackets. */
export const addresses = [...new Set(routes.map(addressOf))];
/** Where the code says a page's actions: with the page, or shared by some. */
function actionsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const shared = /export const actions[^=]*= (\w+);/.exec(text)?.[1];
  if (shared !== undefined) {
    const found = globSync('web/src/**/*.ts').find((each) =>
      new RegExp(`export const ${shared}\\b[^=]*= \\{`).test(readFileSync(each, 'utf8')),
    );
    return namesIn(readFileSync(found ?? '', 'utf8'), shared);
  }
  return text.includes('export const actions') ? namesIn(text, 'actions') : [];
}
function namesIn(text: string, constant: string): string[] {
  const from = text.slice(text.search(new RegExp(`export const ${constant}\\b`)));
  const body = from.slice(0, from.search(/^\}/m));
  return [...body.matchAll(/^ {2}(?:async )?(\w+)(?=[:(,])/gm)].map(([, name]) => name ?? '');
}
/** With an id that may be. */
export const usual = (address: string): string => address.replace(/\[\w+\]/g, SOME_ID) || '/';
/** Each page, and each of its actions by its name in the code. */
export const doors = routes
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const named = actionsOf(file).filter((name) => name !== 'default');
    return ['', ...named.map((name) => `?/${name}`)].map((action) => usual(addressOf(file)) + action);
  });

const part = (head: string, value: string): string => `--x\r\n${head}\r\n\r\n${value}\r\n`;
const field = (name: string, value = '1'): string =>
  part(`Content-Disposition: form-data; name="${name}"`, value);
/** No form at all: refused as such wherever it comes. */
export const noForms: [string | undefined, string | Buffer][] = [
  ...[
    'text/plain',
    'application/json',
    'application/xml',
    'application/octet-stream',
    'image/png',
    'text/html',
  ].map((type): [string, string] => [type, 'email=x&return=/']),
  ...['{}', '[', 'null', '"', '{"email":{}}'].map((body): [string, string] => ['application/json', body]),
  ...['', ';', '/', 'multipart', 'multipart/', 'multipart/mixed; boundary=x', 'x'.repeat(5_000)].map(
    (type): [string, string] => [type, 'email=x'],
  ),
  [undefined, 'email=x'],
  ['application/x-sveltekit-formdata', 'x'],
  [`${multipart}, ${urlencoded}`, field('email')],
  ...['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/form-data; boundary=y'].map(
    (type): [string, string] => [type, `${field('email')}--x--\r\n`],
  ),
  ...['x', '--x', '--x\r\n', '--x\r\n\r\n', field('email'), `${field('email')}--x`, '\0'.repeat(100)].map(
    (body): [string, string] => [multipart, body],
  ),
  [multipart, `${part('Content-Disposition: form-data', '1')}--x--\r\n`],
  [multipart, `${part('Content-Type: text/plain', '1')}--x--\r\n`],
];
/** Forms, of what nobody would type. */
export const oddForms: [string, string | Buffer][] = [
  ...[
    '',
    '=',
    '&',
    '%',
    '%ZZ=%ZZ',
    '%00=%00',
    '__proto__=1&constructor=1',
    'email=%FF&password=%ED%A0%80',
    'id=x&version=x',
  ].map((body): [string, string] => [urlencoded, body]),
  [urlencoded, Buffer.from([0xff, 0xfe, 0x3d, 0x80])],
  [`${urlencoded}; charset=utf-16`, 'email=x'],
  [multipart, `${field('email', '\0\ud800')}${field('__proto__')}${field('')}--x--\r\n`],
  [multipart, `${part('Content-Disposition: form-data; name="email"; filename="../x\0.csv"', '1')}--x--\r\n`],
  [
    multipart,
    `${part('Content-Disposition: form-data; name="file"; filename=""', '')}${field('kind', 'none')}--x--\r\n`,
  ],
];
/** What the pages' code reads of an address, and what it may have read once. */
export const queries = [
  ...globSync('web/src/**/*.{ts,svelte}').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/searchParams\.(?:get|has)\('(\w+)'\)/g)].map(
      ([, name]) => name ?? '',
    ),
  ),
  ...[
    'sort',
    'dir',
    'direction',
    'search',
    'q',
    'group',
    'due',
    'from',
    'until',
    'year',
    'month',
    'period',
    'list',
    'return',
  ],
].filter((name, at, names) => names.indexOf(name) === at);
