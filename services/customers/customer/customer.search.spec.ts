import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { staffOf } from '../../kernel/testing/open';
import { ImportingStore } from '../testing/importing';
import { customersWorld, other, staff } from '../testing/world';
import { readingsOf } from './customer.search';

test('at most eight words of 200 characters are looked for, the longest in the index', () => {
  expect(readingsOf('de van Oosterhout 12', 'NL')).toEqual([
    { longest: 'Oosterhout', others: ['van', 'de', '12'] },
  ]);
  const [many] = readingsOf(Array.from({ length: 30 }, () => 'ab').join(' '), 'NL');
  expect(many?.others).toHaveLength(7);
  expect(readingsOf('x'.repeat(900), 'NL')[0]?.longest).toHaveLength(200);
});

test.each(['Piet', 'van den Berg', 'Kerkweg 12', '3512AJ', '7800', 'joke@example.test'])(
  '%j is meant in one way only, and costs one look',
  (search) => {
    expect(readingsOf(search, 'NL')).toHaveLength(1);
  },
);

test('whatever is typed is meant in some way, of no more than eight words', () => {
  const typed = fc.string({ unit: fc.constantFrom(...'0123456789+()-./,# aA@xn') });
  fc.assert(
    fc.property(typed, fc.constantFrom('NL', 'NO', 'SE', ''), (search, country) => {
      const readings = readingsOf(search, country);
      expect(readings.length).toBeGreaterThan(0);
      for (const { others } of readings) expect(others.length).toBeLessThan(8);
    }),
  );
});

describe('what was typed otherwise', () => {
  const world = forAllTests(() => customersWorld());
  const norwegian = staffOf(other);

  const found = async (search: string, actor = staff): Promise<string[]> => {
    const list = await world.ask<{ nodes: { displayName: string }[] }>(
      actor,
      `query ($search: String!) { customers(filter: { search: $search }, sort: NUMBER, direction: ASC) { nodes { displayName } } }`,
      { search },
    );
    return list.nodes.map((node) => node.displayName);
  };

  beforeAll(async () => {
    const people = [
      { firstName: 'Mia', lastName: 'Søndergård', telephone: '06 12345678' },
      { firstName: 'Tom', lastName: 'Groot', telephone: '+31 6 87654321' },
      { firstName: 'Eva', lastName: 'de Groot', telephone: '06-55512345' },
      {
        ...{ firstName: 'Post', lastName: 'Code' },
        billingAddress: { street: 'Voorstraat 41', postalCode: '3512 AJ' },
      },
    ];
    for (const person of people) await world.create(person);
    await world.create({ firstName: 'Lars', lastName: 'Ek', telephone: '+46 (0)70-123 45 67' });
    await world.create({
      kind: 'COMPANY',
      companyName: 'Kontor AS',
      organisationNumber: 'NO 974 760 673 MVA',
      billingAddress: { country: 'NO' },
    });
    await world.create({
      kind: 'COMPANY',
      companyName: 'Bolaget AB',
      organisationNumber: '16556036-0793',
      billingAddress: { country: 'SE', postalCode: '11455' },
    });
    for (const postalCode of ['9712HN', '90325'])
      await world.create({
        firstName: 'Dicht',
        lastName: postalCode === '90325' ? 'Umeå' : 'Groningen',
        billingAddress: { postalCode },
      });
    await world.create({ firstName: 'Kari', lastName: 'Moe', telephone: '22 33 44 55' }, norwegian);
    await world.create({ firstName: 'Ola', lastName: 'Lie', telephone: '61123456' }, norwegian);
  });

  test.each([
    ...['0612345678', '06-12345678', '06 12 34 56 78', '(06) 123 456 78', '+31612345678', '0031612345678'],
    ...[
      '+31 6 12345678',
      '+31 (0)6-12345678',
      '0031 6 1234 5678',
      '06.12.34.56.78',
      '31612345678',
      '06 - 12345678',
    ],
  ])('the telephone number %s finds who has it as 06 12345678', async (search) => {
    expect(await found(search)).toEqual(['Mia Søndergård']);
  });

  test.each(['0687654321', '06-87654321', '+31 6 87654321', '0031687654321', '06 87654', '+316 87654'])(
    '… and %s who has it as +31 6 87654321',
    async (search) => {
      expect(await found(search)).toEqual(['Tom Groot']);
    },
  );

  test.each(['+46701234567', '0046 70 123 45 67', '+46 (0)70 1234567', '+46-70-123'])(
    'the foreign number %s is found in every spelling, as what it is',
    async (search) => {
      expect(await found(search)).toEqual(['Lars Ek']);
    },
  );

  test.each(['+46612345678', '+32 6 12345678', '0047 612345678'])(
    'the foreign number %s is not that of somebody here with the same figures',
    async (search) => {
      expect(await found(search)).toEqual([]);
    },
  );

  test.each(['22334455', '+4722334455', '0047 22 33 44 55', '(+47) 22 33 44 55', '4722334455'])(
    'in a Norwegian store, %s finds 22 33 44 55',
    async (search) => {
      expect(await found(search, norwegian)).toEqual(['Kari Moe']);
    },
  );

  test.each(['3512AJ', '3512 AJ', '3512aj', '3512-AJ', 'voorstraat 3512aj', '3512AJ Code'])(
    'the postcode is found as %s',
    async (search) => {
      expect(await found(search)).toEqual(['Post Code']);
    },
  );

  test.each([
    ['9712 HN', 'Dicht Groningen'],
    ['dicht 9712 hn', 'Dicht Groningen'],
    ['903 25', 'Dicht Umeå'],
  ])('a postcode that was written without its blank is found with it, as %s', async (search, name) => {
    expect(await found(search)).toEqual([name]);
  });

  test('a number written in one is found in pairs of figures, which alone are only beginnings', async () => {
    expect(await found('61 12 34 56', norwegian)).toEqual(['Ola Lie']);
  });

  test.each(['114 55', '11455'])('… and a Swedish one as %s', async (search) => {
    expect(await found(search)).toEqual(['Bolaget AB']);
  });

  test.each(['#1001', '001001', '# 1001', '#001001', '#1001 mia'])(
    '%s is a customer number',
    async (search) => {
      expect(await found(search)).toEqual(['Mia Søndergård']);
    },
  );

  test('a customer number with its sign is that one, and none that holds it', async () => {
    expect(await found('#100')).toEqual([]);
    expect((await found('100')).length).toBeGreaterThan(1);
  });

  test.each([
    'Groot, Eva de',
    'de Groot, Eva',
    'Eva de Groot',
    'Groot Eva',
    'Groot,Eva',
    'groot; eva',
    'Groot de, Eva',
  ])('%j finds Eva de Groot and not Tom', async (search) => {
    expect(await found(search)).toEqual(['Eva de Groot']);
  });

  test.each([
    ...['974760673', '974 760 673', '974.760.673', '974-760-673', 'NO974760673MVA', 'NO 974 760 673 MVA'],
    ...['974760673mva', '974 760 673 mva', 'Org.nr. 974 760 673', 'kontor NO 974760673'],
  ])('the organisation number is found as %s', async (search) => {
    expect(await found(search)).toEqual(['Kontor AS']);
  });

  test.each([
    '5560360793',
    '556036-0793',
    '16556036-0793',
    '165560360793',
    'SE556036079301',
    'SE 556036-0793',
  ])('… and a Swedish one as %s', async (search) => {
    expect(await found(search)).toEqual(['Bolaget AB']);
  });

  test('an organisation number is kept in one spelling, however it was typed', async () => {
    const list = await world.ask<{ nodes: { organisationNumber: string | null }[] }>(
      staff,
      '{ customers(sort: COMPANY_NAME, direction: DESC, first: 2) { nodes { organisationNumber } } }',
    );
    expect(list.nodes.map((node) => node.organisationNumber)).toEqual(['974760673', '5560360793']);
  });

  test('nobody of another store is found by a number in any spelling', async () => {
    expect(await found('+31612345678', norwegian)).toEqual([]);
    expect(await found('#1001', norwegian)).toEqual(['Kari Moe']);
  });
});

// A file as a shop had it; it lies beside the project, not in it.
const FILE = resolve(process.cwd(), '../shared/data/field/search-phones.csv');
(existsSync(FILE) ? describe : describe.skip)('search-phones.csv', () => {
  const world = forAllTests(() => customersWorld());
  let store: ImportingStore;
  beforeAll(async () => {
    store = await ImportingStore.open(world);
    expect(await store.run(await store.upload(readFileSync(FILE)))).toMatchObject({ created: 4 });
  });

  test.each([
    ['06-12345678', [7800]],
    ['+31612345678', [7800]],
    ['0031612345678', [7800]],
    ['0687654321', [7801]],
    ['+31655512345', [7802]],
    ['Groot, Tom', [7801]],
    ['Groot, Eva de', [7802]],
    ['#7800', [7800]],
    ['007800', [7800]],
    ['#7820', [7820]],
    ['3512AJ', [7820]],
    ['3512 AJ', [7820]],
  ])('%s finds %j', async (search, numbers) => {
    const list = await world.ask<{ nodes: { number: number }[] }>(
      store.staff,
      'query ($search: String!) { customers(filter: { search: $search }, sort: NUMBER, direction: ASC) { nodes { number } } }',
      { search },
    );
    expect(list.nodes.map(({ number }) => number)).toEqual(numbers);
  });
});
