import { forAllTests } from '../../kernel/testing/for-all-tests';
import { portalOf, staffOf } from '../../kernel/testing/open';
import { customersWorld, other, staff, storeId, type Answer } from '../testing/world';

const world = forAllTests(() => customersWorld());
const ask: typeof world.ask = (...asked) => world.ask(...asked);

const create = (input: object, actor = staff): Promise<Answer> =>
  ask(
    actor,
    `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename
      ... on Customer { id number version displayName email kind newsletter { state } defaultGroup { name kind } groups { name } billingAddress { town } shippingAddress { town } shippingSameAsBilling }
      ... on InvalidInput { fields { path code } } } }`,
    { input: { kind: 'PRIVATE', ...input } },
  );

test('a customer may be saved with the number alone, in the default group of the store', async () => {
  const customer = await create({});
  expect(customer).toMatchObject({
    __typename: 'Customer',
    defaultGroup: { kind: 'STORE_DEFAULT' },
    groups: [{ name: 'Klanten' }],
    email: null,
  });
  expect(customer['displayName']).toBe(String(customer['number']));
});

test('numbers count up per store', async () => {
  const first = await create({});
  const second = await create({});
  expect(second['number']).toBe((first['number'] as number) + 1);
});

test('an e-mail address belongs to one customer of a store, whatever its case, and may be used in another store', async () => {
  await create({ email: 'Joke@Example.test' });
  expect(await create({ email: 'joke@example.TEST' })).toEqual({
    __typename: 'InvalidInput',
    fields: [{ path: 'email', code: 'TAKEN' }],
  });
  expect(await create({ email: 'joke@example.test' }, staffOf(other))).toMatchObject({
    __typename: 'Customer',
  });
});

test('16 parallel creations with one e-mail leave one customer', async () => {
  const answers = await Promise.all(Array.from({ length: 16 }, () => create({ email: 'race@example.test' })));
  expect(answers.filter((answer) => answer.__typename === 'Customer')).toHaveLength(1);
  expect(answers.filter((answer) => answer.__typename === 'InvalidInput')).toHaveLength(15);
  const rows = await world.database.admin('SELECT 1 FROM customers.customer WHERE email = $1', [
    'race@example.test',
  ]);
  expect(rows).toHaveLength(1);
});

test('one idempotency key makes one customer, and 20 equal answers', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => create({ lastName: 'Twice', idempotencyKey: 'key-12345678' })),
  );
  expect(new Set(answers.map((answer) => answer['id'])).size).toBe(1);
  expect(await create({ lastName: 'Other', idempotencyKey: 'key-12345678' })).toMatchObject({
    __typename: 'InvalidInput',
    fields: [{ path: 'idempotencyKey' }],
  });
});

test('every wrong field is named', async () => {
  expect(
    await create({ kind: 'COMPANY', email: 'nowhere', organisationNumber: '1', lastName: 'x'.repeat(80) }),
  ).toEqual({
    __typename: 'InvalidInput',
    fields: [
      { path: 'companyName', code: 'REQUIRED' },
      { path: 'email', code: 'NOT_AN_EMAIL' },
      { path: 'organisationNumber', code: 'BAD_FORMAT' },
    ],
  });
  expect(await create({ billingAddress: { town: 'x'.repeat(81) } })).toEqual({
    __typename: 'InvalidInput',
    fields: [{ path: 'billingAddress.town', code: 'TOO_LONG' }],
  });
});

test('a group of another store is refused as one that does not exist', async () => {
  const [foreign] = await world.database.admin<{ id: string }>(
    `SELECT id FROM customers.customer_group WHERE store_id = '${other}' LIMIT 1`,
  );
  const answer = { __typename: 'InvalidInput', fields: [{ path: 'groupIds', code: 'NOT_ALLOWED' }] };
  expect(await create({ groupIds: [foreign?.id] })).toEqual(answer);
  expect(await create({ groupIds: ['01890000-0000-7000-8000-000000000000'] })).toEqual(answer);
});

describe('editing', () => {
  const update = (input: object): Promise<Answer> =>
    ask(
      staff,
      `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename ... on Customer { version lastName email newsletter { state } } ... on ChangedMeanwhile { version } ... on Problem { message } } }`,
      {
        input: { kind: 'PRIVATE', ...input },
      },
    );

  test('saving replaces the details and counts the version up', async () => {
    const made = await create({ lastName: 'Before', newsletter: { state: 'ON', source: 'PAPER' } });
    expect(await update({ id: made['id'], version: 1, lastName: 'After' })).toMatchObject({
      version: 2,
      lastName: 'After',
      email: null,
      newsletter: { state: 'ON' },
    });
  });

  test('saving over a newer version is refused and writes nothing', async () => {
    const made = await create({ lastName: 'First' });
    await update({ id: made['id'], version: 1, lastName: 'Second' });
    expect(await update({ id: made['id'], version: 1, lastName: 'Third' })).toMatchObject({
      __typename: 'ChangedMeanwhile',
      version: 2,
    });
  });

  test('a customer of another store and one that never existed give the same answer', async () => {
    const foreign = await create({}, staffOf(other));
    const [one, two] = await Promise.all([
      update({ id: foreign['id'] }),
      update({ id: '01890000-0000-7000-8000-000000000000' }),
    ]);
    expect(one).toEqual({ __typename: 'NotFound', message: 'Not found' });
    expect(two).toEqual(one);
  });

  test('the history says who changed what, and the note never leaves the staff', async () => {
    const made = await create({ lastName: 'Jansen' });
    await update({ id: made['id'], lastName: 'de Boer' });
    const customer = await ask(
      staff,
      `query ($id: UUID!) { customer(id: $id) { history { total { count } nodes { actorName operation action changes { field before after } } } } }`,
      { id: made['id'] },
    );
    const { nodes: history, total } = customer['history'] as {
      total: object;
      nodes: { actorName: string; action: string; changes: object[] }[];
    };
    expect(total).toEqual({ count: history.length });
    expect(history[0]).toMatchObject({
      actorName: 'Els de Wit',
      action: 'CHANGED',
      changes: [{ field: 'lastName', before: 'Jansen', after: 'de Boer' }],
    });
    const denied = await world.run(
      'customers',
      portalOf(storeId, String(made['id'])),
      `query ($id: UUID!) { customer(id: $id) { privateNote } }`,
      { id: made['id'] },
    );
    expect(denied.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});

describe('the list', () => {
  const list = (
    args: string,
    actor = staff,
  ): Promise<{
    total: { count: number; capped: boolean };
    nodes: { number: number; lastName: string }[];
    pageInfo: { endCursor: string; startCursor: string; hasNextPage: boolean; hasPreviousPage: boolean };
  }> =>
    ask(
      actor,
      `{ customers(${args}) { total { count capped } nodes { number lastName } pageInfo { endCursor startCursor hasNextPage hasPreviousPage } } }`,
    );

  test('it pages both ways over every sort without losing or repeating anyone', async () => {
    const size = (await list('first: 1')).total.count;
    for (const sort of [
      'NUMBER',
      'LAST_NAME',
      'TOWN',
      'EMAIL',
      'SALES_TOTAL',
      'REGISTERED_AT',
      'LAST_VISIT_AT',
      'CHARITY',
    ]) {
      const forwards: number[] = [];
      let page = await list(`first: 3, sort: ${sort}, direction: ASC`);
      forwards.push(...page.nodes.map((node) => node.number));
      while (page.pageInfo.hasNextPage) {
        page = await list(`first: 3, sort: ${sort}, direction: ASC, after: "${page.pageInfo.endCursor}"`);
        forwards.push(...page.nodes.map((node) => node.number));
      }
      expect(new Set(forwards).size).toBe(size);
      expect(forwards).toHaveLength(size);
      const back = await list(
        `last: 3, sort: ${sort}, direction: ASC, before: "${page.pageInfo.startCursor}"`,
      );
      const firstOfLast = forwards.length - page.nodes.length;
      expect(back.nodes.map((node) => node.number)).toEqual(forwards.slice(firstOfLast - 3, firstOfLast));
    }
  });

  test('search takes every word, ignores case and accents, and counts what it finds', async () => {
    await create({ firstName: 'Ayşe', lastName: 'Yıldırım', billingAddress: { town: 'Zoutkamp' } });
    expect(await list('filter: { search: "zoutKAMP ayse" }')).toMatchObject({
      total: { count: 1, capped: false },
      nodes: [{ lastName: 'Yıldırım' }],
    });
    expect((await list('filter: { search: "zoutkamp nobody" }')).nodes).toEqual([]);
    expect((await list('filter: { search: "100%_" }')).nodes).toEqual([]);
    expect((await list('filter: { search: "zoutkamp" }', staffOf(other))).nodes).toEqual([]);
  });

  test('a sort that is not a column is refused before any SQL', async () => {
    const result = await world.run(
      'customers',
      staff,
      '{ customers(sort: "(select pg_sleep(3))") { nodes { id } } }',
    );
    expect(result.data).toBeUndefined();
    expect(result.errors).toHaveLength(1);
  });

  test('a portal user may not list customers and sees only their own', async () => {
    const own = await create({ lastName: 'Own' });
    const foreign = await create({ lastName: 'Foreign' });
    const portal = portalOf(storeId, String(own['id']));
    expect(
      (await world.run('customers', portal, '{ customers { nodes { id } } }')).errors?.[0]?.extensions[
        'code'
      ],
    ).toBe('FORBIDDEN');
    expect(
      await ask(portal, `query ($id: UUID!) { customer(id: $id) { lastName } }`, { id: own['id'] }),
    ).toEqual({ lastName: 'Own' });
    expect(
      await ask(portal, `query ($id: UUID!) { customer(id: $id) { lastName } }`, { id: foreign['id'] }),
    ).toBeNull();
  });
});

test('the copies of charity, sales and visits are overwritten only by what is newer', async () => {
  const made = await create({});
  const id = String(made['id']);
  await world.tell('customers.on-consignors-changed', {
    consignors: [{ customerId: id, version: 2, charity: 'YES' }],
  });
  await world.tell('customers.on-consignors-changed', {
    consignors: [{ customerId: id, version: 1, charity: 'NO' }],
  });
  await world.tell('customers.on-sales-totals-changed', {
    totals: [{ customerId: id, version: 5, salesTotalMinor: 1250 }],
  });
  await world.tell('customers.on-sales-totals-changed', {
    totals: [{ customerId: id, version: 4, salesTotalMinor: 1 }],
  });
  const [row] = await world.database.admin(
    'SELECT charity, sales_total_minor FROM customers.customer WHERE id = $1',
    [id],
  );
  expect(row).toEqual({ charity: 'YES', sales_total_minor: '1250' });
});
