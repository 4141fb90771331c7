import { isObjectType, parse, print, type GraphQLSchema } from 'graphql';
import { visitor } from '../services/kernel/actor/actor';
import { everythingKept } from '../services/kernel/kept/kept';
import { Fields } from '../services/kernel/operation/fields';
import { rules as kernelRules } from '../services/kernel/permission/rules';
import { heapInUse } from '../services/kernel/testing/heap';
import { staffOf } from '../services/kernel/testing/open';
import { DocumentStore } from './document-store';
import { committedFront, type CommittedFront } from './testing/committed';
import { ofTheWeb } from './testing/explosions';
import { actorOf, fakeEngine, type Behaviour } from './testing/graph';
import { operationHash } from './trusted';

const behaviour: Behaviour = { asked: [], before: {} };
const own = 'query Own { person(id: "1") { name } }';
let store: DocumentStore;
const openToAll = (schema: GraphQLSchema): Record<string, string> =>
  Object.fromEntries(
    Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => Object.keys(type.getFields()).map((field) => [`${type.name}.${field}`, 'everyone'])),
  );
beforeAll(async () => {
  const { engine } = await fakeEngine(behaviour);
  const trusted = { Own: operationHash(parse(own)) };
  const { schema } = engine;
  const permissions = openToAll(schema);
  store = new DocumentStore({ schema, permissions, rules: kernelRules, trusted, marks: {} });
});

describe('of documents', () => {
  const variant = (at: number): string => `{ a${at}: person(id: "${at}") { name } }`;

  it.each(['visitor', 'portal'] as const)('none of a %s’s is kept in which a value stands', (kind) => {
    for (const text of [
      variant(1),
      '{ person(id: 1) { name } }',
      'query ($id: ID = "x") { person(id: $id) { id } }',
    ])
      expect(store.find(text, actorOf(kind)).keep).toBeUndefined();
    for (let at = 0; at < 2_000; at++) expect(store.find(variant(at), actorOf(kind)).keep).toBeUndefined();
    expect(store.size).toBe(0);
  });

  it('guests share fifty, each among those who know the same of the graph', () => {
    const asking = (at: number): string => `query ($id: ID!) { a${at}: person(id: $id) { name } }`;
    const first = store.find(asking(0), actorOf('visitor'));
    for (let at = 1; at < 200; at++) {
      store.find(asking(at), actorOf('visitor'));
      expect(store.find(asking(0), actorOf('visitor'))).toBe(first);
    }
    expect([first.keep, store.size]).toEqual(['guests', 50]);
    // Here they know the same; who may read the schema knows more.
    expect(store.find(asking(0), actorOf('portal'))).toBe(first);
    const shared = store.find(asking(0), actorOf('staff'));
    expect([shared === first, shared.keep]).toEqual([false, 'shared']);
  });

  it('staff and partners share a hundred, the one unused for longest goes', () => {
    const first = store.find(variant(0), actorOf('staff'));
    for (let at = 1; at < 1_000; at++) {
      store.find(variant(at), actorOf(at % 2 ? 'staff' : 'partner'));
      expect(store.find(variant(0), actorOf('partner'))).toBe(first);
    }
    expect(store.size).toBe(150);
    expect(store.find(variant(999), actorOf('staff'))).toBe(store.find(variant(999), actorOf('staff')));
    expect(first.document.loc).toBeUndefined();
  });

  it('comments are not kept and make no other document', () => {
    const plain = store.find(`\n${variant(0)}`, actorOf('staff'));
    const size = store.size;
    for (let at = 0; at < 300; at++)
      expect(store.find(`# ${'x'.repeat(48_000)}${at}\n${variant(0)}`, actorOf('staff'))).toBe(plain);
    expect([store.size, plain.text.length]).toEqual([size, variant(0).length + 1]);
  });

  it('one of more than 20 kB is not kept', () => {
    const long = `{ person(id: "${'x'.repeat(20_000)}") { name } }`;
    expect(store.find(long, actorOf('staff')).keep).toBeUndefined();
  });

  it('the web’s own is kept once, whoever asks and however it is written', () => {
    const known = store.find(own, actorOf('visitor'));
    const before = store.size;
    for (let at = 0; at < 1_000; at++)
      expect(store.find(own.replace('{', `{${' '.repeat(at + 1)}`), actorOf('visitor'))).toBe(known);
    expect(store.size - before).toBeLessThanOrEqual(4);
  });
});

describe('of the web’s own', () => {
  const opened = async (): Promise<DocumentStore> => {
    const { engine } = await fakeEngine(behaviour);
    const trusted = { Own: operationHash(parse(own)) };
    return new DocumentStore({
      schema: engine.schema,
      permissions: openToAll(engine.schema),
      rules: kernelRules,
      trusted,
      marks: {},
    });
  };

  it('the printed form is kept for good, however long the first spelling was', async () => {
    const blanks = ' \n'.repeat(45_000);
    const known = (await opened()).find(
      own.replace('{', `{${blanks}# ${'x'.repeat(50_000)}\n`),
      actorOf('visitor'),
    );
    expect([known.isTrusted, known.text]).toEqual([true, print(parse(own))]);
  });

  it.each([
    ['another name', own.replace('Own', 'Other')],
    ['an alias', own.replace('name', 'called: name')],
    ['a fragment', `${own.replace('name', '...F')} fragment F on Person { name }`],
    ['a variable', 'query Own($id: ID = "1") { person(id: $id) { name } }'],
    ['a field more', own.replace('name', 'name id')],
  ])('one with %s is a stranger’s, and nothing of it is kept', async (_, text) => {
    const of = await opened();
    const known = of.find(text, actorOf('visitor'));
    expect([known.isTrusted, known.keep, of.size]).toEqual([false, undefined, 0]);
  });
});

describe('what a document asks for counts, and not how short it is written', () => {
  /** Fields within fields: `places` in all, each with a whole fragment. */
  const spread = (places: number, fields: number): string =>
    `{ ${Array.from({ length: places }, (_, at) => `a${at}: person(id: "${at}") { ...F }`).join(' ')} }
      fragment F on Person { ${Array.from({ length: fields }, () => 'friends { name }').join(' ')} }`;
  const nested = `{ ${['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name}: person(id: "1") { ...A }`).join(' ')} }
    ${['A', 'B', 'C'].map((name, at) => `fragment ${name} on Person { ${['u', 'v', 'w', 'x', 'y', 'z'].map((alias) => `${alias}: friends { ...${['B', 'C', 'D'][at] ?? ''} }`).join(' ')} }`).join(' ')}
    fragment D on Person { id name note }`;

  it('fields of spread fragments are counted wherever they are spread', () => {
    expect(new Fields(parse(spread(3, 4))).all()).toBe(3 + 3 * 4 * 2);
    expect(new Fields(parse(nested)).all()).toBe(6 + 36 + 216 + 1_296 + 3 * 1_296);
    expect(new Fields(parse('{ ...A } fragment A on Query { a ...A }')).all()).toBe(1);
  });

  it.each(['visitor', 'staff'] as const)(
    'a short one that spreads into thousands is refused to a %s',
    (kind) => {
      expect(nested.length).toBeLessThan(1_000);
      expect(() => store.find(nested, actorOf(kind))).toThrow(
        'more than 2000 fields when its fragments are spread',
      );
    },
  );

  it('what staff share is bounded in bytes of what is made of it', () => {
    const wide = (at: number): string => `query Q${at} ${spread(20, 9)}`;
    for (let at = 0; at < 100; at++) store.find(wide(at), actorOf('staff'));
    for (const kept of everythingKept()) expect(kept.bytes).toBeLessThanOrEqual(kept.limits.bytes);
    // Beside the fifty of guests.
    expect(store.size).toBeLessThan(50 + 60);
  });
});

describe('conditions', () => {
  const text = (count: number): string =>
    `query (${Array.from({ length: count }, (_, at) => `$v${at}: Boolean!`).join(' ')}) { person(id: "1") { ${Array.from(
      { length: count },
      (_, at) => `name @include(if: $v${at})`,
    ).join(' ')} } }`;

  it('are at most six in an operation, whoever asks', () => {
    expect(store.find(text(6), actorOf('staff')).document).toBeDefined();
    for (const kind of ['visitor', 'staff'] as const)
      expect(() => store.find(text(7), actorOf(kind))).toThrow('more than 6 variables in @skip and @include');
  });
});

describe('memory stays flat', () => {
  let house: CommittedFront;
  beforeAll(async () => {
    house = await committedFront();
  });
  afterAll(() => house.front.stop());
  const MEGABYTE = 1e6;
  const grown = async (count: number, work: (at: number) => Promise<unknown>): Promise<number> => {
    for (let at = 0; at < 200; at++) await work(-1 - at);
    const before = await heapInUse();
    for (let at = 0; at < count; at++) await work(at);
    house.asked.length = 0;
    return (await heapInUse()) - before;
  };

  it.each([
    ['visitors', visitor('30042')],
    ['staff', staffOf('30042')],
  ])(
    'when %s send 2,000 different documents',
    async (_, actor) => {
      const bytes = await grown(2_000, (at) => {
        house.asked.length = 0;
        return house.ask(
          `query Q${at + 1_000} { store { name } ... @include(if: true) { viewer { kind } } }`,
          {},
          actor,
        );
      });
      expect(bytes).toBeLessThan(20 * MEGABYTE);
    },
    60_000,
  );

  it('when 300 documents are mostly comments', async () => {
    const bytes = await grown(300, (at) =>
      house.ask(`# ${`${at} canary `.repeat(4_000)}\n{ store { name } }`, {}, staffOf('30042')),
    );
    expect(bytes).toBeLessThan(20 * MEGABYTE);
  });

  it('when one of the web’s own comes in 2,000 spellings', async () => {
    const bytes = await grown(2_000, (at) =>
      house.ask(ofTheWeb.replace('{', `{${' '.repeat(at + 201)}`), { input: { email: 'x', password: 'x' } }),
    );
    expect(bytes).toBeLessThan(20 * MEGABYTE);
  });

  it('when one document is asked with every combination of its conditions', async () => {
    const query = `query (${[0, 1, 2, 3, 4, 5].map((at) => `$v${at}: Boolean!`).join(' ')}) { store { ${[0, 1, 2, 3, 4, 5].map((at) => `a${at}: name @skip(if: $v${at})`).join(' ')} } }`;
    const bytes = await grown(4_000, (at) =>
      house.ask(
        query,
        Object.fromEntries([0, 1, 2, 3, 4, 5].map((bit) => [`v${bit}`, ((at >> bit) & 1) === 1])),
        staffOf('30042'),
      ),
    );
    expect(bytes).toBeLessThan(20 * MEGABYTE);
  });

  const columns = `query (${[0, 1, 2, 3, 4, 5].map((at) => `$v${at}: Boolean!`).join(' ')}) {
    customers(first: 2, sort: NUMBER, direction: ASC) { nodes { id number @include(if: $v0)
      consignor @include(if: $v1) { charity @include(if: $v2) } salesTotal @include(if: $v3) { amountMinor }
      users @include(if: $v4) { user { id } } } } customerGroups @include(if: $v5) { id } viewer @skip(if: $v0) { kind } }`;
  const chosen = (combination: number): Record<string, boolean> =>
    Object.fromEntries([0, 1, 2, 3, 4, 5].map((bit) => [`v${bit}`, ((combination >> bit) & 1) === 1]));

  it('when one document asks other services in every combination, and its fetches have one text each', async () => {
    const found = await committedFront(({ query, variables }) =>
      query.includes('_entities')
        ? { data: { _entities: (variables?.['representations'] as unknown[]).map(() => ({})) } }
        : {
            data: {
              customers: { nodes: [{ __typename: 'Customer', id: 'x' }] },
              viewer: {},
              customerGroups: [],
            },
          },
    );
    const [texts, calls] = [new Set<string>(), new Set<number>()];
    const bytes = await grown(4_000, async (at) => {
      found.asked.length = 0;
      await found.ask(columns, chosen(at + 200), staffOf('30042'));
      for (const { query } of found.asked) texts.add(query);
      calls.add(found.asked.length);
    });
    expect(bytes).toBeLessThan(20 * MEGABYTE);
    expect([texts.size, [...calls].sort()]).toEqual([5, [1, 2, 3, 4, 5]]);
    await found.front.stop();
  });

  it('services are told what to keep', async () => {
    const keeps = async (query: string, actor = visitor('30042')): Promise<unknown> => {
      house.asked.length = 0;
      await house.ask(query, { input: { email: 'x', password: 'x' } }, actor);
      return house.asked.map(({ keep }) => keep);
    };
    expect(await keeps('{ store { name } }')).toEqual(['guests']);
    expect(await keeps('{ store { name } }', staffOf('30042'))).toEqual(['shared']);
    expect(await keeps(ofTheWeb)).toEqual(['always']);
  });
});
