import { forAllTests } from '../../kernel/testing/for-all-tests';
import bcrypt from 'bcrypt';
import { visitor } from '../../kernel/actor/actor';
import { goodPassword, identityWorld } from '../testing/identity-world';
import { logIn, logInStaff } from '../testing/operations';
import { hashing } from './hashing';

describe('logging in', () => {
  const world = forAllTests(identityWorld);
  beforeAll(async () => {
    await world.invite('30042', 'marijke@example.nl');
    await world.identity.activateUser('30042', 'marijke@example.nl', goodPassword);
    await world.invite('30042', 'uitgenodigd@example.nl');
    await world.identity.createStaff('30042', {
      name: 'Els de Wit',
      email: 'els@deruilhoek.example',
      password: goodPassword,
      role: 'owner',
    });
  });
  // A quarter of an hour on, and every counter begins anew.
  beforeEach(() => world.clock.advance(61 * 60_000));
  afterEach(() => jest.restoreAllMocks());

  const attempt = async (email: string, password: string, address?: string, storeId = '30042') => {
    const { data, errors } = await world.ask(
      visitor(storeId),
      logIn,
      { input: { email, password } },
      address,
    );
    expect(errors).toBeUndefined();
    return data?.logIn as {
      __typename: string;
      sessionToken: string;
      retryAfterSeconds: number;
      expiresAt: string;
    };
  };

  it('takes address and password, capitals in the address or not, and gives a session of 30 days', async () => {
    const result = await attempt('Marijke@Example.nl', goodPassword);
    expect(result).toMatchObject({
      __typename: 'LoggedIn',
      viewer: { kind: 'PORTAL', user: { email: 'marijke@example.nl', activated: true } },
    });
    expect(new Date(result.expiresAt).getTime() - world.clock.now().getTime()).toBe(30 * 24 * 3_600_000);
    expect(await world.actorOf('30042', 'portal', result.sessionToken)).toMatchObject({
      kind: 'portal',
      name: 'Marijke van den Berg',
    });
  });

  it('takes an international address in every spelling, also one that was written down in another before', async () => {
    const spellings = [
      '\u200bAnn@B\u00dcCHER.example\u00a0',
      'ann@xn--bcher-kva.example',
      'ann@bu\u0308cher.example',
    ];
    await world.invite('30042', 'ann@xn--bcher-kva.example');
    expect(await world.identity.activateUser('30042', 'ann@b\u00fccher.example', goodPassword)).toBe(true);
    for (const stored of ['ann@b\u00fccher.example', 'ann@xn--bcher-kva.example']) {
      await world.database.admin(`UPDATE identity."user" SET email = $1 WHERE email LIKE 'ann@%'`, [stored]);
      for (const email of spellings)
        expect(await attempt(email, goodPassword)).toMatchObject({ __typename: 'LoggedIn' });
    }
  });

  it('counts every sign of a password: it is not read as a line of text is', async () => {
    const password = '  zeven\u00a0paarse  olifanten ';
    await world.invite('30042', 'tekens@example.nl');
    await world.identity.activateUser('30042', 'tekens@example.nl', password);
    expect(await attempt('tekens@example.nl', password)).toMatchObject({ __typename: 'LoggedIn' });
    expect(await attempt('tekens@example.nl', 'zeven paarse olifanten')).toMatchObject({
      __typename: 'WrongCredentials',
    });
  });

  it('answers a wrong password, an unknown address and one not yet activated with the same bytes [R-ID2]', async () => {
    const answers = await Promise.all(
      [
        ['marijke@example.nl', 'fout fout fout'],
        ['niemand@example.nl', goodPassword],
        ['uitgenodigd@example.nl', goodPassword],
      ].map(([email, password]) => world.ask(visitor('30042'), logIn, { input: { email, password } })),
    );
    expect(JSON.stringify(answers[0]?.data)).toContain('WrongCredentials');
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  it('checks a password of equal cost for an address nobody has, and for a hash that is damaged', async () => {
    await world.invite('30042', 'beschadigd@example.nl');
    await world.identity.activateUser('30042', 'beschadigd@example.nl', goodPassword);
    await world.database.admin(
      `UPDATE identity."user" SET password_hash = 'kapot' WHERE email = 'beschadigd@example.nl'`,
    );
    const compare = jest.spyOn(hashing, 'compare');
    for (const email of ['marijke@example.nl', 'niemand@example.nl', 'beschadigd@example.nl']) {
      expect(await attempt(email, 'fout fout fout')).toMatchObject({ __typename: 'WrongCredentials' });
    }
    expect(compare.mock.calls.map(([, hash]) => bcrypt.getRounds(hash as string))).toEqual([4, 4, 4]);
  });

  it('lets 200 wrong log-ins, twenty of them at any time, check at most five passwords', async () => {
    const compare = jest.spyOn(hashing, 'compare');
    const answers: Awaited<ReturnType<typeof attempt>>[] = [];
    // More at a time than there are connections, and few enough that none waits for one in vain.
    const oneOfTwenty = async (): Promise<void> => {
      for (let count = 0; count < 10; count += 1)
        answers.push(await attempt('marijke@example.nl', `fout ${answers.length} fout fout`));
    };
    await Promise.all(Array.from({ length: 20 }, oneOfTwenty));
    expect(compare).toHaveBeenCalledTimes(5);
    expect(answers.filter((answer) => answer.__typename === 'TooManyAttempts')).toHaveLength(195);
  });

  it('refuses the right password too while there were too many wrong ones, and says for how long; the same for an address nobody has', async () => {
    for (const email of ['marijke@example.nl', 'niemand@example.nl']) {
      for (let count = 0; count < 5; count += 1) await attempt(email, 'fout fout fout');
      expect(await attempt(email, goodPassword)).toEqual({
        __typename: 'TooManyAttempts',
        message: 'Too many attempts',
        retryAfterSeconds: 900,
      });
    }
    world.clock.advance(15 * 60_000);
    expect(await attempt('marijke@example.nl', goodPassword)).toMatchObject({ __typename: 'LoggedIn' });
  });

  it('forgets the wrong ones after a right one', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let count = 0; count < 4; count += 1) await attempt('marijke@example.nl', 'fout fout fout');
      expect(await attempt('marijke@example.nl', goodPassword)).toMatchObject({ __typename: 'LoggedIn' });
    }
  });

  it('stops one address after a hundred failures over any accounts, and no other address', async () => {
    for (let count = 0; count < 100; count += 1)
      await attempt(`gok${count}@example.nl`, goodPassword, '192.0.2.1');
    expect(await attempt('marijke@example.nl', goodPassword, '192.0.2.1')).toMatchObject({
      __typename: 'TooManyAttempts',
    });
    expect(await attempt('marijke@example.nl', goodPassword, '192.0.2.2')).toMatchObject({
      __typename: 'LoggedIn',
    });
  });

  it('stops a network of IPv6 as one address, however many it has', async () => {
    for (let count = 0; count < 100; count += 1)
      await attempt(`gok${count}@example.nl`, goodPassword, `2001:db8:1:2::${count.toString(16)}`);
    const from = (address: string) => attempt('marijke@example.nl', goodPassword, address);
    expect(await from('2001:db8:1:2:ffff::1')).toMatchObject({ __typename: 'TooManyAttempts' });
    expect(await from('2001:db8:1:3::1')).toMatchObject({ __typename: 'LoggedIn' });
  });

  it('keeps no more counters than were made in an hour, whatever addresses come and are asked for', async () => {
    const counters = async (): Promise<number> => {
      const [row] = await world.database.admin<{ count: number }>(
        `SELECT count(*)::int AS count FROM identity.attempt WHERE store_id = '30042'`,
      );
      return row?.count ?? 0;
    };
    const seen: number[] = [];
    for (let hour = 0; hour < 4; hour += 1) {
      for (let count = 0; count < 40; count += 1)
        await attempt(`uur${hour}x${count}@example.nl`, goodPassword, `198.51.${hour}.${count}`);
      seen.push(await counters());
      world.clock.advance(61 * 60_000);
    }
    // Three counters each: the address, the account from there, and from anywhere.
    expect(Math.max(...seen.slice(1))).toBeLessThanOrEqual(120);
  });

  it('counts no success against an address', async () => {
    for (let count = 0; count < 101; count += 1) {
      expect(await attempt('marijke@example.nl', goodPassword, '192.0.2.3')).toMatchObject({
        __typename: 'LoggedIn',
      });
    }
  });

  it('refuses what is no address and what is no password, by field', async () => {
    expect(await attempt('geen adres', '')).toMatchObject({
      __typename: 'InvalidInput',
      fields: [
        { path: 'email', code: 'NOT_AN_EMAIL' },
        { path: 'password', code: 'REQUIRED' },
      ],
    });
  });

  it('does not know at one store who has an account at another', async () => {
    expect(await attempt('marijke@example.nl', goodPassword, undefined, '10007')).toMatchObject({
      __typename: 'WrongCredentials',
    });
  });

  it('is refused while the portal is off, for staff it is not [K3]', async () => {
    await world.identity.changeStore('30042', { portalOn: false });
    expect(await attempt('marijke@example.nl', goodPassword)).toEqual({
      __typename: 'PortalClosed',
      message: 'The portal of this shop is closed',
    });
    const { data } = await world.ask(visitor('30042', 'console'), logInStaff, {
      input: { email: 'els@deruilhoek.example', password: goodPassword },
    });
    expect(data?.logInStaff).toMatchObject({ __typename: 'LoggedIn' });
    await world.identity.changeStore('30042', { portalOn: true });
  });

  it("gives staff a session of 12 hours with their rights; a user's password does not open the console", async () => {
    const { data } = await world.ask(visitor('30042', 'console'), logInStaff, {
      input: { email: 'els@deruilhoek.example', password: goodPassword },
    });
    const result = data?.logInStaff as { expiresAt: string };
    expect(result).toMatchObject({
      viewer: { kind: 'STAFF', staffMember: { name: 'Els de Wit', role: 'OWNER', rights: ['EVERY_RIGHT'] } },
    });
    expect(new Date(result.expiresAt).getTime() - world.clock.now().getTime()).toBe(12 * 3_600_000);
    const other = await world.ask(visitor('30042', 'console'), logInStaff, {
      input: { email: 'marijke@example.nl', password: goodPassword },
    });
    expect(other.data?.logInStaff).toMatchObject({ __typename: 'WrongCredentials' });
  });

  it('ends the session one came with', async () => {
    const first = await attempt('marijke@example.nl', goodPassword);
    const again = await world.askWith('30042', 'portal', first.sessionToken, logIn, {
      input: { email: 'marijke@example.nl', password: goodPassword },
    });
    const second = again.data?.logIn as { sessionToken: string };
    expect(second.sessionToken).not.toBe(first.sessionToken);
    expect(await world.actorOf('30042', 'portal', first.sessionToken)).toMatchObject({ kind: 'visitor' });
    expect(await world.actorOf('30042', 'portal', second.sessionToken)).toMatchObject({ kind: 'portal' });
  });

  it('keeps neither passwords nor tokens: not in a table, not in the audit, not in a job', async () => {
    const { sessionToken } = await attempt('marijke@example.nl', goodPassword);
    const tables = await world.database.admin<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('identity', 'graphile_worker')`,
    );
    const kept = await Promise.all(
      tables.map(({ name }) => world.database.admin<{ row: string }>(`SELECT t::text AS row FROM ${name} t`)),
    );
    const everything = kept
      .flat()
      .map(({ row }) => row)
      .join('\n');
    expect(everything).toContain('marijke@example.nl');
    expect(everything).not.toContain(sessionToken);
    expect(everything).not.toContain(goodPassword);
    const audit = await world.database.admin<{ row: string }>(
      "SELECT a::text || coalesce(p.changes::text, '') AS row FROM identity.audit a LEFT JOIN identity.audit_personal p USING (store_id, id)",
    );
    expect(audit.map(({ row }) => row).join('\n')).not.toMatch(/\$2b\$|token_hash|password_hash/);
  });
});
