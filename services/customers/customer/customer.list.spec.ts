import type { Connection } from '../../kernel/connection/connection-type';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { Call } from '../../kernel/database/call';
import { Database } from '../../kernel/database/database';
import { SortDirection } from '../../kernel/graph/shared';
import { newId } from '../../kernel/id/id';
import { portalOf, staffOf } from '../../kernel/testing/open';
import { groupsOf } from '../group/group.loader';
import { customersWorld, other, staff, storeId } from '../testing/world';
import { Customer } from './customer';
import { countCustomers, listCustomers, wordsOf } from './customer.list';
import { CustomerSort } from './customer.sort';

const world = forAllTests(() => customersWorld());

const found = async (search: string, actor = staff): Promise<string[]> => {
  const list = await world.ask<{ nodes: { displayName: string }[] }>(
    actor,
    `query ($search: String!) { customers(filter: { search: $search }) { nodes { displayName } } }`,
    { search },
  );
  return list.nodes.map((node) => node.displayName);
};

describe('search', () => {
  beforeAll(async () => {
    await world.create({
      firstName: 'Bjørn',
      lastName: 'Ærøskøbing',
      telephone: '+47 22 33-44 55',
      billingAddress: { street: 'Straße 7', town: 'Tromsø' },
    });
    await world.create({
      kind: 'COMPANY',
      companyName: 'Łódź AS',
      organisationNumber: '974 760 673',
      billingAddress: { country: 'NO' },
    });
    await world.create({ firstName: 'Jo\u0301ke', lastName: '100%_\\', email: 'joke_1@example.test' });
  });

  test.each([
    ['Bjørn', 'Bjørn Ærøskøbing'],
    ['BJORN', 'Bjørn Ærøskøbing'],
    ['ærøskøbing', 'Bjørn Ærøskøbing'],
    ['tromsø bjørn', 'Bjørn Ærøskøbing'],
    ['strasse', 'Bjørn Ærøskøbing'],
    ['22334455', 'Bjørn Ærøskøbing'],
    ['22 33-44', 'Bjørn Ærøskøbing'],
    ['lodz', 'Łódź AS'],
    ['974760673', 'Łódź AS'],
    ['974 760', 'Łódź AS'],
    ['J\u00f3ke', 'Jóke 100%_\\'],
    ['Jo\u0301ke', 'Jóke 100%_\\'],
    ['joke_1@EXAMPLE', 'Jóke 100%_\\'],
    ['100%_\\', 'Jóke 100%_\\'],
  ])('%j finds %s', async (search, name) => {
    expect(await found(search)).toEqual([name]);
  });

  test.each(['bjørn lodz', 'joke%1', '%%%%', '___', "' OR 1=1 --", 'x'.repeat(5_000)])(
    '%j finds nobody',
    async (search) => {
      expect(await found(search)).toEqual([]);
    },
  );

  test('a search of nothing but spaces is no search', async () => {
    expect(await found('   ')).toHaveLength(3);
  });

  test('nobody of another store is found', async () => {
    expect(await found('bjorn', staffOf(other))).toEqual([]);
  });

  test('at most eight words of 200 characters are looked for, the longest in the index', () => {
    expect(wordsOf('de van Oosterhout 12')).toEqual({ longest: 'Oosterhout', others: ['van', 'de', '12'] });
    expect(wordsOf(Array.from({ length: 30 }, () => 'ab').join(' ')).others).toHaveLength(7);
    expect(wordsOf('x'.repeat(900)).longest).toHaveLength(200);
  });

  test('the search function gives a portal user and a visitor nothing', async () => {
    const database = await connection();
    const asked = (actor: typeof staff): Promise<unknown[]> =>
      database.withActor(actor, { operation: 'spec', requestId: 'spec' }, (tx) =>
        tx.sql(`SELECT * FROM customers.search_customers('%bjorn%', '{}')`),
      );
    expect(await asked(staff)).toHaveLength(1);
    expect(await asked(portalOf(storeId, newId()))).toEqual([]);
    expect(await asked({ ...portalOf(storeId), kind: 'visitor' })).toEqual([]);
    await database.close();
  });
});

test('charity sorts not asked and no consignor together as blank, then no, then yes', async () => {
  const people = {
    NOT_ASKED: await world.create({}),
    YES: await world.create({}),
    NO: await world.create({}),
  };
  const consignors = Object.entries(people).map(([charity, customer]) => ({
    customerId: customer['id'],
    version: 1,
    charity,
  }));
  await world.tell('customers.on-consignors-changed', { consignors });
  const list = await world.ask<{ nodes: { id: string }[] }>(
    staff,
    '{ customers(sort: CHARITY, direction: DESC) { nodes { id } } }',
  );
  expect(list.nodes.slice(0, 2)).toEqual([{ id: people.YES['id'] }, { id: people.NO['id'] }]);
});

test.each([
  'first: 0',
  'first: 201',
  'last: 0',
  'after: "nonsense"',
  `sort: LAST_NAME, after: "${Buffer.from('["a","x"]').toString('base64url')}"`,
  `filter: { search: "a\\u0000b" }`,
])('customers(%s) is bad input and no error of ours', async (args) => {
  const answer = await world.run('customers', staff, `{ customers(${args}) { nodes { id } } }`);
  expect(answer.errors?.map((error) => error.extensions['code'])).toEqual(['BAD_USER_INPUT']);
});

test('a cursor of one column given to another is bad input', async () => {
  const page = await world.ask<{ pageInfo: { endCursor: string } }>(
    staff,
    '{ customers(first: 1, sort: LAST_NAME, direction: DESC) { pageInfo { endCursor } } }',
  );
  for (const sort of ['NUMBER', 'SALES_TOTAL', 'REGISTERED_AT']) {
    const answer = await world.run(
      'customers',
      staff,
      `{ customers(sort: ${sort}, after: "${page.pageInfo.endCursor}") { nodes { id } } }`,
    );
    expect(answer.errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  }
});

const connection = (): Promise<Database> =>
  new Database({
    url: world.database.urlOf('kommis_customers'),
    maxConnections: 1,
  }).open();

test('one customer is found by number and by address, in any case, and by the own users by number alone', async () => {
  const made = await world.create({ lastName: 'Gevonden', email: 'gevonden@example.test' });
  const [own, stranger] = [portalOf(storeId, String(made['id'])), portalOf(storeId, newId())];
  const byNumber = `{ customerByNumber(number: ${Number(made['number'])}) { id } }`;
  for (const actor of [staff, own]) expect(await world.ask(actor, byNumber)).toEqual({ id: made['id'] });
  expect(await world.ask(stranger, byNumber)).toBeNull();
  expect(await world.ask(staffOf(other), byNumber)).toBeNull();
  const byEmail = '{ customerByEmail(email: " Gevonden@Example.TEST") { id } }';
  expect(await world.ask(staff, byEmail)).toEqual({ id: made['id'] });
  expect(await world.ask(staffOf(other), byEmail)).toBeNull();
  expect(await world.ask(staff, '{ customerByEmail(email: "") { id } }')).toBeNull();
});

test('asked for what was written since, only those come, searched, grouped and sorted or not', async () => {
  const [first] = [
    await world.create({ lastName: 'Sinds Een' }),
    await world.create({ lastName: 'Sinds Twee' }),
  ];
  await new Promise((resolve) => setTimeout(resolve, 5));
  const since = new Date().toISOString();
  const list = async (filter: string, sort = ''): Promise<unknown> =>
    world.ask(
      staff,
      `{ customers(filter: { changedSince: "${since}"${filter} }${sort}) { nodes { id } total { count } } }`,
    );
  expect(await list('')).toEqual({ nodes: [], total: { count: 0 } });
  await world.ask(
    staff,
    'mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename } }',
    { input: { id: first['id'], telephone: '0301234567' } },
  );
  const one = { nodes: [{ id: first['id'] }], total: { count: 1 } };
  for (const filter of ['', ', search: "sinds"']) {
    expect(await list(filter)).toEqual(one);
    expect(await list(filter, ', sort: GROUP')).toEqual(one);
    expect(await list(filter, ', sort: LAST_NAME')).toEqual(one);
  }
});

describe('statements', () => {
  test('a page of 200 with groups and total takes three, whichever page it is', async () => {
    for (let at = 0; at < 30; at += 1) await world.create({ lastName: `Row ${at}` });
    const database = await connection();
    const args = { sort: CustomerSort.LAST_NAME, direction: SortDirection.ASC, first: 15 };
    let after: string | null = null;
    for (let page = 0; page < 2; page += 1) {
      const call = new Call(database, staff, { operation: 'spec', requestId: 'spec' });
      const [list]: [Connection<Customer>, unknown] = await Promise.all([
        listCustomers(call, { ...args, after }),
        countCustomers(call, { search: null, groupId: null, changedSince: null }),
      ]);
      await Promise.all(list.nodes.map((customer) => groupsOf(call, customer.id)));
      await call.end();
      expect(list.nodes).toHaveLength(15);
      expect(call.statements).toBe(3);
      after = list.pageInfo.endCursor;
    }
    await database.close();
  });

  test('no statement has a name that PostgreSQL would cut', async () => {
    const database = await connection();
    const call = new Call(database, staff, { operation: 'spec', requestId: 'spec' });
    const key = Buffer.from(JSON.stringify(['-infinity', newId()])).toString('base64url');
    const before = { last: 200, before: key, sort: CustomerSort.LAST_VISIT_AT, direction: SortDirection.ASC };
    for (const filter of [{}, { search: 'a' }, { groupId: newId() }, { search: 'a', groupId: newId() }]) {
      await listCustomers(call, { ...before, filter });
    }
    const kept = await call.read((tx) =>
      tx.sql<{ name: string }>(
        `SELECT name FROM pg_prepared_statements WHERE statement ~ 'customers.customer c' AND statement !~ 'pg_prepared'`,
      ),
    );
    await call.end();
    await database.close();
    const names = kept.map(({ name }) => name);
    expect(names).toHaveLength(4);
    expect(new Set(names).size).toBe(4);
    expect(Math.max(...names.map((name) => name.length))).toBeLessThan(64);
  });
});
