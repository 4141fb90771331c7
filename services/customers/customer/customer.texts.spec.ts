import { forAllTests, forEachTest } from '../../kernel/testing/for-all-tests';
import { ImportingStore } from '../testing/importing';
import { customersWorld } from '../testing/world';

/** One text or address is one, whether it was typed in a form, stood in a file, or is looked for. */
const world = forAllTests(() => customersWorld());
const store = forEachTest(() => ImportingStore.open(world));

const make = (input: object) => world.create(input, store.staff);
const found = async (search: string): Promise<unknown[]> => {
  const { nodes } = await world.ask<{ nodes: { number: number }[] }>(
    store.staff,
    'query ($search: String!) { customers(filter: { search: $search }) { nodes { number } } }',
    { search },
  );
  return nodes.map(({ number }) => number);
};

const spellings = [
  'J\u00f3ke de Wit',
  'Jo\u0301ke de Wit',
  ' J\u00f3ke\u00a0de  Wit ',
  '\ufeffJ\u00f3\u00adke de\u202f\u200bWit\u200e',
];

test.each(spellings)('%j is one name, typed or in a file, and found by every other', async (name) => {
  await make({ lastName: name });
  expect(await store.importRows(`7001;;${name};;;;;;`)).toMatchObject({ created: 1 });
  expect((await store.customerOf(7001))?.['last_name']).toBe('J\u00f3ke de Wit');
  for (const search of spellings) expect(await found(search)).toHaveLength(2);
});

test('what is not to be seen is blank, typed or in a file', async () => {
  expect(await make({ lastName: '\u200b\u2060', telephone: '\u00a0' })).toMatchObject({
    lastName: null,
    telephone: null,
  });
  await store.importRows('7001;;\u200b\u2800;;;;;;');
  expect((await store.customerOf(7001))?.['last_name']).toBe('');
});

const addresses = ['Ann@B\u00fccher.example', 'ann@xn--bcher-kva.EXAMPLE', '\u200bann@bu\u0308cher.example '];

test.each(addresses)('%j is one customer’s, however others spell it', async (email) => {
  expect(await make({ email })).toMatchObject({ __typename: 'Customer', email: 'ann@b\u00fccher.example' });
  for (const other of addresses) {
    expect(await make({ email: other })).toMatchObject({ fields: [{ path: 'email', code: 'TAKEN' }] });
    expect(await store.faultsOf(`7001;;;;;;${other};;`)).toMatchObject([{ code: 'TAKEN' }]);
    expect(await found(other)).toHaveLength(1);
    const byAddress = 'query ($email: String!) { customerByEmail(email: $email) { email } }';
    expect(await world.ask(store.staff, byAddress, { email: other })).toEqual({
      email: 'ann@b\u00fccher.example',
    });
  }
  expect(await found('xn--bcher-kva')).toHaveLength(1);
});

test('an address that was written down in ASCII before is taken in Unicode, and comes to be so by a file', async () => {
  await store.importRows('7001;;Ann;;;;ann@b\u00fccher.example;;');
  await world.database.admin(
    `UPDATE customers.customer SET email = 'ann@xn--bcher-kva.example' WHERE email = 'ann@b\u00fccher.example' AND store_id = $1`,
    [store.storeId],
  );
  const [email = ''] = addresses;
  expect(await make({ email })).toMatchObject({ fields: [{ path: 'email', code: 'TAKEN' }] });
  expect(await store.faultsOf(`7002;;Other;;;;${email};;`)).toMatchObject([{ code: 'TAKEN' }]);
  for (const typed of [
    ...addresses,
    'b\u00fccher.example',
    '@B\u00fccher',
    'xn--bcher-kva',
    'ann b\u00fccher.example',
  ])
    expect([typed, await found(typed)]).toEqual([typed, [expect.anything()]]);
  for (const typed of addresses) {
    const byAddress = 'query ($email: String!) { customerByEmail(email: $email) { number } }';
    expect(await world.ask(store.staff, byAddress, { email: typed })).toEqual({ number: 7001 });
  }
});

test.each(['ann@example', 'ann.@example.test', 'a@b@c.nl', 'a@-b.nl', `${'a'.repeat(65)}@b.nl`])(
  'what nobody could log in with (%s) is refused in a form and in a file',
  async (email) => {
    expect(await make({ email })).toMatchObject({ fields: [{ path: 'email', code: 'NOT_AN_EMAIL' }] });
    expect(await store.faultsOf(`7001;;;;;;${email};;`)).toMatchObject([{ code: 'NOT_AN_EMAIL' }]);
  },
);
