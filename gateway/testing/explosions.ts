import { webOperation } from './web-operations';
/** What no answer may hold: it stands in every name and value that is sent. */
export const CANARY = 'canary';

/** An operation that explodes in whoever works with it before it judges it. */
export interface Explosion {
  name: string;
  query: string;
  variables?: Record<string, unknown>;
  /** What the first message says. */
  says: RegExp;
}

const many = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join(' ');
const nested = (levels: number, inner: string): string =>
  `${'['.repeat(levels)}${inner}${']'.repeat(levels)}`;
const objects = (levels: number): string => `${'{canary: '.repeat(levels)}1${'}'.repeat(levels)}`;

/** A list in a list in a list; made without recursion. */
export function nestOf(levels: number): unknown {
  let nest: unknown = CANARY;
  for (let level = 0; level < levels; level++) nest = [nest];
  return nest;
}
function objectsOf(levels: number): unknown {
  let nest: unknown = CANARY;
  for (let level = 0; level < levels; level++) nest = { [CANARY]: nest };
  return nest;
}
const fields = (count: number): Record<string, unknown> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`${CANARY}${at}`, at]));

const LOG_IN = 'mutation ($input: LogInInput!) { logIn(input: $input) { __typename } }';
const unit = (value: string): string => `{ sellableUnit(id: ${value}) { id } }`;
const TOO_LARGE = /^The operation is too large: /;

/** Each bound of security.md's row 21, at ten times and more. */
export const explosions: Explosion[] = [
  {
    name: 'a literal nested 10 levels',
    query: unit(nested(10, '"canary"')),
    says: /type "UUID!?" is expected/,
  },
  { name: 'a literal nested 20 levels', query: unit(nested(20, '"canary"')), says: TOO_LARGE },
  { name: 'a literal nested 900 levels', query: unit(nested(900, '"canary"')), says: TOO_LARGE },
  { name: 'a literal nested 100,000 levels', query: unit(nested(100_000, '1')), says: TOO_LARGE },
  {
    name: 'an open nest of 500,000 levels',
    query: `{ sellableUnit(id: ${'['.repeat(500_000)}`,
    says: TOO_LARGE,
  },
  { name: 'objects nested 100 levels', query: unit(objects(100)), says: TOO_LARGE },
  { name: 'selections nested 100,000 levels', query: '{canary'.repeat(100_000), says: TOO_LARGE },
  {
    name: 'a default value nested 60 levels',
    query: `query ($id: UUID! = ${nested(60, '1')}) { sellableUnit(id: $id) { id } }`,
    says: TOO_LARGE,
  },
  {
    name: 'a variable nested 20 levels',
    query: 'query ($id: UUID!) { sellableUnit(id: $id) { id } }',
    variables: { id: nestOf(20) },
    says: TOO_LARGE,
  },
  {
    name: 'a variable nested 100,000 levels',
    query: 'query ($id: UUID!) { sellableUnit(id: $id) { id } }',
    variables: { id: nestOf(100_000) },
    says: TOO_LARGE,
  },
  {
    name: 'a variable nested in objects 100,000 levels, in an input object',
    query: LOG_IN,
    variables: { input: { email: objectsOf(100_000), password: 'x' } },
    says: TOO_LARGE,
  },
  {
    name: 'a variable nobody declared, nested 100,000 levels',
    query: '{ store { name } }',
    variables: { [CANARY]: nestOf(100_000) },
    says: TOO_LARGE,
  },
  {
    name: 'a list of 100,000 values',
    query: LOG_IN,
    variables: { input: Array.from({ length: 100_000 }, () => null) },
    says: TOO_LARGE,
  },
  {
    name: 'a variable of 900,000 characters',
    query: LOG_IN,
    variables: { input: { email: CANARY.repeat(150_000), password: 'x' } },
    says: TOO_LARGE,
  },
  {
    name: 'a variable of the wrong type of 200,000 characters',
    query: LOG_IN,
    variables: { input: CANARY.repeat(33_000) },
    says: /an object of type "LogInInput" is expected/,
  },
  {
    name: '10,000 unknown fields of an input object',
    query: LOG_IN,
    variables: { input: { ...fields(10_000), email: 'x', password: 'x' } },
    says: TOO_LARGE,
  },
  {
    name: '4,900 unknown fields of an input object',
    query: LOG_IN,
    variables: { input: { ...fields(4_900), email: 'x', password: 'x' } },
    says: /holds a field that "LogInInput" does not have/,
  },
  {
    name: 'an unknown field of 200,000 characters',
    query: LOG_IN,
    variables: { input: { [CANARY.repeat(30_000)]: 1, email: 'x', password: 'x' } },
    says: /holds a field that "LogInInput" does not have/,
  },
  {
    name: '4,900 wrong values of a list',
    query: 'mutation ($input: [LogInInput!]!) { logIn(input: $input) { __typename } }',
    variables: { input: Array.from({ length: 4_900 }, () => CANARY) },
    says: /another type than what is expected/,
  },
  { name: '1,900 unknown fields', query: `{ ${many(1_900, (at) => `canary${at}`)} }`, says: /no such field/ },
  {
    name: '600 unknown arguments',
    query: `{ store(${many(600, (at) => `canary${at}: 1`)}) { name } }`,
    says: /no such argument/,
  },
  {
    name: '600 unknown fields in a literal',
    query: `mutation { logIn(input: { ${many(600, (at) => `canary${at}: 1`)} }) { __typename } }`,
    says: /required|no such field/,
  },
  {
    name: 'a text of 90,000 characters',
    query: unit(`"${CANARY.repeat(15_000)}"`),
    says: /"UUID!?" is expected/,
  },
  { name: 'a text of 900,000 characters', query: unit(`"${CANARY.repeat(150_000)}"`), says: TOO_LARGE },
  { name: 'a block text that never ends', query: unit(`"""${CANARY.repeat(10_000)}`), says: /^Syntax error/ },
  { name: 'a number of 90,000 digits', query: unit('9'.repeat(90_000)), says: TOO_LARGE },
  { name: 'a name of 90,000 letters', query: `{ ${CANARY.repeat(15_000)} }`, says: TOO_LARGE },
  { name: 'a name of 96 letters', query: `{ ${CANARY.repeat(16)} }`, says: /no such field/ },
  { name: '500 operations', query: many(500, (at) => `query Canary${at} { a }`), says: TOO_LARGE },
  {
    name: 'an operation name of 90,000 letters',
    query: `query ${CANARY.repeat(15_000)} { store { name } }`,
    says: TOO_LARGE,
  },
  {
    name: '280 fragments in one another’s place',
    query: `{ ${many(280, () => '... { store { name } }')} }`,
    says: TOO_LARGE,
  },
  {
    name: '200 fragments',
    query: `{ ${many(200, (at) => `...C${at}`)} } ${many(200, (at) => `fragment C${at} on Query { a }`)}`,
    says: TOO_LARGE,
  },
  {
    name: 'pairs of equal names within pairs',
    query: `{ ${many(10, () => `customers { ${many(5, () => `nodes { ${many(2, () => 'group { id id }')} }`)} }`)} }`,
    says: TOO_LARGE,
  },
  { name: '900,000 characters of spaces', query: `{ canary ${' '.repeat(900_000)} }`, says: TOO_LARGE },
  { name: '450,000 comments', query: `${'#\n'.repeat(450_000)}{ canary }`, says: TOO_LARGE },
  {
    name: 'comments of 900,000 characters',
    query: `# ${CANARY.repeat(150_000)}\n{ canary }`,
    says: /no such field/,
  },
  {
    name: '390 variables',
    query: `query (${many(390, (at) => `$c${at}: Canary`)}) { a }`,
    says: /no such type|never used/,
  },
];

/** One of the web's own operations: limits of documents do not hold for it, those of values do. */
export const ofTheWeb = webOperation('LogIn').text;
