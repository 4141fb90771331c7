import { SESSIONS } from '../../../schema/notices';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { hearNotices } from '../../kernel/testing/notices';
import type { SessionKind } from '../session/session.rules';
import { chromeOnAndroid, deviceWorld, emailOf, peopleOf, safariOnIPhone } from '../testing/device-world';
import { goodPassword } from '../testing/identity-world';

const changing = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename
  ... on PasswordChanged { sessionToken expiresAt } ... on PasswordTooWeak { code minimumLength }
  ... on LogInNotRecent { loggedInAt mostMinutes } ... on TooManyAttempts { retryAfterSeconds } ... on InvalidInput { fields { path code } } } }`;
const HOUR_MS = 3_600_000;
interface Changed {
  __typename: string;
  sessionToken: string;
  expiresAt: string;
}

describe.each<SessionKind>(['portal', 'staff'])('a password that its owner changes, %s', (kind) => {
  const { world, ear } = forAllTests(async () => {
    const { world: opened, close } = await deviceWorld();
    const hearing = await hearNotices(opened.database);
    return { world: opened, ear: hearing, close: () => hearing.stop().then(close) };
  });
  const { logIn, signIns } = peopleOf(world, kind);
  const change = async (token: string, password: string): Promise<Changed> => {
    const { data, errors } = await world.askWith('30042', kind, token, changing, { input: { password } });
    expect(errors).toBeUndefined();
    return data?.['changePassword'] as Changed;
  };
  const kindOf = async (token: string): Promise<string> => (await world.actorOf('30042', kind, token)).kind;
  const mailed = async () => {
    await world.settled();
    return world.mails.splice(0);
  };
  beforeEach(async () => {
    world.clock.advance(2 * HOUR_MS);
    await world.database.admin('DELETE FROM identity.session');
    await mailed();
  });

  it('ends all other sessions at once, on open pages too; its own goes on by another token, in the same device [R-ID9]', async () => {
    const here = await logIn('marijke', { userAgent: chromeOnAndroid, address: '192.0.2.1' });
    const there = await logIn('marijke', { userAgent: safariOnIPhone, address: '192.0.2.2' });
    const other = await logIn('daan');
    const { userId, sessionId } = await world.actorOf('30042', kind, here.sessionToken);
    await ear.taken(SESSIONS);
    world.clock.advance(5 * 60_000);
    const changed = await change(here.sessionToken, 'acht groene kamelen');
    expect(changed).toMatchObject({ __typename: 'PasswordChanged' });
    const tokens = [here, there, changed, other].map(({ sessionToken }) => sessionToken);
    expect(await Promise.all(tokens.map(kindOf))).toEqual(['visitor', 'visitor', kind, kind]);
    expect((await world.actorOf('30042', kind, changed.sessionToken)).sessionId).toBe(sessionId);
    expect(await ear.taken(SESSIONS)).toContainEqual({ storeId: '30042', ids: [userId] });
    const { sessions } = await signIns(changed.sessionToken);
    expect(sessions).toMatchObject([{ isThisOne: true, device: { browser: 'Chrome', system: 'Android' } }]);
    expect(await logIn('marijke')).toMatchObject({ __typename: 'WrongCredentials' });
    expect(await change(changed.sessionToken, goodPassword)).toMatchObject({ __typename: 'PasswordChanged' });
    expect(await logIn('marijke')).toMatchObject({ __typename: 'LoggedIn' });
  });

  it('is told by mail, with the way to another one; the history keeps who and when, and no password [R-ID9]', async () => {
    const { sessionToken } = await logIn('marijke');
    await mailed();
    await change(sessionToken, 'acht groene kamelen');
    const [mail, ...more] = await mailed();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: emailOf('marijke') });
    expect(mail?.subject).toMatch(kind === 'staff' ? /console van De Ruilhoek is/ : /bij De Ruilhoek is/);
    expect(mail?.text).toContain(kind === 'staff' ? '/30042/console/forgot' : '/30042/forgot');
    const audit = await world.database.admin<{ row: string }>(
      `SELECT a::text AS row FROM identity.audit a ORDER BY at DESC LIMIT 6`,
    );
    expect(audit.length).toBeGreaterThan(0);
    expect(JSON.stringify(audit)).not.toMatch(/kamelen|\$2b\$/);
    const again = await logIn('marijke');
    expect(again).toMatchObject({ __typename: 'WrongCredentials' });
    await world.database.admin('DELETE FROM identity.attempt');
  });

  it('asks for a log-in of the last 15 minutes, and refuses what is easily guessed, with why [R-ID5 R-ID9]', async () => {
    const token = (await logIn('daan')).sessionToken;
    expect(await change(token, 'kort')).toEqual({
      __typename: 'PasswordTooWeak',
      code: 'TOO_SHORT',
      minimumLength: 12,
    });
    for (const guessed of ['daan@example.nl', 'wachtwoord12', 'Ruilhoek 2026'])
      expect(await change(token, guessed)).toMatchObject({
        __typename: 'PasswordTooWeak',
        code: 'TOO_COMMON',
      });
    world.clock.advance(16 * 60_000);
    expect(await change(token, 'acht groene kamelen')).toMatchObject({
      __typename: 'LogInNotRecent',
      mostMinutes: 15,
    });
    expect(await kindOf(token)).toBe(kind);
    expect(await mailed()).toEqual([]);
  });

  it('is set five times an hour; of five at one moment the session goes on by one [R-ID9]', async () => {
    const { sessionToken } = await logIn('daan');
    const actor = await world.actorOf('30042', kind, sessionToken);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => world.ask(actor, changing, { input: { password: goodPassword } })),
    );
    const changed = answers.map(({ data }) => data?.['changePassword'] as Changed);
    const others = changed.filter(({ __typename }) => __typename !== 'PasswordChanged');
    expect(others.every(({ __typename }) => __typename === 'LogInNotRecent')).toBe(true);
    const kinds = await Promise.all(changed.map((each) => kindOf(each.sessionToken ?? '')));
    expect(kinds.filter((each) => each === kind)).toHaveLength(1);
    const { sessionToken: next } = await logIn('daan');
    expect(await change(next, goodPassword)).toMatchObject({ __typename: 'TooManyAttempts' });
    world.clock.advance(HOUR_MS);
    const { sessionToken: later } = await logIn('daan');
    expect(await change(later, goodPassword)).toMatchObject({ __typename: 'PasswordChanged' });
  });
});
