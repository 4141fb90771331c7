import { forAllTests } from '../../kernel/testing/for-all-tests';
import { goodPassword, identityWorld } from '../testing/identity-world';
import { logIn, logInStaff } from '../testing/operations';
import { visitor } from '../../kernel/actor/actor';
import { staffOf } from '../../kernel/testing/open';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('a session', () => {
  const world = forAllTests(identityWorld);
  let customerId: string;
  beforeAll(async () => {
    customerId = await world.invite('30042', 'marijke@example.nl');
    await world.identity.activateUser('30042', 'marijke@example.nl', goodPassword);
    await world.identity.createStaff('30042', {
      name: 'Els de Wit',
      email: 'els@deruilhoek.example',
      password: goodPassword,
      role: 'manager',
    });
  });

  const begin = async (): Promise<string> => {
    const { data } = await world.ask(visitor('30042'), logIn, {
      input: { email: 'marijke@example.nl', password: goodPassword },
    });
    return (data?.logIn as { sessionToken: string }).sessionToken;
  };
  const beginStaff = async (): Promise<string> => {
    const { data } = await world.ask(visitor('30042', 'console'), logInStaff, {
      input: { email: 'els@deruilhoek.example', password: goodPassword },
    });
    return (data?.logInStaff as { sessionToken: string }).sessionToken;
  };
  const kindOf = async (
    token: string | null,
    kind: 'portal' | 'staff' = 'portal',
    storeId = '30042',
  ): Promise<string> => (await world.actorOf(storeId, kind, token)).kind;

  it('knows since when: the log-in, or the password that was set, however long it is in use [R-ID9]', async () => {
    const since = async (kind: 'portal' | 'staff', token: string): Promise<string | null> =>
      (await world.actorOf('30042', kind, token)).authenticatedAt;
    const at = world.clock.now().toISOString();
    const [user, staff] = [await begin(), await beginStaff()];
    expect([await since('portal', user), await since('staff', staff)]).toEqual([at, at]);
    world.clock.advance(5 * HOUR_MS);
    expect([await since('portal', user), await since('staff', staff)]).toEqual([at, at]);
    const { data } = await world.askWith('30042', 'portal', user, '{ viewer { loggedInAt } }');
    expect(data).toEqual({ viewer: { loggedInAt: at } });
    const nobody = await world.ask(visitor('30042'), '{ viewer { loggedInAt } }');
    expect(nobody.data).toEqual({ viewer: { loggedInAt: null } });
    expect(await since('portal', await begin())).toBe(world.clock.now().toISOString());
    expect(await since('portal', 'x'.repeat(43))).toBeNull();
  });

  it('gives way to the one of who proves anew who they are: since now, and still on the visit they were on [R-ID9]', async () => {
    await begin();
    world.clock.advance(6 * HOUR_MS);
    const old = await begin();
    const before = await world.actorOf('30042', 'portal', old);
    world.clock.advance(HOUR_MS);
    const { data } = await world.askWith('30042', 'portal', old, logIn, {
      input: { email: 'marijke@example.nl', password: goodPassword },
    });
    const { sessionToken } = data?.logIn as { sessionToken: string };
    const after = await world.actorOf('30042', 'portal', sessionToken);
    expect(before.previousVisitAt).not.toBeNull();
    expect(after).toMatchObject({
      authenticatedAt: world.clock.now().toISOString(),
      previousVisitAt: before.previousVisitAt,
    });
    expect(await kindOf(old)).toBe('visitor');
  });

  it('says who is asking, with the linked customers or the rights of this moment', async () => {
    expect(await world.actorOf('30042', 'portal', await begin())).toMatchObject({
      ...{ kind: 'portal', storeId: '30042', customerIds: [customerId], rights: [], assurance: 'password' },
    });
    const staff = await beginStaff();
    expect(await world.actorOf('30042', 'staff', staff)).toMatchObject({
      kind: 'staff',
      name: 'Els de Wit',
      teamIds: null,
      customerIds: [],
    });
    await world.database.admin(
      `UPDATE identity.staff_member SET role = 'read-only' WHERE email = 'els@deruilhoek.example'`,
    );
    // Another role is another person to the door: the session ends, and the next one has the rights of that moment.
    expect(await kindOf(staff, 'staff')).toBe('visitor');
    expect(await world.actorOf('30042', 'staff', await beginStaff())).toMatchObject({
      kind: 'staff',
      rights: [],
    });
    await world.database.admin(
      `UPDATE identity.staff_member SET role = 'manager' WHERE email = 'els@deruilhoek.example'`,
    );
    expect(await kindOf(staff, 'staff')).toBe('visitor');
    expect((await world.actorOf('30042', 'staff', await beginStaff())).rights).toContain('import');
  });

  it('of one store is a visitor at another', async () => {
    expect(await kindOf(await begin(), 'portal', '10007')).toBe('visitor');
    expect(await kindOf(await beginStaff(), 'staff', '10007')).toBe('visitor');
  });

  it('of the console is a visitor on the portal, and the other way round', async () => {
    expect(await kindOf(await beginStaff(), 'portal')).toBe('visitor');
    expect(await kindOf(await begin(), 'staff')).toBe('visitor');
  });

  it('that nobody has is a visitor, whatever was sent for a token', async () => {
    for (const token of [null, '', 'x', `${'a'.repeat(43)}`, '\0', "' OR true --"])
      expect(await kindOf(token)).toBe('visitor');
  });

  it('ends when the log-in is switched off, on the next request, and stays ended when it is switched on [P5]', async () => {
    const token = await begin();
    const { userId } = await world.actorOf('30042', 'portal', token);
    const setEnabled = (enabled: boolean) =>
      world.ask(
        staffOf('30042'),
        'mutation ($input: SetUserEnabledInput!) { setUserEnabled(input: $input) { __typename ... on User { enabled } } }',
        {
          input: { userId, enabled },
        },
      );
    expect((await setEnabled(false)).data?.setUserEnabled).toEqual({ __typename: 'User', enabled: false });
    expect(await kindOf(token)).toBe('visitor');
    const { data } = await world.ask(visitor('30042'), logIn, {
      input: { email: 'marijke@example.nl', password: goodPassword },
    });
    expect(data?.logIn).toMatchObject({ __typename: 'WrongCredentials' });
    await setEnabled(true);
    expect(await kindOf(token)).toBe('visitor');
    expect(await kindOf(await begin())).toBe('portal');
  });

  it('ends when the portal is closed, and stays ended when it opens [K3]', async () => {
    const [token, staff] = [await begin(), await beginStaff()];
    await world.identity.changeStore('30042', { portalOn: false });
    expect(await kindOf(token)).toBe('visitor');
    expect(await kindOf(staff, 'staff')).toBe('staff');
    await world.identity.changeStore('30042', { portalOn: true });
    expect(await kindOf(token)).toBe('visitor');
  });

  it('ends at log-out; logging out twice is no fault', async () => {
    const token = await begin();
    const out = '{ logOut { done } }';
    expect(await world.askWith('30042', 'portal', token, `mutation ${out}`)).toEqual({
      data: { logOut: { done: true } },
    });
    expect(await kindOf(token)).toBe('visitor');
    expect(await world.askWith('30042', 'portal', token, `mutation ${out}`)).toEqual({
      data: { logOut: { done: true } },
    });
  });

  it('on the portal ends 30 days after its last use, in the console 12 hours after log-in', async () => {
    const [token, staff] = [await begin(), await beginStaff()];
    world.clock.advance(11 * HOUR_MS);
    expect(await kindOf(staff, 'staff')).toBe('staff');
    world.clock.advance(HOUR_MS);
    expect(await kindOf(staff, 'staff')).toBe('visitor');
    world.clock.advance(29 * DAY_MS);
    expect(await kindOf(token)).toBe('portal');
    world.clock.advance(29 * DAY_MS);
    expect(await kindOf(token)).toBe('portal');
    world.clock.advance(30 * DAY_MS);
    expect(await kindOf(token)).toBe('visitor');
  });

  it('remembers when the user was here before: at log-in, and again on coming back to it', async () => {
    const visited = world.clock.now();
    await begin();
    world.clock.advance(2 * DAY_MS);
    const token = await begin();
    const second = world.clock.now();
    expect((await world.actorOf('30042', 'portal', token)).previousVisitAt).toBe(visited.toISOString());
    world.clock.advance(HOUR_MS);
    expect((await world.actorOf('30042', 'portal', token)).previousVisitAt).toBe(visited.toISOString());
    world.clock.advance(DAY_MS);
    const expected = new Date(second.getTime() + HOUR_MS).toISOString();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => world.actorOf('30042', 'portal', token)),
    );
    expect(answers.map((actor) => actor.previousVisitAt)).toEqual(Array(5).fill(expected));
  });

  it('tells the other services of a visit once a day', async () => {
    const told = async (): Promise<number> =>
      (
        await world.database.admin(
          `SELECT 1 FROM graphile_worker._private_jobs WHERE payload ->> 'event' = 'identity.user-visited'`,
        )
      ).length;
    world.clock.advance(DAY_MS);
    const before = await told();
    const token = await begin();
    world.clock.advance(HOUR_MS / 2);
    await world.actorOf('30042', 'portal', token);
    await begin();
    expect(await told()).toBe(before + 1);
    world.clock.advance(DAY_MS);
    await world.actorOf('30042', 'portal', token);
    expect(await told()).toBe(before + 2);
  });

  it('that has expired is swept away, in every store', async () => {
    await begin();
    world.clock.advance(31 * DAY_MS);
    const [line] = world.identity.cron;
    await world.database.admin('SELECT graphile_worker.add_job($1, $2)', [line?.task, line?.payload]);
    await world.settled();
    expect(await world.database.admin('SELECT 1 FROM identity.session')).toEqual([]);
    expect(await world.database.admin('SELECT 1 FROM identity.attempt')).toEqual([]);
  });
});
