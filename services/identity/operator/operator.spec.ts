import { visitor, type Actor } from '../../kernel/actor/actor';
import { staffOf } from '../../kernel/testing/open';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { goodPassword, identityWorld } from '../testing/identity-world';
import { logInStaff, lookAtLink, requestStaffReset, setStaffPassword } from '../testing/operations';

const createStore = `mutation ($input: CreateStoreInput!) { createStore(input: $input) {
  __typename ... on StoreSummary { id name country portalOn isSetUp owners invitedEmail consoleUrl }
  ... on InvalidInput { fields { path code message } } } }`;
const sendOwnerActivation = `mutation ($input: SendOwnerActivationInput!) { sendOwnerActivation(input: $input) {
  __typename ... on StoreSummary { id invitedEmail } ... on InvalidInput { fields { path code } } } }`;
const stores = `query ($first: Int, $after: String, $last: Int, $before: String, $id: ID, $search: String) {
  stores(first: $first, after: $after, last: $last, before: $before, id: $id, search: $search) {
    nodes { id name country portalOn isSetUp owners invitedEmail } pageInfo { hasNextPage endCursor startCursor } total { count capped } } }`;

const day = 24 * 60 * 60_000;

describe('an operator', () => {
  const world = forAllTests(identityWorld);
  let operator: Actor;
  const shop = (id: string, more: object = {}) => ({
    ...{ id, name: 'Tweede Kans', country: 'NL', ownerName: 'Noor Bakker' },
    ...{ ownerEmail: `noor@${id}.example`, ...more },
  });
  type Answer = { __typename: string; fields?: { path: string; code: string; message: string }[] };
  const run = async (actor: Actor, text: string, input: object) => {
    const { data, errors } = await world.ask(actor, text, { input });
    expect(errors).toBeUndefined();
    await world.settled();
    return Object.values(data ?? {})[0] as Answer & Record<string, unknown>;
  };
  const make = (input: object) => run(operator, createStore, input);
  interface Listed {
    nodes: Record<string, unknown>[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
    total: { count: number };
  }
  const list = async (variables: object = {}, actor = operator) =>
    (await world.ask(actor, stores, { ...variables })).data?.['stores'] as Listed;

  beforeAll(async () => {
    await world.identity.createOperator(
      { name: 'Olga Operator', email: 'olga@host.example', password: goodPassword },
      'nl',
    );
    const { data } = await world.ask(visitor('00000', 'console'), logInStaff, {
      input: { email: 'olga@host.example', password: goodPassword },
    });
    operator = await world.actorOf(
      ...(['00000', 'staff'] as const),
      (data?.['logInStaff'] as { sessionToken: string }).sessionToken,
    );
  });
  beforeEach(() => {
    world.clock.advance(2 * 60 * 60_000);
    operator = { ...operator, authenticatedAt: world.clock.now().toISOString() };
  });

  it('logs in to store 00000 as staff, with a right that no role of a shop has and nobody can be given', async () => {
    expect(operator).toMatchObject({ kind: 'staff', storeId: '00000', rights: ['operator'] });
    const inShop = { name: 'Els', email: 'els@ruilhoek.example', password: goodPassword };
    await expect(
      world.identity.createStaff('30042', { ...inShop, role: 'clerk', extraRights: ['operator'] }),
    ).rejects.toMatchObject({ problem: { fields: [{ path: 'extraRights', code: 'NOT_ALLOWED' }] } });
    await expect(world.identity.createStaff('30042', { ...inShop, role: 'operator' })).rejects.toThrow(
      'staff_member_operator',
    );
    await expect(world.identity.createStaff('00000', { ...inShop, role: 'owner' })).rejects.toThrow(
      'staff_member_operator',
    );
    await expect(world.identity.changeStore('00000', { portalOn: true })).rejects.toThrow(
      'store_operators_own',
    );
  });

  it('makes a store of a country, whose owner is invited in its language, sets a password and is let in', async () => {
    expect(await make(shop('41001', { country: 'NO', ownerEmail: 'Kari@Bruktbua.example' }))).toEqual({
      ...{ __typename: 'StoreSummary', id: '41001', name: 'Tweede Kans', country: 'NO' },
      ...{ portalOn: false, isSetUp: false, owners: 0, invitedEmail: 'kari@bruktbua.example' },
      consoleUrl: 'http://localhost:3000/41001/console',
    });
    const mail = world.mails.findLast(({ to }) => to === 'kari@bruktbua.example');
    expect(mail).toMatchObject({
      kind: 'staff-activation',
      subject: 'Velkommen: konsollen hos Tweede Kans er klar',
    });
    expect(mail?.text).toContain('http://localhost:3000/41001/console/set-password?token=');
    const token = world.tokenFor('kari@bruktbua.example');
    expect((await world.ask(visitor('41001', 'console'), lookAtLink, { token })).data?.['link']).toEqual({
      ...{ purpose: 'STAFF_ACTIVATION', email: 'kari@bruktbua.example', name: 'Noor Bakker' },
    });
    world.clock.advance(6 * day);
    const set = { token, password: goodPassword };
    expect(await run(visitor('41001', 'console'), setStaffPassword, set)).toMatchObject({
      ...{ __typename: 'LoggedIn', viewer: { kind: 'STAFF' } },
    });
    expect(await run(visitor('41001', 'console'), setStaffPassword, set)).toMatchObject({
      __typename: 'LinkNotValid',
    });
    expect((await list({ id: '41001' })).nodes).toEqual([
      expect.objectContaining({ owners: 1, invitedEmail: null }),
    ]);
  });

  it('is told what is wrong, by field: the rule of an id, one that there is, a country, an address', async () => {
    expect(await make({ ...shop('42'), name: ' ', ownerEmail: 'nope', ownerName: '' })).toMatchObject({
      fields: [
        { path: 'id', code: 'BAD_FORMAT', message: 'A store id is five digits, such as 30042' },
        { path: 'name', code: 'BAD_FORMAT' },
        { path: 'ownerName', code: 'REQUIRED' },
        { path: 'ownerEmail', code: 'NOT_AN_EMAIL' },
      ],
    });
    expect(await make(shop('00000'))).toMatchObject({ fields: [{ path: 'id', code: 'NOT_ALLOWED' }] });
    expect(await make(shop('30042'))).toMatchObject({ fields: [{ path: 'id', code: 'TAKEN' }] });
    expect(await make(shop('41009', { country: 'DE' }))).toMatchObject({
      fields: [{ path: 'country', code: 'NOT_ALLOWED', message: expect.stringContaining('NL, NO, SE') }],
    });
    expect((await list({ id: '41009' })).nodes).toEqual([]);
  });

  it('makes none and invites nobody after a quarter of an hour without proving who they are', async () => {
    world.clock.advance(16 * 60_000);
    const again = await run(operator, sendOwnerActivation, { storeId: '41001' });
    expect(again).toEqual({ __typename: 'LogInNotRecent' });
    expect(await make(shop('41008'))).toEqual({ __typename: 'LogInNotRecent' });
    expect((await list({ id: '41008' })).nodes).toEqual([]);
  });

  it('makes one store of an id, however often at one moment, with one owner and one mail', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) => make(shop('41002', { ownerEmail: `racer-${at}@x.example` }))),
    );
    expect(answers.filter(({ __typename }) => __typename === 'StoreSummary')).toHaveLength(1);
    expect(answers.filter(({ fields }) => fields?.[0]?.code === 'TAKEN')).toHaveLength(7);
    const rows = await world.database.admin<{ email: string }>(
      `SELECT email FROM identity.staff_member WHERE store_id = '41002'`,
    );
    const to = world.mails.map((mail) => mail.to).filter((each) => each.startsWith('racer-'));
    expect(rows.map(({ email }) => email)).toEqual(to);
    expect(to).toHaveLength(1);
  });

  it('leaves nothing where it breaks off before the end: no store, no owner, no mail, no event', async () => {
    await world.database.admin(`CREATE FUNCTION public.break_off() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(1); RETURN NEW; END $$`);
    await world.database.admin(`CREATE TRIGGER break_off AFTER INSERT ON identity.staff_member FOR EACH ROW
      WHEN (NEW.store_id = '41003') EXECUTE FUNCTION public.break_off()`);
    const broken = await world.ask(operator, createStore, { input: shop('41003') });
    expect(broken.errors).toBeDefined();
    await world.settled();
    expect((await list({ id: '41003' })).nodes).toEqual([]);
    const left = await world.database.admin(
      `SELECT FROM identity.audit WHERE store_id = '41003' UNION ALL SELECT FROM identity.staff_member WHERE store_id = '41003'`,
    );
    expect([left, world.mails.filter(({ to }) => to === 'noor@41003.example')]).toEqual([[], []]);
    await world.database.admin('DROP TRIGGER break_off ON identity.staff_member');
    expect(await make(shop('41003'))).toMatchObject({ __typename: 'StoreSummary' });
  });

  it('invites the owner again until one can log in; only the newest link does something', async () => {
    await make(shop('41004'));
    const older = world.tokenFor('noor@41004.example');
    expect(await run(operator, sendOwnerActivation, { storeId: '41004' })).toMatchObject({
      ...{ __typename: 'StoreSummary', invitedEmail: 'noor@41004.example' },
    });
    const token = world.tokenFor('noor@41004.example');
    const at = visitor('41004', 'console');
    expect(await run(at, setStaffPassword, { token: older, password: goodPassword })).toMatchObject({
      __typename: 'LinkNotValid',
    });
    expect(
      await run(at, logInStaff, { email: 'noor@41004.example', password: '' + goodPassword }),
    ).toMatchObject({ __typename: 'WrongCredentials' });
    expect(await run(at, setStaffPassword, { token, password: goodPassword })).toMatchObject({
      __typename: 'LoggedIn',
    });
    expect(await run(operator, sendOwnerActivation, { storeId: '41004' })).toMatchObject({
      fields: [{ path: 'storeId', code: 'NOT_ALLOWED' }],
    });
    expect(await run(operator, sendOwnerActivation, { storeId: '49999' })).toMatchObject({
      __typename: 'NotFound',
    });
  });

  it('puts a mistyped address of an owner right: the link goes there, and nothing that went to the other one does anything', async () => {
    await make(shop('41010', { ownerEmail: 'nor@41010.example' }));
    const at = visitor('41010', 'console');
    const invitation = world.tokenFor('nor@41010.example');
    const correct = (ownerEmail: string) =>
      run(operator, sendOwnerActivation, { storeId: '41010', ownerEmail });
    expect(await correct('noor')).toMatchObject({ fields: [{ path: 'ownerEmail', code: 'NOT_AN_EMAIL' }] });
    const clerk = { name: 'Els', email: 'els@41010.example', password: goodPassword, role: 'clerk' as const };
    await world.identity.createStaff('41010', clerk);
    expect(await correct('Els@41010.example')).toMatchObject({
      fields: [{ path: 'ownerEmail', code: 'TAKEN' }],
    });
    await run(at, requestStaffReset, { email: 'nor@41010.example' });
    const reset = world.tokenFor('nor@41010.example');
    expect(await correct(' Noor@41010.example ')).toMatchObject({ invitedEmail: 'noor@41010.example' });
    const token = world.tokenFor('noor@41010.example');
    for (const old of [invitation, reset])
      expect(await run(at, setStaffPassword, { token: old, password: goodPassword })).toMatchObject({
        __typename: 'LinkNotValid',
      });
    await run(at, requestStaffReset, { email: 'nor@41010.example' });
    expect(world.tokenFor('nor@41010.example')).toBe(reset);
    expect(await run(at, setStaffPassword, { token, password: goodPassword })).toMatchObject({
      __typename: 'LoggedIn',
    });
    expect(await correct('other@41010.example')).toMatchObject({
      fields: [{ path: 'storeId', code: 'NOT_ALLOWED' }],
    });
  });

  it('whose first owner forgets the invitation lets them in by the link of who forgot a password', async () => {
    await make(shop('41005'));
    const invitation = world.tokenFor('noor@41005.example');
    const at = visitor('41005', 'console');
    await run(at, requestStaffReset, { email: 'noor@41005.example' });
    const token = world.tokenFor('noor@41005.example');
    expect(await run(at, setStaffPassword, { token, password: goodPassword })).toMatchObject({
      __typename: 'LoggedIn',
    });
    expect(await run(at, setStaffPassword, { token: invitation, password: goodPassword })).toMatchObject({
      __typename: 'LinkNotValid',
    });
  });

  it('stands in the history of the store by name, and the address of its owner only where it can be erased', async () => {
    await make(shop('41006'));
    const rows = await world.database.admin<{
      operation: string;
      name: string;
      changes: string;
      kept: string;
    }>(
      `SELECT a.operation, p.actor_name AS name, a.changes::text AS changes, p.changes::text AS kept
         FROM identity.audit a JOIN identity.audit_personal p USING (store_id, id) WHERE a.store_id = '41006' AND a.entity = 'staff_member'`,
    );
    expect(rows).toEqual([expect.objectContaining({ operation: 'createStore', name: 'Olga Operator' })]);
    expect([rows[0]?.changes, rows[0]?.kept].map((each) => each?.includes('noor@41006'))).toEqual([
      false,
      true,
    ]);
  });

  it('sees all stores but 00000 by id, page after page, and finds them by name or id', async () => {
    const all = await list({ first: 200 });
    const ids = all.nodes.map(({ id }) => id as string);
    expect(ids).toEqual(ids.toSorted());
    expect([ids.includes('30042'), ids.includes('00000'), all.total.count]).toEqual([
      true,
      false,
      ids.length,
    ]);
    const seen: unknown[] = [];
    for (let after: string | undefined, more = true; more;) {
      const page = await list({ first: 2, after });
      seen.push(...page.nodes.map(({ id }) => id));
      [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
    }
    expect(seen).toEqual(ids);
    expect((await list({ search: 'RUIL' })).nodes.map(({ id }) => id)).toEqual(['30042']);
    expect((await list({ search: '1000' })).nodes.map(({ id }) => id)).toEqual(['10007']);
  });

  it('is nobody in a shop, and nobody of a shop is one: not its owner, with whatever right', async () => {
    for (const actor of [
      staffOf('30042'),
      { ...staffOf('30042'), rights: ['owner', 'operator'] },
      visitor('00000'),
    ]) {
      for (const [text, input] of [
        [createStore, shop('41007')],
        [sendOwnerActivation, { storeId: '41004' }],
      ] as const)
        expect((await world.ask(actor, text, { input })).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
      expect((await world.ask(actor, stores)).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    }
    const past = await world.database.admin(`SELECT FROM identity.stores_for_operator()`);
    expect(past).toEqual([]);
  });
});
