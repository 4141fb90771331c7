import { forAllTests } from '../../kernel/testing/for-all-tests';
import { portalOf } from '../../kernel/testing/open';
import { customersWorld, staff, storeId, type Answer } from '../testing/world';

const world = forAllTests(() => customersWorld());
beforeAll(async () => {
  await world.database.admin(
    `INSERT INTO kernel.subscription VALUES ('customers.customers-changed', 'spec.heard')`,
  );
});

const update = (input: object): Promise<Answer> =>
  world.ask(
    staff,
    `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { __typename
      ... on Customer { kind displayName companyName organisationNumber } ... on InvalidInput { fields { path code } } } }`,
    { input },
  );
const read = (id: unknown, fields: string): Promise<Answer> =>
  world.ask(staff, `query ($id: UUID!) { customer(id: $id) { ${fields} } }`, { id });
const list = async (args: string): Promise<unknown[]> =>
  (
    await world.ask<{ nodes: { id: unknown }[] }>(
      staff,
      `{ customers(first: 200, ${args}) { nodes { id } } }`,
    )
  ).nodes.map((node) => node.id);
const company = {
  kind: 'COMPANY',
  companyName: 'Zonnebloemhal',
  organisationNumber: '974760673',
  lastName: 'Alone',
  billingAddress: { country: 'NO' },
};
const { companyName: _name, organisationNumber: _number, ...person } = { ...company, kind: 'PRIVATE' };

describe('what a kind hides is kept [R-CU12]', () => {
  test('also what was said while it was hidden, when the customer was made or since', async () => {
    const { id: made } = await world.create({ ...company, kind: 'PRIVATE' });
    const { id: since } = await world.create(person);
    await update({ ...company, id: since, kind: 'PRIVATE' });
    for (const id of [made, since]) {
      expect(await read(id, 'companyName displayName')).toEqual({ companyName: null, displayName: 'Alone' });
      expect(await update({ id, ...person, kind: 'COMPANY' })).toMatchObject({
        companyName: 'Zonnebloemhal',
        organisationNumber: '974760673',
      });
    }
  });

  test.each([
    ['left out', {}],
    ['sent as blanks by who does not see them', { companyName: null, organisationNumber: '' }],
    ['sent as something else', { companyName: 'Unseen', organisationNumber: 'no number at all' }],
  ])('company name and number stand again when the kind changes back: %s', async (_how, fields) => {
    const { id } = await world.create(company);
    expect(await update({ id, ...person, ...fields })).toEqual({
      __typename: 'Customer',
      kind: 'PRIVATE',
      displayName: 'Alone',
      companyName: null,
      organisationNumber: null,
    });
    await update({ id, ...person, telephone: '06' });
    expect(await update({ id, ...person, kind: 'COMPANY' })).toEqual({
      __typename: 'Customer',
      kind: 'COMPANY',
      displayName: 'Zonnebloemhal',
      companyName: 'Zonnebloemhal',
      organisationNumber: '974760673',
    });
  });

  test('staff see what is kept, so that a form can offer it; a customer does not', async () => {
    const { id } = await world.create(company);
    const kept = 'kept { companyName organisationNumber }';
    expect(await read(id, kept)).toEqual({ kept: { companyName: null, organisationNumber: null } });
    await update({ id, ...person });
    expect(await read(id, kept)).toEqual({
      kept: { companyName: 'Zonnebloemhal', organisationNumber: '974760673' },
    });
    const denied = await world.run(
      'customers',
      portalOf(storeId, String(id)),
      `query ($id: UUID!) { customer(id: $id) { ${kept} } }`,
      { id },
    );
    expect(denied.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  test('a company empties its number by null, and a company without a name never was one', async () => {
    const { id } = await world.create(company);
    expect(await update({ id, ...company, organisationNumber: null })).toMatchObject({
      organisationNumber: null,
    });
    const { id: other } = await world.create(person);
    expect(await update({ id: other, ...person, kind: 'COMPANY' })).toEqual({
      __typename: 'InvalidInput',
      fields: [{ path: 'companyName', code: 'REQUIRED' }],
    });
  });

  test('a number that comes back is checked for the country that stands now', async () => {
    const { id } = await world.create(company);
    const abroad = { ...person, billingAddress: { country: 'NL' } };
    expect(await update({ id, ...abroad })).toMatchObject({ __typename: 'Customer' });
    expect(await update({ id, ...abroad, kind: 'COMPANY' })).toEqual({
      __typename: 'InvalidInput',
      fields: [{ path: 'organisationNumber', code: 'BAD_FORMAT' }],
    });
  });

  test('no search and no sort shows a hidden name or number, and both find it again', async () => {
    const { id } = await world.create({ ...company, companyName: 'Aaltjes Verstopte Hal' });
    const { id: last } = await world.create({ ...company, companyName: 'Zwart' });
    const found = async (): Promise<boolean[]> => [
      (await list('filter: { search: "Verstopte" }')).includes(id),
      (await list('filter: { search: "974760673" }')).includes(id),
    ];
    const byName = (): Promise<unknown[]> => list('sort: COMPANY_NAME, direction: ASC');
    expect(await found()).toEqual([true, true]);
    await update({ id, ...person });
    expect(await found()).toEqual([false, false]);
    // As blank as one that has none: behind everybody's.
    expect((await byName()).indexOf(id)).toBeGreaterThan((await byName()).indexOf(last));
    await update({ id, ...person, kind: 'COMPANY' });
    expect(await found()).toEqual([true, true]);
    expect((await byName()).indexOf(id)).toBeLessThan((await byName()).indexOf(last));
  });

  test('other services are told the name that is shown', async () => {
    const { id } = await world.create(company);
    await update({ id, ...person, lastName: null });
    const [told] = await world.database.admin<{ customers: object[] }>(
      `SELECT payload -> 'data' -> 'customers' AS customers FROM graphile_worker._private_jobs
        WHERE payload ->> 'aggregateId' = $1 ORDER BY id DESC LIMIT 1`,
      [id],
    );
    expect(told?.customers).toMatchObject([{ kind: 'PRIVATE', displayName: expect.stringMatching(/^\d+$/) }]);
  });
});

describe('the switch "same as billing"', () => {
  const fields = 'shippingSameAsBilling shippingAddress { town } kept { shippingAddress { street town } }';
  const own = { street: 'Plein 2', town: 'Daar' };

  test('hides the shipping address and keeps it, however often the customer is saved', async () => {
    const { id } = await world.create({ billingAddress: { town: 'Hier' }, shippingAddress: own });
    expect(await read(id, fields)).toMatchObject({ kept: { shippingAddress: null } });
    for (const shippingAddress of [null, undefined]) {
      await update({ id, kind: 'PRIVATE', billingAddress: { town: 'Hier' }, shippingAddress });
      expect(await read(id, fields)).toEqual({
        shippingSameAsBilling: true,
        shippingAddress: { town: 'Hier' },
        kept: { shippingAddress: own },
      });
    }
    await update({ id, kind: 'PRIVATE', shippingAddress: own });
    expect(await read(id, fields)).toMatchObject({
      shippingSameAsBilling: false,
      shippingAddress: { town: 'Daar' },
    });
  });

  test('leaves nothing in the history but that it was switched', async () => {
    const { id } = await world.create({ shippingAddress: own });
    await update({ id, shippingAddress: null });
    expect(await read(id, 'history(first: 1) { nodes { changes { field before after } } }')).toEqual({
      history: {
        nodes: [{ changes: [{ field: 'shippingSameAsBilling', before: 'false', after: 'true' }] }],
      },
    });
  });
});

describe('the private note has a version', () => {
  const write = (id: unknown, note: string, version: number): Promise<Answer> =>
    world.ask(
      staff,
      `mutation ($input: UpdateCustomerNoteInput!) { updateCustomerNote(input: $input) { __typename
        ... on Customer { version privateNote } ... on ChangedMeanwhile { version } } }`,
      { input: { id, note, version } },
    );

  test('the second of two who began with one version is refused and learns the version that stands', async () => {
    const { id } = await world.create({ privateNote: 'begin' });
    expect(await write(id, 'first', 1)).toMatchObject({ version: 2, privateNote: 'first' });
    expect(await write(id, 'second', 1)).toEqual({ __typename: 'ChangedMeanwhile', version: 2 });
    expect(await read(id, 'privateNote')).toEqual({ privateNote: 'first' });
    expect(await write(id, 'both', 2)).toMatchObject({ version: 3, privateNote: 'both' });
  });

  test('of 16 at a moment one is written', async () => {
    const { id } = await world.create({});
    const answers = await Promise.all(Array.from({ length: 16 }, (_each, at) => write(id, `note ${at}`, 1)));
    expect(answers.filter((answer) => answer.__typename === 'Customer')).toHaveLength(1);
    expect(answers.filter((answer) => answer.__typename === 'ChangedMeanwhile')).toHaveLength(15);
  });
});
