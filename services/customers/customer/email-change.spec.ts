import { forAllTests } from '../../kernel/testing/for-all-tests';
import { newId } from '../../kernel/id/id';
import { portalOf, staffOf } from '../../kernel/testing/open';
import { customersWorld, other, staff, storeId, type Answer } from '../testing/world';

const world = forAllTests(() => customersWorld());
beforeAll(async () => {
  await world.database.admin(
    `INSERT INTO kernel.subscription VALUES ('customers.customers-changed', 'spec.heard')`,
  );
});

const members = `__typename ... on Customer { version email pendingEmail } ... on InvalidInput { fields { path code } }
  ... on ChangedMeanwhile { version } ... on Problem { __typename }`;
const update = (id: unknown, fields: object, actor = staff): Promise<Answer> =>
  world.ask(
    actor,
    `mutation ($input: UpdateCustomerInput!) { updateCustomer(input: $input) { ${members} } }`,
    {
      input: { id, kind: 'PRIVATE', lastName: 'Log', ...fields },
    },
  );
const withdraw = (id: unknown, version?: number, actor = staff): Promise<Answer> =>
  world.ask(
    actor,
    `mutation ($input: WithdrawEmailChangeInput!) { withdrawEmailChange(input: $input) { ${members} } }`,
    { input: { id, version } },
  );
const read = (id: unknown, fields = 'email pendingEmail'): Promise<Answer> =>
  world.ask(staff, `query ($id: UUID!) { customer(id: $id) { ${fields} } }`, { id });
/** As identity tells how a customer's log-ins are. */
const tellLogIns = (customerId: unknown, version: number, ...users: object[]): Promise<void> =>
  world.tell('customers.on-log-ins-changed', { logIns: [{ customerId, version, logIn: 3, users }] });
const told = async (id: unknown): Promise<{ email: string | null; pendingEmail: string | null }[]> => {
  const rows = await world.database.admin<{ customers: { email: string | null; pendingEmail: string }[] }>(
    `SELECT payload -> 'data' -> 'customers' AS customers FROM graphile_worker._private_jobs
      WHERE payload ->> 'aggregateId' = $1 ORDER BY id`,
    [id],
  );
  return rows.flatMap(({ customers }) => customers);
};
let count = 0;
/** A customer who logs in with the contact address; nobody was here yet. */
async function activated(): Promise<{ id: string; email: string; userId: string }> {
  count += 1;
  const email = `ria${count}@example.test`;
  const { id } = await world.create({ lastName: 'Log', email });
  const userId = newId();
  await tellLogIns(id, 1, { userId, email, formerly: [] });
  return { id: String(id), email, userId };
}

describe('the contact address of who logs in with it', () => {
  test('is not emptied, from activation on and before any visit', async () => {
    const { id, email } = await activated();
    for (const blank of [null, '', ' ']) {
      expect(await update(id, { email: blank })).toEqual({
        __typename: 'InvalidInput',
        fields: [{ path: 'email', code: 'REQUIRED' }],
      });
    }
    expect(await read(id)).toEqual({ email, pendingEmail: null });
  });

  test('stays while a new one waits, and other services are told both', async () => {
    const { id, email } = await activated();
    expect(await update(id, { email: 'New@Example.test ' })).toEqual({
      __typename: 'Customer',
      version: 2,
      email,
      pendingEmail: 'new@example.test',
    });
    expect((await told(id)).at(-1)).toMatchObject({ email, pendingEmail: 'new@example.test' });
    expect(await update(id, { email: 'new@example.test', telephone: '06' })).toMatchObject({
      email,
      pendingEmail: 'new@example.test',
    });
    expect(await update(id, { email: 'newer@example.test' })).toMatchObject({
      email,
      pendingEmail: 'newer@example.test',
    });
  });

  test('is taken from the moment on that it waits, also for a new customer and one who has none', async () => {
    const { id } = await activated();
    const wanted = `wanted${count}@example.test`;
    expect(await update(id, { email: wanted })).toMatchObject({ pendingEmail: wanted });
    const taken = { __typename: 'InvalidInput', fields: [{ path: 'email', code: 'TAKEN' }] };
    const { id: bare } = await world.create({ lastName: 'Bare' });
    const { id: also } = await activated();
    expect(await update(bare, { email: wanted })).toEqual(taken);
    expect(await update(also, { email: wanted })).toEqual(taken);
    const create = `mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { ${members.replace('... on ChangedMeanwhile { version } ', '')} } }`;
    expect(
      await world.ask(staff, create, { input: { kind: 'PRIVATE', lastName: 'New', email: wanted } }),
    ).toEqual(taken);
    expect(await update(id, { email: wanted, telephone: '06' })).toMatchObject({ pendingEmail: wanted });
    await withdraw(id);
    expect(await update(bare, { email: wanted })).toMatchObject({ email: wanted });
  });

  test('set back to what it is, or withdrawn, waits for nothing', async () => {
    const { id, email } = await activated();
    await update(id, { email: 'wrong@example.test' });
    expect(await update(id, { email })).toMatchObject({ email, pendingEmail: null });
    await update(id, { email: 'wrong@example.test' });
    expect(await withdraw(id, 2)).toEqual({ __typename: 'ChangedMeanwhile', version: 4 });
    expect(await withdraw(id, 4)).toEqual({ __typename: 'Customer', version: 5, email, pendingEmail: null });
    expect((await told(id)).at(-1)).toMatchObject({ email, pendingEmail: null });
    expect(await withdraw(id)).toMatchObject({ version: 5, pendingEmail: null });
    for (const [foreign, actor] of [
      [id, staffOf(other)],
      [newId(), staff],
    ] as const)
      expect(await withdraw(foreign, undefined, actor)).toEqual({ __typename: 'NotFound' });
  });

  test('does not wait for what no address is, or another customer has', async () => {
    const { id } = await activated();
    await world.create({ email: 'taken@example.test' });
    expect(await update(id, { email: 'taken@example.test' })).toEqual({
      __typename: 'InvalidInput',
      fields: [{ path: 'email', code: 'TAKEN' }],
    });
    expect(await update(id, { email: 'no address' })).toEqual({
      __typename: 'InvalidInput',
      fields: [{ path: 'email', code: 'NOT_AN_EMAIL' }],
    });
  });

  test('changes at once where nobody logs in, or with another address', async () => {
    const invited = await world.create({ email: 'invited@example.test' });
    expect(await update(invited['id'], { email: 'invited2@example.test' })).toMatchObject({
      email: 'invited2@example.test',
      pendingEmail: null,
    });
    const office = await world.create({ email: 'office@example.test' });
    await tellLogIns(office['id'], 1, { userId: newId(), email: 'person@example.test', formerly: [] });
    expect(await update(office['id'], { email: 'desk@example.test' })).toMatchObject({
      email: 'desk@example.test',
      pendingEmail: null,
    });
    expect(await update(office['id'], { email: null })).toMatchObject({ __typename: 'InvalidInput' });
  });

  test('that waits is for staff’s eyes, found by no search, and personal in the audit', async () => {
    const { id } = await activated();
    await update(id, { email: 'canary-waits@example.test' });
    const denied = await world.run(
      'customers',
      portalOf(storeId, id),
      `query ($id: UUID!) { customer(id: $id) { pendingEmail } }`,
      { id },
    );
    expect(denied.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    const inAudit = (table: string): Promise<object[]> =>
      world.database.admin(
        `SELECT count(*)::int AS found FROM customers.${table} t WHERE t::text LIKE '%canary-waits%'`,
      );
    expect([await inAudit('audit'), await inAudit('audit_personal')]).toEqual([
      [{ found: 0 }],
      [{ found: 1 }],
    ]);
  });
});

describe('identity tells that a log-in has another address', () => {
  test('the contact address goes with it, and nothing waits any more', async () => {
    const { id, email, userId } = await activated();
    await update(id, { email: 'done@example.test' });
    await tellLogIns(id, 2, { userId, email: 'done@example.test', formerly: [email] });
    expect(await read(id, 'email pendingEmail version')).toEqual({
      email: 'done@example.test',
      pendingEmail: null,
      version: 3,
    });
    expect((await told(id)).at(-1)).toMatchObject({ email: 'done@example.test', pendingEmail: null });
  });

  test('twice, late and in any order, also where it was changed and changed back', async () => {
    for (const order of [
      [2, 3],
      [3, 2],
      [3, 3, 2, 2],
      [4, 2, 3],
      [2, 4, 3, 4],
    ]) {
      const { id, email, userId } = await activated();
      const state = (version: number): [number, object] => [
        version,
        [
          { userId, email: `b${id}@example.test`, formerly: [email] },
          { userId, email: `c${id}@example.test`, formerly: [email, `b${id}@example.test`] },
          { userId, email, formerly: [email, `b${id}@example.test`, `c${id}@example.test`] },
        ][version - 2] as object,
      ];
      for (const version of order) await tellLogIns(id, ...state(version));
      const last = state(Math.max(...order))[1] as { email: string };
      expect(await read(id)).toEqual({ email: last.email, pendingEmail: null });
    }
  });

  test('an address asked for meanwhile goes on waiting', async () => {
    const { id, email, userId } = await activated();
    await update(id, { email: 'first@example.test' });
    await update(id, { email: 'second@example.test' });
    await tellLogIns(id, 2, { userId, email: 'first@example.test', formerly: [email] });
    expect(await read(id)).toEqual({ email: 'first@example.test', pendingEmail: 'second@example.test' });
  });

  test('a contact address that was never the log-in stays, also when the log-in is switched later', async () => {
    const office = await world.create({ lastName: 'Log', email: 'office9@example.test' });
    const userId = newId();
    const moved = { userId, email: 'p2@example.test', formerly: ['p1@example.test'] };
    await tellLogIns(office['id'], 2, moved);
    expect(await read(office['id'])).toEqual({ email: 'office9@example.test', pendingEmail: null });
    await update(office['id'], { email: 'p1@example.test' });
    await tellLogIns(office['id'], 3, moved);
    expect(await read(office['id'])).toEqual({ email: 'p1@example.test', pendingEmail: null });
  });

  test.each([
    ['another', 'new@example.test'],
    ['none', null],
  ])(
    'activated while the contact address became %s: it is the log-in’s again, and the new one waits',
    async (_what, wanted) => {
      const email = `mid${(count += 1)}@example.test`;
      const { id } = await world.create({ lastName: 'Log', email });
      await update(id, { email: wanted });
      const user = { userId: newId(), email, formerly: [], asContact: true };
      const own = `own${count}@example.test`;
      await tellLogIns(id, 1, user);
      expect(await read(id)).toEqual({ email, pendingEmail: wanted });
      expect((await told(id)).at(-1)).toMatchObject({ email, pendingEmail: wanted });
      // Once: confirmed or withdrawn, it is not given back again.
      await tellLogIns(id, 2, { ...user, email: own, formerly: [email] });
      await tellLogIns(id, 3, { ...user, email: own, formerly: [email] });
      expect(await read(id)).toEqual({ email: own, pendingEmail: wanted });
    },
  );

  describe('written down in ASCII before', () => {
    const writtenDown = async (id: unknown, email: string): Promise<unknown> =>
      world.database.admin('UPDATE customers.customer SET email = $2 WHERE id = $1', [id, email]);
    const spelt = (): [unicode: string, ascii: string] => {
      count += 1;
      return [`ann${count}@b\u00fccher.example`, `ann${count}@xn--bcher-kva.example`];
    };

    test('it is the log-in’s, who activated it or moves, and nothing waits that is the same', async () => {
      for (const asContact of [true, false]) {
        const [unicode, ascii] = spelt();
        const { id } = await world.create({ lastName: 'Log' });
        await writtenDown(id, ascii);
        const user = { userId: newId(), asContact };
        await tellLogIns(id, 1, { ...user, email: unicode, formerly: [] });
        expect(await read(id)).toEqual({ email: ascii, pendingEmail: null });
        expect(await update(id, { email: 'else@example.test' })).toMatchObject({
          email: ascii,
          pendingEmail: 'else@example.test',
        });
        await tellLogIns(id, 2, { ...user, email: `own${count}@example.test`, formerly: [unicode] });
        expect(await read(id)).toMatchObject({ email: `own${count}@example.test` });
        await withdraw(id);
      }
    });

    test('another customer’s is given to nobody', async () => {
      const [unicode, ascii] = spelt();
      const { id } = await world.create({ lastName: 'Log', email: `mid${count}@example.test` });
      await writtenDown((await world.create({}))['id'], ascii);
      await tellLogIns(id, 1, { userId: newId(), email: unicode, formerly: [], asContact: true });
      expect(await read(id)).toEqual({ email: `mid${count}@example.test`, pendingEmail: null });
    });
  });

  test('activated with a contact address that another customer has got meanwhile, both stay', async () => {
    const email = `mid${(count += 1)}@example.test`;
    const { id } = await world.create({ lastName: 'Log', email });
    await update(id, { email: 'gone1@example.test' });
    const second = await world.create({ email });
    await tellLogIns(id, 1, { userId: newId(), email, formerly: [], asContact: true });
    expect(await read(id)).toEqual({ email: 'gone1@example.test', pendingEmail: null });
    expect(await read(second['id'])).toEqual({ email, pendingEmail: null });
  });

  test('which another customer has got meanwhile: the contact address stays, and nothing waits', async () => {
    const { id, email, userId } = await activated();
    await update(id, { email: 'both@example.test' });
    const second = await world.create({});
    // As of two who ask for it at one moment.
    await world.database.admin(`UPDATE customers.customer SET email = 'both@example.test' WHERE id = $1`, [
      second['id'],
    ]);
    await tellLogIns(id, 2, { userId, email: 'both@example.test', formerly: [email] });
    expect(await read(id)).toEqual({ email, pendingEmail: null });
    expect(await read(second['id'])).toEqual({ email: 'both@example.test', pendingEmail: null });
  });

  test('a foreign store’s customer is not touched', async () => {
    const { id, email, userId } = await activated();
    await world.tell(
      'customers.on-log-ins-changed',
      {
        logIns: [
          {
            customerId: id,
            version: 9,
            logIn: 3,
            users: [{ userId, email: 'x@example.test', formerly: [email] }],
          },
        ],
      },
      9,
      other,
    );
    expect(await read(id)).toEqual({ email, pendingEmail: null });
  });
});
