import { forAllTests } from '../../kernel/testing/for-all-tests';
import { Client } from 'pg';
import { visitor } from '../../kernel/actor/actor';
import { staffOf } from '../../kernel/testing/open';
import { goodPassword, identityWorld } from '../testing/identity-world';
import { logInStaff } from '../testing/operations';
import { rightsOf } from './staff.rules';

const chooseColumns = `mutation ($input: ChooseColumnsInput!) { chooseColumns(input: $input) {
  __typename ... on StaffMember { name columns(list: "customers") other: columns(list: "items") } ... on InvalidInput { fields { path code } } } }`;

describe('staff', () => {
  const world = forAllTests(identityWorld);
  let ownerId: string;
  let token: string;
  beforeAll(async () => {
    const els = {
      name: 'Els de Wit',
      email: 'els@deruilhoek.example',
      password: goodPassword,
      role: 'owner' as const,
    };
    ownerId = (await world.identity.createStaff('30042', els)).id;
    const { data } = await world.ask(visitor('30042', 'console'), logInStaff, {
      input: { email: els.email, password: goodPassword },
    });
    token = (data?.logInStaff as { sessionToken: string }).sessionToken;
  });

  const change = async (storeId: string, text: string): Promise<unknown> => {
    const client = new Client({ connectionString: world.database.urlOf('kommis_identity') });
    await client.connect();
    try {
      await client.query(`BEGIN; SET LOCAL app.store_id = '${storeId}'; SET LOCAL app.kind = 'staff'`);
      await client.query(text);
      await client.query('COMMIT');
      return null;
    } catch (error) {
      return (error as { constraint?: string }).constraint ?? error;
    } finally {
      await client.end();
    }
  };

  it('have the rights of their role and those beyond it; nothing beyond it makes an owner', () => {
    expect(rightsOf('owner', [])).toEqual(['owner']);
    expect(rightsOf('manager', [])).toEqual([
      'commerce.credit',
      'commerce.sell',
      'consignment.balance',
      'consignment.edit',
      'consignment.payout',
      'consignment.settings',
      'consignment.tax',
      'customers.edit',
      'import',
      'jobs',
      'store.settings',
      'users.edit',
      'users.reset',
    ]);
    expect(rightsOf('clerk', ['import', 'import'])).toEqual([
      'commerce.sell',
      'consignment.edit',
      'customers.edit',
      'import',
    ]);
    expect(rightsOf('read-only', [])).toEqual([]);
    expect(rightsOf('read-only', ['owner'])).toEqual([]);
    expect(rightsOf('constructor', [])).toEqual([]);
  });

  it('are given no right that no service declares; one that stands there gives nothing', async () => {
    const mila = { name: 'Mila', email: 'mila@deruilhoek.example', password: goodPassword };
    for (const right of ['customers.delete', 'owner', 'toString', '']) {
      const making = world.identity.createStaff('30042', {
        ...mila,
        role: 'clerk',
        extraRights: ['jobs', right],
      });
      await expect(making).rejects.toMatchObject({
        problem: {
          fields: [{ path: 'extraRights', code: 'NOT_ALLOWED', message: `There is no right "${right}"` }],
        },
      });
    }
    expect(rightsOf('read-only', ['jobs', 'customers.delete', 'toString', ''])).toEqual(['jobs']);
  });

  it('choose the columns of a list, each for themselves, and they stay', async () => {
    const { data } = await world.askWith('30042', 'staff', token, chooseColumns, {
      input: { list: 'customers', columns: ['number', 'email'] },
    });
    expect(data?.chooseColumns).toEqual({
      __typename: 'StaffMember',
      name: 'Els de Wit',
      columns: ['number', 'email'],
      other: null,
    });
    await world.askWith('30042', 'staff', token, chooseColumns, {
      input: { list: 'customers', columns: ['town'] },
    });
    const seen = await world.askWith(
      '30042',
      'staff',
      token,
      '{ viewer { staffMember { columns(list: "customers") } } }',
    );
    expect(seen.data).toEqual({ viewer: { staffMember: { columns: ['town'] } } });
  });

  it.each([
    ['columns', { list: 'customers', columns: [] }],
    ['columns', { list: 'customers', columns: ['number', 'number'] }],
    ['columns', { list: 'customers', columns: ['; DROP TABLE'] }],
    ['columns', { list: 'customers', columns: Array.from({ length: 41 }, (_each, at) => `c${at}`) }],
    ['list', { list: 'Customers!', columns: ['number'] }],
    ['list', { list: 'klanten', columns: ['number'] }],
    ['list', { list: 'toString', columns: ['number'] }],
    ['list', { list: '', columns: ['number'] }],
  ])('cannot choose what is no list or no column: %s', async (path, input) => {
    const { data } = await world.askWith('30042', 'staff', token, chooseColumns, { input });
    expect(data?.chooseColumns).toMatchObject({ __typename: 'InvalidInput', fields: [{ path }] });
  });

  it('are told of a list that could be one, but is none, that it is none', async () => {
    const input = { list: 'klanten', columns: ['number'] };
    const { data } = await world.askWith('30042', 'staff', token, chooseColumns, { input });
    expect(data?.chooseColumns).toMatchObject({ fields: [{ path: 'list', code: 'NOT_ALLOWED' }] });
  });

  it.each(['klanten', 'CUSTOMERS', '', 'customers '.repeat(9)])(
    'are told that there is no list %j, and not that nobody chose for it',
    async (list) => {
      const query = 'query ($list: String!) { viewer { staffMember { columns(list: $list) } } }';
      const { errors } = await world.askWith('30042', 'staff', token, query, { list });
      expect(errors).toMatchObject([
        {
          path: ['viewer', 'staffMember', 'columns'],
          extensions: { code: 'BAD_USER_INPUT', argument: 'list', problem: { __typename: 'InvalidInput' } },
        },
      ]);
    },
  );

  it('choose a language; another than ours is refused', async () => {
    const choose =
      'mutation ($input: ChooseLanguageInput!) { chooseLanguage(input: $input) { __typename ... on InvalidInput { fields { path code } } } }';
    await world.askWith('30042', 'staff', token, choose, { input: { language: 'nb' } });
    expect((await world.askWith('30042', 'staff', token, '{ viewer { language } }')).data).toEqual({
      viewer: { language: 'nb' },
    });
    const { errors } = await world.askWith('30042', 'staff', token, choose, { input: { language: 'de' } });
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['BAD_USER_INPUT']);
  });

  it('one address is one staff member of a store', async () => {
    const again = {
      name: 'Els Twee',
      email: 'ELS@deruilhoek.example',
      password: goodPassword,
      role: 'clerk' as const,
    };
    await expect(world.identity.createStaff('30042', again)).rejects.toMatchObject({
      problem: { fields: [{ path: 'email', code: 'TAKEN' }] },
    });
    await expect(world.identity.createStaff('10007', again)).resolves.toBeDefined();
  });

  it('keep an owner: the last one can be neither removed, demoted nor switched off [S5]', async () => {
    for (const text of [
      `DELETE FROM identity.staff_member`,
      `UPDATE identity.staff_member SET role = 'manager'`,
      `UPDATE identity.staff_member SET enabled = false`,
    ]) {
      expect(await change('30042', text)).toBe('staff_member_last_owner');
    }
  });

  it('keep an owner also when two demote each other at one moment', async () => {
    const { id } = await world.identity.createStaff('30042', {
      name: 'Jan',
      email: 'jan@deruilhoek.example',
      password: goodPassword,
      role: 'owner',
    });
    const demote = (whom: string) =>
      change('30042', `UPDATE identity.staff_member SET role = 'clerk' WHERE id = '${whom}'`);
    const outcomes = await Promise.all([demote(id), demote(ownerId)]);
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
    expect(
      await world.database.admin(
        `SELECT 1 FROM identity.staff_member WHERE store_id = '30042' AND role = 'owner'`,
      ),
    ).toHaveLength(1);
  });

  it('who is switched off is a visitor on the next request', async () => {
    const { id } = await world.identity.createStaff('30042', {
      name: 'Piet',
      email: 'piet@deruilhoek.example',
      password: goodPassword,
      role: 'clerk',
    });
    const { data } = await world.ask(visitor('30042', 'console'), logInStaff, {
      input: { email: 'piet@deruilhoek.example', password: goodPassword },
    });
    const { sessionToken } = data?.logInStaff as { sessionToken: string };
    expect(await world.actorOf('30042', 'staff', sessionToken)).toMatchObject({
      kind: 'staff',
      name: 'Piet',
    });
    expect(
      await change('30042', `UPDATE identity.staff_member SET enabled = false WHERE id = '${id}'`),
    ).toBeNull();
    expect(await world.actorOf('30042', 'staff', sessionToken)).toMatchObject({ kind: 'visitor' });
  });

  it('of another store see no staff member, no user and no column choice of this one', async () => {
    const query =
      'query ($them: [_Any!]!) { _entities(representations: $them) { ... on StaffMember { name columns(list: "customers") } } }';
    const them = { them: [{ __typename: 'StaffMember', id: ownerId }] };
    expect((await world.ask(staffOf('30042'), query, them)).data).toMatchObject({
      _entities: [{ name: 'Els de Wit' }],
    });
    expect((await world.ask(staffOf('10007'), query, them)).data).toEqual({ _entities: [null] });
    expect((await world.ask(visitor('30042'), query, them)).data).toEqual({ _entities: [null] });
  });
});
