import fc from 'fast-check';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { staffOf } from '../../kernel/testing/open';
import { customersWorld, other, staff } from '../testing/world';
import { SortDirection } from '../../kernel/graph/shared';
import { CustomerSort } from './customer.sort';

const world = forAllTests(() => customersWorld());
const swedish = staffOf('20002');
beforeAll(() =>
  world.storeArrives('customers', swedish.storeId, { language: 'sv', country: 'SE', currency: 'SEK' }),
);

interface Page {
  nodes: Record<string, string | null>[];
  pageInfo: { endCursor: string | null; startCursor: string | null; hasNextPage: boolean };
}

/** One field of all customers in the order of a column, two a page; read backwards, they must be the same. */
const walk = async (
  actor: typeof staff,
  { sort, field, direction = SortDirection.ASC, filter = {} }: Walk,
): Promise<(string | null)[]> => {
  const ask = (place: object): Promise<Page> =>
    world.ask<Page>(
      actor,
      `query ($sort: CustomerSort!, $direction: SortDirection!, $first: Int, $after: String, $last: Int, $before: String, $filter: CustomerFilter) {
         customers(sort: $sort, direction: $direction, first: $first, after: $after, last: $last, before: $before, filter: $filter) {
           nodes { value: ${field} } pageInfo { endCursor startCursor hasNextPage } } }`,
      { sort, direction, filter, ...place },
    );
  const forwards: (string | null)[] = [];
  for (let after: string | null = null; ;) {
    const { nodes, pageInfo } = await ask({ first: 2, after });
    forwards.push(...nodes.map(({ value }) => value ?? null));
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  const backwards: (string | null)[] = [];
  for (let before: string | null = null; ;) {
    const { nodes, pageInfo } = await ask({ last: 3, before });
    if (nodes.length === 0) break;
    backwards.unshift(...nodes.map(({ value }) => value ?? null));
    before = pageInfo.startCursor;
  }
  expect(backwards).toEqual(forwards);
  return forwards;
};
interface Walk {
  sort: CustomerSort;
  field: string;
  direction?: SortDirection;
  filter?: object;
}

const dutch = [
  ...[
    'Bakker',
    'van den Berg',
    'Bergsma',
    'van Bergen',
    "van 't Hart",
    'de Groot',
    'Søndergård',
    'ter Horst',
  ],
  ...["'t Hooft", 'De Vries', 'Ångström', 'Zwart', 'van der Zwaan', "d'Hont", 'de', 'in ’t Veld'],
];
const inDutch = [
  ...[
    'Ångström',
    'Bakker',
    'van den Berg',
    'van Bergen',
    'Bergsma',
    'de',
    'de Groot',
    "van 't Hart",
    "d'Hont",
  ],
  ...["'t Hooft", 'ter Horst', 'Søndergård', 'in ’t Veld', 'De Vries', 'van der Zwaan', 'Zwart'],
];

describe('surnames stand in the order of the store’s language', () => {
  const cases: [string, typeof staff, string[]][] = [
    ['Dutch, by what stands behind the prefixes', staff, inDutch],
    [
      'Norwegian, with Æ, Ø and Å behind Z, and Aa as Å',
      staffOf(other),
      ['Berg', 'de Vries', 'Müller', 'Nygård', 'van Dam', 'Zahl', 'Ærlig', 'Øst', 'Østby', 'Ås', 'Aasen'],
    ],
    [
      'Swedish, with Å, Ä and Ö behind Z',
      swedish,
      ['Aasen', 'Berg', 'de Geer', 'Ek', 'Éklund', 'Zetterlund', 'Åberg', 'Ågren', 'Äng', 'Öberg', 'Östlund'],
    ],
  ];
  test.each(cases)(
    '%s, upwards and downwards, with the blank ones last',
    async (_language, actor, inOrder) => {
      const names = actor === staff ? dutch : [...inOrder].reverse();
      for (const lastName of [null, ...names, null])
        await world.create({ firstName: 'Alle', lastName }, actor);
      for (const filter of [{}, { search: 'alle' }]) {
        const all = { sort: CustomerSort.LAST_NAME, field: 'lastName', filter };
        expect(await walk(actor, all)).toEqual([...inOrder, null, null]);
        expect(await walk(actor, { ...all, direction: SortDirection.DESC })).toEqual([
          ...[...inOrder].reverse(),
          null,
          null,
        ]);
      }
    },
  );

  test('groups do, too, in their list, with a customer, and as what customers sort by', async () => {
    const actor = staffOf(other);
    const names = ['Østfold', 'Agder', 'Ålesund', 'Zoo', 'Ærø'];
    const ids: string[] = [];
    for (const name of names) {
      const group = await world.ask<{ id: string }>(
        actor,
        'mutation ($input: CreateCustomerGroupInput!) { createCustomerGroup(input: $input) { ... on CustomerGroup { id } } }',
        { input: { name, colour: '#3b8260' } },
      );
      ids.push(group.id);
    }
    const inOrder = ['Agder', 'Zoo', 'Ærø', 'Østfold', 'Ålesund'];
    const listed = await world.ask<{ name: string }[]>(actor, '{ customerGroups { name } }');
    expect(listed.map(({ name }) => name).filter((name) => names.includes(name))).toEqual(inOrder);
    const made = await world.create({ groupIds: ids }, actor);
    const own = made['groups'] as unknown as { name: string }[];
    expect(own.map(({ name }) => name).filter((name) => names.includes(name))).toEqual(inOrder);
    for (const defaultGroupId of ids) await world.create({ firstName: 'Gruppe', defaultGroupId }, actor);
    const byGroup = { sort: CustomerSort.GROUP, field: 'defaultGroup { name }' };
    const all = (await walk(actor, byGroup)).map((group) => (group as unknown as { name: string }).name);
    expect(all.filter((name) => names.includes(name))).toEqual(inOrder);
    const found = await walk(actor, { ...byGroup, filter: { search: 'gruppe' } });
    expect(found).toEqual(inOrder.map((name) => ({ name })));
  });
});

describe('what is blank stands last, both ways', () => {
  const stockholm = staffOf('20003');
  const columns: [CustomerSort, string, object[]][] = [
    [CustomerSort.SOCIAL_TITLE, 'socialTitle', ['fru', 'herr'].map((socialTitle) => ({ socialTitle }))],
    [CustomerSort.FIRST_NAME, 'firstName', ['Anna', 'Åsa'].map((firstName) => ({ firstName }))],
    [CustomerSort.EMAIL, 'email', ['a@example.test', 'b@example.test'].map((email) => ({ email }))],
    [CustomerSort.TELEPHONE, 'telephone', ['070 1', '070 2'].map((telephone) => ({ telephone }))],
    [
      CustomerSort.ADDRESS,
      'billingAddress { street }',
      ['Aveny 1', 'Östergatan 2'].map((street) => ({ billingAddress: { street } })),
    ],
    [
      CustomerSort.TOWN,
      'billingAddress { town }',
      ['Malmö', 'Örebro'].map((town) => ({ billingAddress: { town } })),
    ],
    [
      CustomerSort.COMPANY_NAME,
      'companyName',
      ['Bolaget AB', 'Öl AB'].map((companyName) => ({ kind: 'COMPANY', companyName })),
    ],
  ];
  beforeAll(async () => {
    await world.storeArrives('customers', stockholm.storeId, { language: 'sv', country: 'SE' });
    for (const [, , inputs] of columns)
      for (const input of [...inputs].reverse()) await world.create(input, stockholm);
    const { id } = await world.create({}, stockholm);
    const visit = { customerIds: [id], at: '2026-11-20T10:00:00Z' };
    await world.tell('customers.on-user-visited', visit, 1, stockholm.storeId);
  });

  test.each([...columns, [CustomerSort.LAST_VISIT_AT, 'lastVisitAt', [{}]] as (typeof columns)[number]])(
    '%s',
    async (sort, field, inputs) => {
      const shown = (values: unknown[]): string[] =>
        values.map((value) => JSON.stringify(value)).filter((value) => !/^null$|:null/.test(value));
      const [up, down] = [
        await walk(stockholm, { sort, field }),
        await walk(stockholm, { sort, field, direction: SortDirection.DESC }),
      ];
      expect(shown(up)).toHaveLength(inputs.length);
      expect(shown(up.slice(0, inputs.length))).toEqual(shown(up));
      expect(shown(down.slice(0, inputs.length))).toEqual(shown(up).reverse());
      expect(down).toHaveLength(columns.length * 2 + 1);
    },
  );
});

test('a store that sorts otherwise from now on has its customers and groups sorted anew, and the next ones so', async () => {
  const actor = staffOf('20004');
  const shop = { country: 'NL', currency: 'EUR' };
  await world.storeArrives('customers', actor.storeId, { ...shop, language: 'nl', sortsPastPrefixes: false });
  for (const lastName of ['van Aa', 'Zee', 'Ås']) await world.create({ lastName }, actor);
  const list = { sort: CustomerSort.LAST_NAME, field: 'lastName' };
  expect(await walk(actor, list)).toEqual(['Ås', 'van Aa', 'Zee']);
  await world.storeArrives('customers', actor.storeId, {
    ...shop,
    version: 2,
    language: 'nl',
    sortsPastPrefixes: true,
  });
  expect(await walk(actor, list)).toEqual(['van Aa', 'Ås', 'Zee']);
  await world.storeArrives('customers', actor.storeId, {
    ...shop,
    version: 3,
    language: 'sv',
    sortsPastPrefixes: false,
  });
  await world.create({ lastName: 'Öst' }, actor);
  expect(await walk(actor, list)).toEqual(['van Aa', 'Zee', 'Ås', 'Öst']);
  const changes = await world.database.admin<{ count: number }>(
    `SELECT count(*)::int AS count FROM customers.audit WHERE store_id = '${actor.storeId}' AND action = 'UPDATE' AND entity LIKE 'customer%'`,
  );
  expect(changes).toEqual([{ count: 0 }]);
});

describe('a key to sort by', () => {
  const keys = async (names: string[], language: string): Promise<Map<string, Buffer>> => {
    const rows = await world.database.admin<{ name: string; key: string }>(
      'SELECT name, kernel.sort_key(name, $2) AS key FROM unnest($1::text[]) AS name',
      [names, language],
    );
    return new Map(rows.map(({ name, key }) => [name, Buffer.from(key)]));
  };
  const parts = [
    'be',
    'ze',
    'el',
    'ey',
    'én',
    'lø',
    'øy',
    'ær',
    'år',
    'ör',
    'äl',
    'yl',
    'ül',
    'zå',
    'ñu',
    'ß',
    ' ',
    '-',
    '1',
  ];
  const name = fc
    .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 4 })
    .map((each) => each.join('').trim())
    .map((text) => text.charAt(0).toUpperCase() + text.slice(1));

  test.each(['nl', 'nb', 'sv', 'en'])('puts names as ICU does in %s', async (language) => {
    const { compare } = new Intl.Collator(language, { sensitivity: 'base' });
    const names = [...new Set(fc.sample(name, 400))];
    const byName = await keys(names, language);
    for (const one of names)
      for (const another of names)
        if (compare(one, another) < 0) {
          const order = Buffer.compare(byName.get(one) as Buffer, byName.get(another) as Buffer);
          if (order >= 0) throw new Error(`${one} should stand before ${another}`);
        }
  });

  test('decides between names that differ in accents or case alone, and is blank of what is blank', async () => {
    const byName = await keys(['Jose', 'José', 'JOSE', ''], 'nl');
    expect(String(byName.get('Jose'))).toBe(String(byName.get('JOSE')));
    expect(Buffer.compare(byName.get('Jose') as Buffer, byName.get('José') as Buffer)).toBe(-1);
    expect(String(byName.get(''))).toBe('');
  });
});
