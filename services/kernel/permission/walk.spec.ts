import { buildSchema, parse } from 'graphql';
import { firstDenied, neededRules, rulesOf } from './walk';

const schema = buildSchema(`
  scalar _Any
  type Query { me: Person node: Node result: Result _entities(representations: [_Any!]!): [_Entity]! _service: _Service! forgotten: String }
  type Mutation { save: Result }
  interface Node { id: ID! }
  type Person implements Node { id: ID! name: String friend: Person secret: String }
  type Shop implements Node { id: ID! turnover: Int }
  type Refused { message: String }
  type _Service { sdl: String }
  union Result = Person | Refused
  union _Entity = Person
`);

const table = {
  'Query.me': 'everyone',
  'Query.node': 'everyone',
  'Query.result': 'everyone',
  'Mutation.save': 'staff',
  'Person.id': 'everyone',
  'Person.name': 'everyone',
  'Person.friend': 'everyone',
  'Person.secret': 'staff',
  'Shop.id': 'everyone',
  'Shop.turnover': 'staff',
  'Refused.message': 'everyone',
};

const rules = (text: string, options = {}): string[] =>
  rulesOf(schema, parse(text), undefined, table, options).sort();

it('names each rule once, with the first field that asks for it', () => {
  expect(
    neededRules(schema, parse('{ me { id name a: secret friend { secret } } }'), undefined, table),
  ).toEqual([
    { rule: 'everyone', coordinate: 'Query.me', path: ['me'] },
    { rule: 'staff', coordinate: 'Person.secret', path: ['me', 'a'] },
  ]);
});

it('denies a field that has no entry in the table', () => {
  expect(rules('{ forgotten }')).toEqual(['deny']);
});

it('does not take an inherited property of the table for a rule', () => {
  const odd = buildSchema('type Query { toString: String constructor: String }');
  expect(rulesOf(odd, parse('{ toString }'), undefined, {})).toEqual(['deny']);
});

it('always allows __typename', () => {
  expect(rules('{ __typename result { __typename } }')).toEqual(['everyone']);
});

it('checks a field of an interface on every type that has it', () => {
  const other = { ...table, 'Shop.id': 'staff' };
  expect(rulesOf(schema, parse('{ node { id } }'), undefined, other).sort()).toEqual(['everyone', 'staff']);
});

it('asks of an inline fragment on one type only the rules of that type', () => {
  expect(rules('{ node { ... on Person { name } } }')).toEqual(['everyone']);
  expect(rules('{ node { ... on Shop { turnover } } }')).toEqual(['everyone', 'staff']);
});

it('sees through unions, named fragments and fragments without a type', () => {
  expect(
    rules('{ result { ...A } } fragment A on Result { ... { ...B } } fragment B on Person { secret }'),
  ).toEqual(['everyone', 'staff']);
});

it('sees a field behind @include and @skip', () => {
  expect(rules('query ($x: Boolean!) { me { secret @include(if: $x) } }')).toEqual(['everyone', 'staff']);
});

it('looks only at the operation that runs', () => {
  const document = parse('query A { me { id } } mutation B { save { __typename } }');
  expect(rulesOf(schema, document, 'A', table)).toEqual(['everyone']);
  expect(rulesOf(schema, document, 'B', table)).toEqual(['staff']);
  expect(rulesOf(schema, document, undefined, table)).toEqual(['deny']);
});

it('asks for the introspection rule for __schema and __type', () => {
  expect(rules('{ __schema { types { name } } }')).toEqual(['introspect']);
  expect(rules('{ __type(name: "Person") { name } }')).toEqual(['introspect']);
});

it('refuses _entities at the gateway; in a subgraph checks what it selects', () => {
  const text = '{ _entities(representations: []) { ... on Person { name secret } } }';
  expect(rules(text)).toContain('deny');
  expect(rules(text, { entities: true })).toEqual(['everyone', 'staff']);
});

it('refuses _service everywhere', () => {
  expect(rules('{ _service { sdl } }')).toContain('deny');
  expect(rules('{ _service { sdl } }', { entities: true })).toContain('deny');
});

it('ends on fragments that spread themselves or each other', () => {
  expect(
    rules('{ me { ...A } } fragment A on Person { friend { ...B } } fragment B on Person { id ...A }'),
  ).toEqual(['everyone']);
});

it('walks a doubling chain of fragments in linear time', () => {
  const links = Array.from(
    { length: 60 },
    (_, i) => `fragment F${i} on Person { ...F${i + 1} friend { ...F${i + 1} } }`,
  );
  expect(rules(`{ me { ...F0 } } ${links.join(' ')} fragment F60 on Person { secret }`)).toEqual([
    'everyone',
    'staff',
  ]);
});

it('denies an unknown rule and a rule that throws', () => {
  const actor = { kind: 'staff' };
  const known = {
    everyone: () => true,
    broken: () => {
      throw new Error('no');
    },
  };
  expect(firstDenied([{ rule: 'everyone', coordinate: 'A.a', path: ['a'] }], known, actor)).toBeNull();
  expect(firstDenied([{ rule: 'toString', coordinate: 'A.b', path: ['b'] }], known, actor)).toEqual({
    rule: 'toString',
    coordinate: 'A.b',
    path: ['b'],
  });
  expect(firstDenied([{ rule: 'broken', coordinate: 'A.c', path: ['c'] }], known, actor)).toEqual({
    rule: 'broken',
    coordinate: 'A.c',
    path: ['c'],
  });
});
