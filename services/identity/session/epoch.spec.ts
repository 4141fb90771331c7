import { forAllTests } from '../../kernel/testing/for-all-tests';
import bcrypt from 'bcrypt';
import { visitor } from '../../kernel/actor/actor';
import { staffOf } from '../../kernel/testing/open';
import { goodPassword, identityWorld } from '../testing/identity-world';
import { logIn, logInStaff, requestActivation, requestReset, setPassword } from '../testing/operations';
import { hashing } from '../login/hashing';

const other = 'acht groene kamelen';
interface Answer {
  __typename: string;
  sessionToken: string;
}

/** Check here, use there: what happens while a password is being hashed. */
describe('what changes during a log-in', () => {
  const world = forAllTests(identityWorld);
  let count = 0;
  let email: string;
  let customerId: string;
  beforeEach(() => {
    count += 1;
    email = `tijd-${count}@example.nl`;
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await world.database.admin('DELETE FROM identity.session');
  });

  const user = async (set: string): Promise<void> =>
    void (await world.database.admin(`UPDATE identity."user" SET ${set} WHERE email = $1`, [email]));
  const staff = async (set: string): Promise<void> =>
    void (await world.database.admin(`UPDATE identity.staff_member SET ${set} WHERE email = $1`, [email]));
  const link = async (set: string): Promise<void> =>
    void (await world.database.admin(`UPDATE identity.customer_user SET ${set} WHERE customer_id = $1`, [
      customerId,
    ]));
  const portal = (portalOn: boolean): Promise<void> => world.identity.changeStore('30042', { portalOn });
  const switchLogIn = async (enabled: boolean): Promise<void> => {
    const [row] = await world.database.admin<{ id: string }>(
      'SELECT id FROM identity."user" WHERE email = $1',
      [email],
    );
    const operation =
      'mutation ($input: SetUserEnabledInput!) { setUserEnabled(input: $input) { __typename } }';
    await world.ask(staffOf('30042'), operation, { input: { userId: row?.id, enabled } });
  };
  const twice = async (change: (value: boolean) => Promise<void>): Promise<void> => {
    await change(false);
    await change(true);
  };
  const enter = async (operation: string, input: object): Promise<Answer> => {
    const { data, errors } = await world.ask(
      visitor('30042', operation === logInStaff ? 'console' : 'portal'),
      operation,
      { input },
    );
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0] as Answer;
  };

  /** Holds the hashing of a password up, and lets something happen meanwhile. */
  async function during(work: () => Promise<Answer>, happens: () => Promise<unknown>): Promise<Answer> {
    const [reached, free] = [gate(), gate()];
    for (const name of ['compare', 'hash'] as const) {
      const real = hashing[name] as (...args: unknown[]) => Promise<never>;
      const spy = jest.spyOn(hashing, name) as unknown as jest.SpyInstance<Promise<never>, unknown[]>;
      spy.mockImplementationOnce(async (...args) => {
        reached.open();
        await free.opened;
        return real(...args);
      });
    }
    const answer = work();
    await reached.opened;
    await happens();
    free.open();
    return answer;
  }
  function gate(): { opened: Promise<void>; open: () => void } {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    return { opened, open };
  }

  const make = async (): Promise<void> => {
    customerId = await world.invite('30042', email);
    await world.identity.activateUser('30042', email, goodPassword);
  };
  const asUser = async (): Promise<() => Promise<Answer>> => {
    await make();
    return () => enter(logIn, { email, password: goodPassword });
  };
  const byActivation = async (): Promise<() => Promise<Answer>> => {
    customerId = await world.invite('30042', email);
    await enter(requestActivation, { email });
    await world.settled();
    return () => enter(setPassword, { token: world.tokenFor(email), password: goodPassword });
  };
  const byReset = async (): Promise<() => Promise<Answer>> => {
    await make();
    await enter(requestReset, { email });
    await world.settled();
    return () => enter(setPassword, { token: world.tokenFor(email), password: other });
  };
  const asStaff = async (): Promise<() => Promise<Answer>> => {
    await world.identity.createStaff('30042', {
      name: 'Mila',
      email,
      password: goodPassword,
      role: 'manager',
    });
    return () => enter(logInStaff, { email, password: goodPassword });
  };
  /** Another password, by whatever way: the hash is replaced. */
  const hash = bcrypt.hashSync('x', 4);

  const ofUser: [string, () => Promise<void>][] = [
    ['the log-in is switched off', () => switchLogIn(false)],
    ['the log-in is switched off and on', () => twice(switchLogIn)],
    ['the password is replaced', () => user(`password_hash = '${hash}', activated_at = now()`)],
    ['the address changes', () => user(`email = 'nieuw-' || email`)],
    ['the portal is closed', () => portal(false)],
    ['the portal is closed and opened', () => twice(portal)],
  ];
  const ofStaff: [string, () => Promise<void>][] = [
    ['they are switched off', () => staff('enabled = false')],
    ['they are switched off and on', () => twice((enabled) => staff(`enabled = ${enabled}`))],
    ['the password is replaced', () => staff(`password_hash = '${hash}'`)],
    ['the address changes', () => staff(`email = 'nieuw-' || email`)],
    ['the role changes', () => staff(`role = 'clerk'`)],
    ['a right is taken away', () => staff(`extra_rights = '{import}'`)],
    [
      'they are removed',
      async () =>
        void (await world.database.admin('DELETE FROM identity.staff_member WHERE email = $1', [email])),
    ],
  ];
  const begun = [
    ...ofUser.map(([what, happens]) => ['a log-in', what, 'portal', asUser, happens] as const),
    ...ofUser.map(([what, happens]) => ['an activation', what, 'portal', byActivation, happens] as const),
    ...ofUser.map(([what, happens]) => ['a reset', what, 'portal', byReset, happens] as const),
    ...ofStaff.map(([what, happens]) => ['a staff log-in', what, 'staff', asStaff, happens] as const),
  ];

  test.each(begun)(
    '%s begins no session where, while it hashes, %s',
    async (_who, what, kind, prepare, happens) => {
      const answer = await during(await prepare(), happens);
      await portal(true);
      const refused = expect.stringMatching(/^(WrongCredentials|LinkNotValid|PortalClosed)$/) as unknown;
      expect([what, answer.__typename]).toEqual([what, refused]);
      const rows = await world.database.admin('SELECT FROM identity.session');
      expect([kind, rows]).toEqual([kind, []]);
    },
  );

  const running = [
    ...ofUser.map(([what, happens]) => ['a session at the portal', what, 'portal', asUser, happens] as const),
    ...ofStaff.map(
      ([what, happens]) => ['a session in the console', what, 'staff', asStaff, happens] as const,
    ),
  ];
  test.each(running)('%s is dead after %s, and stays so', async (_which, _what, kind, prepare, happens) => {
    const { sessionToken } = await (await prepare())();
    expect((await world.actorOf('30042', kind, sessionToken)).kind).toBe(kind);
    await happens();
    await portal(true);
    expect((await world.actorOf('30042', kind, sessionToken)).kind).toBe('visitor');
  });

  test('a link switched off and on, or given another role, is lost to the sessions of before; the other customers stay', async () => {
    const begin = await asUser();
    const first = customerId;
    /** Another customer of the same user; no operation links one yet. */
    const another = async (): Promise<string> => {
      const id = await world.invite('30042', `ander-${Math.random()}@example.nl`);
      await world.database.admin(
        `INSERT INTO identity.customer_user (store_id, customer_id, user_id) SELECT '30042', $1, id FROM identity."user" WHERE email = $2`,
        [id, email],
      );
      return id;
    };
    const second = await another();
    const { sessionToken } = await begin();
    const customers = async (): Promise<readonly string[]> =>
      (await world.actorOf('30042', 'portal', sessionToken)).customerIds;
    expect([...(await customers())].sort()).toEqual([first, second].sort());
    const since = await another();
    expect([...(await customers())].sort()).toEqual([first, second, since].sort());
    customerId = second;
    await twice((enabled) => link(`enabled = ${enabled}`));
    expect([...(await customers())].sort()).toEqual([first, since].sort());
    customerId = since;
    await link(`role = 'COMPANY_ADMIN'`);
    expect(await customers()).toEqual([first]);
    const again = (await begin()).sessionToken;
    expect((await world.actorOf('30042', 'portal', again)).customerIds).toHaveLength(3);
  });

  test('no statement sets or lowers an epoch, and a visit raises none', async () => {
    await (
      await asUser()
    )();
    const epoch = async (): Promise<unknown> =>
      (await world.database.admin('SELECT epoch FROM identity."user" WHERE email = $1', [email]))[0];
    const before = await epoch();
    await user('epoch = 1, last_visit_at = now(), visit_told_at = now()');
    expect(await epoch()).toEqual(before);
  });
});
