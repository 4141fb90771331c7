import { forAllTests } from '../../kernel/testing/for-all-tests';
import { newId } from '../../kernel/id/id';
import { portalOf, staffOf } from '../../kernel/testing/open';
import { customersWorld, other, staff, storeId, type Answer, type CustomersWorld } from '../testing/world';

const world = forAllTests(() => customersWorld());

const problems =
  '... on InvalidInput { fields { path code } } ... on ChangedMeanwhile { version } ... on Problem { __typename }';
const update = (input: object, actor = staff): Promise<Answer> =>
  world.ask(
    actor,
    `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename ... on Customer { version email lastName } ${problems} } }`,
    {
      input: { kind: 'PRIVATE', ...input },
    },
  );
/** As staff do: on what they have just read. */
const setNote = async (id: unknown, note: string, actor = staff): Promise<Answer> =>
  world.ask(
    actor,
    `mutation ($input: UpdateCustomerNoteInput!) { updateCustomerNote(input: $input) { __typename ... on Customer { version privateNote history(first: 1) { nodes { operation changes { field before after } } } } ${problems} } }`,
    { input: { id, note, version: (await read(id, 'version'))?.['version'] ?? 1 } },
  );
const read = (id: unknown, fields: string, actor = staff): Promise<Answer | null> =>
  world.ask<Answer | null>(actor, `query ($id: UUID!) { customer(id: $id) { ${fields} } }`, { id });

test('names are kept as people mean them: one space, one é, nothing that hides', async () => {
  const made = await world.create({
    kind: 'COMPANY',
    companyName: ' Jo\u0301ke \u202e  & Co ',
    lastName: 'de\t Wit',
    telephone: ' 06  1 ',
    email: ' Joke@Example.test ',
    billingAddress: { street: ' Kade  1 ' },
  });
  expect(made).toMatchObject({
    companyName: 'Jóke & Co',
    lastName: 'de Wit',
    telephone: '06 1',
    email: 'joke@example.test',
    billingAddress: { street: 'Kade 1' },
  });
});

test('a company that becomes private shows no company name and organisation number', async () => {
  const made = await world.create({
    kind: 'COMPANY',
    companyName: 'Kontor',
    organisationNumber: '974760673',
    billingAddress: { country: 'NO' },
  });
  await update({ id: made['id'], lastName: 'Alone' });
  expect(await read(made['id'], 'kind companyName organisationNumber displayName')).toEqual({
    kind: 'PRIVATE',
    companyName: null,
    organisationNumber: null,
    displayName: 'Alone',
  });
});

describe('the shipping address', () => {
  const fields = 'shippingSameAsBilling shippingAddress { street town } billingAddress { street town }';
  test('is the billing address where none is given, also after that one changed', async () => {
    const made = await world.create({ billingAddress: { town: 'Hier' } });
    await update({ id: made['id'], billingAddress: { town: 'Daar' } });
    expect(await read(made['id'], fields)).toMatchObject({
      shippingSameAsBilling: true,
      shippingAddress: { town: 'Daar' },
    });
  });

  test('is its own where one is given, and gone when it is given as null', async () => {
    const made = await world.create({ billingAddress: { town: 'Hier' }, shippingAddress: { town: 'Daar' } });
    expect(await read(made['id'], fields)).toMatchObject({
      shippingSameAsBilling: false,
      shippingAddress: { town: 'Daar' },
      billingAddress: { town: 'Hier' },
    });
    await update({ id: made['id'], shippingAddress: null });
    expect(await read(made['id'], fields)).toMatchObject({
      shippingSameAsBilling: true,
      shippingAddress: { town: 'Hier' },
    });
  });

  test.each([
    ['shippingAddress', { street: 'x'.repeat(121) }, 'street'],
    ['shippingAddress', { postalCode: 'x'.repeat(13) }, 'postalCode'],
  ])('and every address is checked: %s %j', async (path, address, field) => {
    expect(await world.create({ [path]: address })).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: `${path}.${field}` }],
    });
  });

  test.each(['nl', 'XX', 'NLD', ''])('a country is one, %j is none', async (country) => {
    const answer = await world.run(
      'customers',
      staff,
      'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename } }',
      { input: { kind: 'PRIVATE', billingAddress: { country } } },
    );
    expect(answer.errors?.map(({ message, extensions }) => [message, extensions['code']])).toEqual([
      [expect.stringContaining('input.billingAddress.country'), 'BAD_USER_INPUT'],
    ]);
  });
});

test('an e-mail address of another customer is refused when saving, one’s own is not', async () => {
  await world.create({ email: 'first@example.test' });
  const second = await world.create({ email: 'second@example.test' });
  expect(await update({ id: second['id'], email: 'FIRST@example.test' })).toEqual({
    __typename: 'InvalidInput',
    fields: [{ path: 'email', code: 'TAKEN' }],
  });
  expect(await update({ id: second['id'], email: 'Second@example.test' })).toMatchObject({
    email: 'second@example.test',
    version: 2,
  });
});

test('of 16 who save one version at a moment one succeeds, and the others learn the version that stands', async () => {
  const made = await world.create({});
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_each, at) =>
      update({ id: made['id'], version: 1, lastName: `Editor ${at}` }),
    ),
  );
  expect(answers.filter((answer) => answer.__typename === 'Customer')).toHaveLength(1);
  expect(
    answers.filter((answer) => answer.__typename === 'ChangedMeanwhile' && answer['version'] === 2),
  ).toHaveLength(15);
});

describe('a customer somebody logs in for', () => {
  test('keeps a name and an e-mail address; before the first visit neither is asked', async () => {
    const made = await world.create({ lastName: 'de Boer', email: 'log-in@example.test' });
    expect(await update({ id: made['id'], lastName: 'de Boer' })).toMatchObject({
      email: 'log-in@example.test',
    });
    expect(await update({ id: made['id'], email: null })).toMatchObject({ email: null });
    await update({ id: made['id'], email: 'log-in@example.test' });
    await world.tell('customers.on-user-visited', { customerIds: [made['id']], at: '2026-11-20T08:00:00Z' });
    expect(await update({ id: made['id'], lastName: null, email: null })).toEqual({
      __typename: 'InvalidInput',
      fields: [
        { path: 'lastName', code: 'REQUIRED' },
        { path: 'email', code: 'REQUIRED' },
      ],
    });
    expect(await update({ id: made['id'], lastName: 'de Boer', email: 'new@example.test' })).toMatchObject({
      __typename: 'Customer',
    });
  });

  test('shows the last visit to staff, and an older visit never overwrites it', async () => {
    const made = await world.create({});
    expect(await read(made['id'], 'lastVisitAt')).toEqual({ lastVisitAt: null });
    await world.tell('customers.on-user-visited', { customerIds: [made['id']], at: '2026-11-20T08:00:00Z' });
    await world.tell('customers.on-user-visited', { customerIds: [made['id']], at: '2026-11-19T08:00:00Z' });
    expect(await read(made['id'], 'lastVisitAt')).toEqual({ lastVisitAt: '2026-11-20T08:00:00.000Z' });
    const denied = await world.run(
      'customers',
      portalOf(storeId, String(made['id'])),
      `query ($id: UUID!) { customer(id: $id) { lastVisitAt } }`,
      { id: made['id'] },
    );
    expect(denied.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });
});

describe('the private note', () => {
  test('is replaced and removed, counts the version up, and is in the history', async () => {
    const made = await world.create({ privateNote: ' first\r\nline ' });
    expect(made['privateNote']).toBe('first\nline');
    expect(await setNote(made['id'], 'second')).toMatchObject({
      version: 2,
      privateNote: 'second',
      history: {
        nodes: [
          {
            operation: 'updateCustomerNote',
            changes: [{ field: 'privateNote', before: 'first\nline', after: 'second' }],
          },
        ],
      },
    });
    expect(await setNote(made['id'], ' ')).toMatchObject({ version: 3, privateNote: null });
    await setNote(made['id'], 'x'.repeat(5000));
    await update({ id: made['id'], lastName: 'Kept' });
    expect((await read(made['id'], 'privateNote'))?.['privateNote']).toHaveLength(5000);
  });

  test('is personal data: its text is nowhere but in audit_personal', async () => {
    const made = await world.create({ privateNote: 'canary-note' });
    await setNote(made['id'], 'canary-note-2');
    const count = (table: string): Promise<object[]> =>
      world.database.admin(
        `SELECT count(*)::int AS found FROM customers.${table} t WHERE t::text LIKE '%canary-note%'`,
      );
    expect([await count('audit'), await count('audit_personal')]).toEqual([[{ found: 0 }], [{ found: 2 }]]);
    expect(
      await world.database.admin(
        `SELECT 1 FROM graphile_worker._private_jobs WHERE payload::text LIKE '%canary-note%'`,
      ),
    ).toEqual([]);
  });

  test('of more than 5,000 characters is refused, and so is one for a customer that is not there', async () => {
    const made = await world.create({});
    expect(await setNote(made['id'], 'x'.repeat(5001))).toEqual({
      __typename: 'InvalidInput',
      fields: [{ path: 'note', code: 'TOO_LONG' }],
    });
    const foreign = await world.create({}, staffOf(other));
    for (const id of [foreign['id'], newId()])
      expect(await setNote(id, 'x')).toEqual({ __typename: 'NotFound' });
  });
});

test('what other services tell us is in their audit and not in the customer’s history', async () => {
  const made = await world.create({});
  await world.tell('customers.on-consignors-changed', {
    consignors: [{ customerId: made['id'], version: 1, charity: 'YES' }],
  });
  await world.tell('customers.on-sales-totals-changed', {
    totals: [{ customerId: made['id'], version: 1, salesTotalMinor: 100 }],
  });
  await world.tell('customers.on-user-visited', { customerIds: [made['id']], at: '2026-11-20T08:00:00Z' });
  expect((await read(made['id'], 'history { nodes { entity action } }'))?.['history']).toEqual({
    nodes: [
      { entity: 'customer_group_member', action: 'MADE' },
      { entity: 'customer', action: 'MADE' },
    ],
  });
});

test('every column of the table is either in the input or refused, in both spellings', async () => {
  const columns = await world.database.admin<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'customers' AND table_name IN ('customer', 'customer_group', 'store') ORDER BY 1`,
  );
  const asked = await world.run(
    'customers',
    staff,
    '{ __type(name: "CreateCustomerInput") { inputFields { name } } }',
  );
  const inputs = new Set(
    (asked.data?.['__type'] as { inputFields: { name: string }[] }).inputFields.map((field) => field.name),
  );
  const camel = (name: string): string =>
    name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
  const fields = new Set(
    columns.flatMap(({ name }) => [name, camel(name)]).filter((name) => !inputs.has(name)),
  );
  expect(fields.size).toBeGreaterThan(30);
  const before = await world.database.admin('SELECT count(*) FROM customers.customer');
  for (const field of fields) {
    const answer = await world.run(
      'customers',
      staff,
      `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename } }`,
      { input: { kind: 'PRIVATE', [field]: '1' } },
    );
    expect({ field, data: answer.data ?? null, errors: answer.errors?.length }).toEqual({
      field,
      data: null,
      errors: 1,
    });
  }
  expect(await world.database.admin('SELECT count(*) FROM customers.customer')).toEqual(before);
});

test('editing is for staff with the right; reading staff and portal users change nothing', async () => {
  const made = await world.create({ lastName: 'Untouched' });
  const input = { id: made['id'], kind: 'PRIVATE', lastName: 'Touched' };
  for (const actor of [
    { ...staff, rights: [] },
    portalOf(storeId, String(made['id'])),
    { ...staff, kind: 'partner' as const },
  ]) {
    const answer = await world.run(
      'customers',
      actor,
      `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename } }`,
      { input },
    );
    expect(answer.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  }
  expect(await read(made['id'], 'lastName version')).toEqual({ lastName: 'Untouched', version: 1 });
});

test('a customer and what a portal user sees of it: an entity look-up answers the same as for one that never was', async () => {
  const [own, neighbour] = [
    await world.create({ lastName: 'Own' }),
    await world.create({ lastName: 'Neighbour' }),
  ];
  const portal = portalOf(storeId, String(own['id']));
  const ask = (id: unknown): ReturnType<CustomersWorld['run']> =>
    world.run(
      'customers',
      portal,
      `query ($found: [_Any!]!) { _entities(representations: $found) { ... on Customer { lastName } } }`,
      { found: [{ __typename: 'Customer', id }] },
    );
  expect((await ask(own['id'])).data).toEqual({ _entities: [{ lastName: 'Own' }] });
  const answers = await Promise.all([neighbour['id'], newId(), 'no-uuid'].map(ask));
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set(['{"data":{"_entities":[null]}}']),
  );
});
