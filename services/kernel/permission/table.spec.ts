import { buildSchema } from 'graphql';
import { rule } from 'graphql-shield';
import { newId } from '../id/id';
import { visitor } from '../actor/actor';
import { portalOf, staffOf } from '../testing/open';
import { hasRight } from './rights';
import { rightOf, rules, rulesWith, type RuleName } from './rules';
import { compilePermissions, shield, portalOr, withRight } from './table';

const schema = buildSchema(`
  scalar _Any
  type Query { me: Person everything: [Found!]! _entities(representations: [_Any!]!): [_Entity]! _service: _Service! }
  type Person { id: ID! name: String secret: String }
  type Shop { id: ID! }
  type _Service { sdl: String }
  interface Named { name: String }
  union Found = Person | Shop
  union _Entity = Person
`);
const complete = {
  Query: shield.everyone,
  Person: { '*': shield.everyone, secret: shield.staff },
  Shop: { id: shield.staff },
};

test('a complete table compiles to one rule a field of every object type', () => {
  expect(compilePermissions(complete, schema)).toEqual({
    'Query.me': 'everyone',
    'Query.everything': 'everyone',
    'Person.id': 'everyone',
    'Person.name': 'everyone',
    'Person.secret': 'staff',
    'Shop.id': 'staff',
  });
});

test.each([
  ['a type without an entry', { Query: complete.Query, Person: complete.Person }, 'without a rule: Shop.id'],
  [
    'a field without a rule',
    { ...complete, Person: { id: shield.everyone, name: shield.everyone } },
    'without a rule: Person.secret',
  ],
  [
    'a field the schema does not have',
    { ...complete, Shop: { '*': shield.staff, turnover: shield.staff } },
    'without a field: Shop.turnover',
  ],
  ['a type the schema does not have', { ...complete, Robot: shield.deny }, 'without a field: Robot'],
  ['an interface', { ...complete, Named: shield.deny }, 'without a field: Named'],
  ['a union', { ...complete, Found: shield.deny }, 'without a field: Found'],
  [
    'a field that every object has',
    { ...complete, Shop: { '*': shield.staff, toString: shield.staff } },
    'without a field: Shop.toString',
  ],
])('%s throws and is named', (_what, table, message) => {
  expect(() => compilePermissions(table, schema)).toThrow(message);
});

test('a rule the kernel does not know throws: it could ask the database, or be cached', () => {
  const own = rule()(() => true);
  expect(() => compilePermissions({ ...complete, Shop: { id: own } }, schema)).toThrow(
    /kernel does not know/,
  );
});

test('every rule is a pure check with the verdicts of this table', () => {
  const someStaff = (...rights: string[]) => ({ ...staffOf('30042'), rights });
  const actors = {
    visitor: visitor('30042'),
    atConsole: visitor('30042', 'console'),
    // A second step is still to come.
    halfWay: { ...visitor('30042'), authenticatedAt: '2026-11-28T10:00:00.000Z' },
    portal: portalOf('30042', newId()),
    staff: someStaff(),
    editor: someStaff('things.edit', 'jobs'),
    owner: someStaff('owner'),
    partner: { ...visitor('30042'), kind: 'partner' as const, rights: ['owner'] },
    // Rights without the kind are worth nothing.
    portalOwner: { ...portalOf('30042', newId()), rights: ['owner', 'things.edit'] },
  };
  const who = (name: RuleName): string =>
    Object.entries(actors)
      .filter(([, actor]) => rules[name](actor))
      .map(([key]) => key)
      .join(' ');
  expect(Object.fromEntries(Object.keys(rules).map((name) => [name, who(name as RuleName)]))).toEqual({
    everyone: 'visitor atConsole halfWay portal staff editor owner partner portalOwner',
    portalDoor: 'visitor halfWay portal portalOwner',
    consoleDoor: 'atConsole staff editor owner',
    passwordGiven: 'halfWay portal staff editor owner portalOwner',
    loggedIn: 'portal staff editor owner portalOwner',
    portal: 'portal portalOwner',
    staff: 'staff editor owner',
    portalOrStaff: 'portal staff editor owner portalOwner',
    // Staff of store 00000, of whom none is among these.
    operator: '',
    introspect: 'staff editor owner partner',
    deny: '',
  });
});

describe('rights', () => {
  const declared = { 'things.edit': 'Change things.', jobs: 'Run work again.' } as const;

  test('a rule that asks a right has its name, and lets through staff who have it or all', () => {
    const table = { ...complete, Shop: withRight(declared, 'things.edit') };
    expect(compilePermissions(table, schema)['Shop.id']).toBe('things.edit');
    const may = rulesWith(['things.edit'])['things.edit'];
    const some = (...rights: string[]) => ({ ...staffOf('30042'), rights });
    const others = [some(), some('jobs'), some('things'), { ...portalOf('30042'), rights: ['owner'] }];
    const partner = {
      ...visitor('30042'),
      kind: 'partner' as const,
      rights: ['things.edit'],
      scopes: ['things.edit'],
    };
    expect([some('things.edit'), some('owner')].map((actor) => may?.(actor))).toEqual([true, true]);
    expect([...others, partner].map((actor) => may?.(actor) ?? hasRight(actor, 'jobs'))).toEqual(
      Array(5).fill(false),
    );
  });

  test('one that takes the portal too lets customers through, and of staff those who have the right', () => {
    const table = { ...complete, Shop: portalOr(declared, 'things.edit') };
    const name = compilePermissions(table, schema)['Shop.id'] ?? '';
    expect([name, rightOf(name)]).toEqual(['portalOr:things.edit', 'things.edit']);
    const may = rulesWith(['things.edit'])[name];
    expect(rulesWith([name])[name]).toBeDefined();
    const staff = (...rights: string[]) => ({ ...staffOf('30042'), rights });
    const actors = [portalOf('30042'), staff('things.edit'), staff('owner'), staff('jobs'), visitor('30042')];
    expect(actors.map((actor) => may?.(actor))).toEqual([true, true, true, false, false]);
  });

  test('a right cannot take the place of a rule', () => {
    expect(rulesWith(['staff', 'deny'])).toMatchObject({ staff: rules.staff, deny: rules.deny });
  });

  test('a right that nobody declares does not compile', () => {
    // @ts-expect-error: it is none of those declared
    withRight(declared, 'things.delete');
  });
});
