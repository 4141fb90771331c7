import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { visitor } from '../../kernel/actor/actor';
import { Transaction } from '../../kernel/database/transaction';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { identity } from '../main';
import type { SessionKind } from '../session/session.rules';
import { chromeOnAndroid, deviceWorld, emailOf, safariOnIPhone, peopleOf } from '../testing/device-world';
import { goodPassword, tokenIn } from '../testing/identity-world';
import { requestReset, requestStaffReset, setPassword, setStaffPassword } from '../testing/operations';

const DAY_MS = 24 * 3_600_000;
const disowning = `mutation ($input: DisownSignInInput!) { disownSignIn(input: $input) { __typename
  ... on SignInDisowned { email } ... on LinkNotValid { expired } } }`;

const asking = { portal: requestReset, staff: requestStaffReset };
const setting = { portal: setPassword, staff: setStaffPassword };

describe.each<SessionKind>(['portal', 'staff'])('a log-in from a new device, %s', (kind) => {
  const { world } = forAllTests(deviceWorld);
  const { logIn, signIns } = peopleOf(world, kind);
  const to = emailOf('marijke');
  const home = { userAgent: chromeOnAndroid, address: '192.0.2.1' };
  const away = { userAgent: safariOnIPhone, address: '198.51.100.1' };
  const mailsNow = async (): Promise<string[]> => {
    await world.settled();
    return world.mails.splice(0).map(({ subject }) => subject);
  };
  const told =
    kind === 'staff' ? 'Nieuwe login op de console van De Ruilhoek' : 'Nieuwe login bij De Ruilhoek';
  const disown = async (token: string): Promise<unknown> =>
    (await world.ask(visitor('30042'), disowning, { input: { token } })).data?.['disownSignIn'];
  const kindOf = async (token: string): Promise<string> => (await world.actorOf('30042', kind, token)).kind;
  beforeEach(async () => {
    world.clock.advance(DAY_MS);
    await world.database.admin('DELETE FROM identity.device');
    await world.database.admin('DELETE FROM identity.session');
    await logIn('marijke', home);
    await mailsNow();
  });

  it('is told by mail, with device and time; the first ever is not, nor one with the cookie, nor one alike of 90 days [S12]', async () => {
    await logIn('daan', away);
    expect(await mailsNow()).toEqual([]);
    const { deviceToken } = await logIn('marijke', away);
    await world.settled();
    const [mail] = world.mails;
    expect(mail?.text).toContain('Safari op iPhone');
    expect(mail?.text).toMatch(/\d+ \w+ 20\d\d om \d\d:\d\d/);
    expect(mail?.html).toContain('not-me?token=');
    expect(await mailsNow()).toEqual([told]);
    await logIn('marijke', away);
    expect(await mailsNow()).toEqual([]);
    await logIn('marijke', { ...home, token: deviceToken, address: '203.0.113.9' });
    expect(await mailsNow()).toEqual([]);
    world.clock.advance(91 * DAY_MS);
    await logIn('marijke', away);
    expect(await mailsNow()).toEqual([told]);
  });

  it('is told of ten times an hour, and no more: the first is not buried under others [S12]', async () => {
    world.clock.advance(2 * 3_600_000);
    for (let at = 0; at < 14; at += 1) {
      await logIn('marijke', { userAgent: safariOnIPhone, address: `203.0.${at}.1` });
      // Each is mailed before the next one is there.
      await world.settled();
      world.clock.advance(60_000);
    }
    expect(await mailsNow()).toEqual(Array(10).fill(told));
  });

  it('is known by a token of this person alone: one that somebody else had, or made up, is not taken over [S12]', async () => {
    const { deviceToken } = await logIn('daan', away);
    for (const [at, token] of [deviceToken, 'x'.repeat(43), 'x', ''].entries()) {
      const begun = await logIn('marijke', {
        userAgent: safariOnIPhone,
        address: `203.0.113.${at}`,
        token,
      });
      expect(begun.deviceToken).toMatch(/^[\w-]{43}$/);
      expect(begun.deviceToken).not.toBe(token);
    }
    expect(await mailsNow()).toEqual(Array(4).fill(told));
  });

  it('takes as many statements as one from a known device, and the answer differs in nothing but its tokens [S12]', async () => {
    // Identity of the same database, of which what is put off is put off for good.
    const quiet = await identity.open({
      ...{ ...world.ports, databaseUrl: world.database.urlOf('kommis_identity') },
      quietMs: () => 600_000,
    });
    const statements = async (from: object): Promise<number> => {
      await world.settled();
      const [sql, once] = [
        jest.spyOn(Transaction.prototype, 'sql'),
        jest.spyOn(Transaction.prototype, 'once'),
      ];
      const answer = await logIn('marijke', { ...from, at: quiet });
      const count = sql.mock.calls.length + once.mock.calls.length;
      jest.restoreAllMocks();
      expect(Object.keys(answer)).toEqual(['__typename', 'sessionToken', 'deviceToken']);
      return count;
    };
    const known = await statements(home);
    expect(await statements(away)).toBe(known);
    const jobs = await world.database.admin(
      `DELETE FROM graphile_worker._private_jobs WHERE run_at > now() + interval '5 minutes' RETURNING id`,
    );
    expect(jobs).toHaveLength(1);
    await quiet.close();
  });

  it('that was not one’s own ends by the link, with its device; a link to a new password is mailed, and looking uses nothing up [S12]', async () => {
    const own = await logIn('marijke', home);
    const theirs = await logIn('marijke', away);
    await world.settled();
    const token = tokenIn(world.mails.pop());
    const look = '{ link(token: "' + token + '") { purpose email } }';
    for (let count = 0; count < 2; count += 1)
      expect((await world.ask(visitor('30042'), look)).data?.['link']).toEqual({
        purpose: kind === 'staff' ? 'STAFF_SIGN_IN' : 'SIGN_IN',
        email: to,
      });
    // Their session has another id once they confirm who they are; the device is the same.
    const again = await logIn('marijke', { ...away, token: theirs.deviceToken });
    // And who throws the cookie away is taken for the one they are like.
    const without = await logIn('marijke', away);
    expect(await disown(token)).toEqual({ __typename: 'SignInDisowned', email: to });
    const kinds = await Promise.all(
      [own, theirs, again, without].map(({ sessionToken }) => kindOf(sessionToken)),
    );
    expect(kinds).toEqual([kind, 'visitor', 'visitor', 'visitor']);
    expect((await signIns(own.sessionToken)).sessions).toHaveLength(2);
    await world.settled();
    expect(tokenIn(world.mails.pop())).not.toBe(token);
    await logIn('marijke', { ...away, token: theirs.deviceToken });
    expect(await mailsNow()).toEqual([told]);
  });

  it('is disowned once by twenty at one moment; its link sets no password, and lives for seven days beside other links [S12]', async () => {
    await logIn('marijke', away);
    await world.settled();
    const token = tokenIn(world.mails.pop());
    const operation = kind === 'staff' ? setStaffPassword : setPassword;
    const other = await world.ask(visitor('30042', kind === 'staff' ? 'console' : 'portal'), operation, {
      input: { token, password: 'acht groene kamelen' },
    });
    expect(Object.values(other.data ?? {})).toMatchObject([{ __typename: 'LinkNotValid' }]);
    if (kind === 'portal') await world.ask(visitor('30042'), requestReset, { input: { email: to } });
    await mailsNow();
    world.clock.advance(6 * DAY_MS);
    const answers = await Promise.all(Array.from({ length: 20 }, () => disown(token)));
    const done = answers.filter((each) => (each as { __typename: string }).__typename === 'SignInDisowned');
    expect(done).toHaveLength(1);
    expect(await mailsNow()).toHaveLength(1);
    await logIn('marijke', away);
    await world.settled();
    const late = tokenIn(world.mails.pop());
    world.clock.advance(7 * DAY_MS);
    expect(await disown(late)).toEqual({ __typename: 'LinkNotValid', expired: true });
  });

  it('is disowned also by who has set another password first: its device is as known as before [S12]', async () => {
    const { deviceToken } = await logIn('marijke', away);
    await world.settled();
    const token = tokenIn(world.mails.pop());
    await world.ask(visitor('30042', kind === 'staff' ? 'console' : 'portal'), asking[kind], {
      input: { email: to },
    });
    await world.settled();
    await world.ask(visitor('30042', kind === 'staff' ? 'console' : 'portal'), setting[kind], {
      input: { token: tokenIn(world.mails.pop()), password: goodPassword },
    });
    await mailsNow();
    await logIn('marijke', { ...away, token: deviceToken });
    expect(await mailsNow()).toEqual([]);
    expect(await disown(token)).toEqual({ __typename: 'SignInDisowned', email: to });
    await mailsNow();
    await logIn('marijke', { ...away, token: deviceToken });
    expect(await mailsNow()).toEqual([told]);
  });

  it('is told of once who logged in before devices were kept: not the first ever, but from none that is known [S12]', async () => {
    await world.database.admin('DELETE FROM identity.device');
    if (kind === 'portal')
      await world.database.admin(`UPDATE identity."user" SET last_visit_at = NULL WHERE email <> $1`, [to]);
    const migration = join(__dirname, '../migrations/0031-known-before.sql');
    await world.database.admin(readFileSync(migration, 'utf8'));
    for (let count = 0; count < 2; count += 1) await logIn('marijke', home);
    expect(await mailsNow()).toEqual([told]);
    await logIn('daan', home);
    expect(await mailsNow()).toEqual(kind === 'staff' ? [told] : []);
  });

  it('keeps neither the token of a device nor what its browser says of itself, nor an address [S12]', async () => {
    const { deviceToken } = await logIn('marijke', {
      userAgent: `${safariOnIPhone} CANARY`,
      address: '198.51.100.77',
    });
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
    expect(everything).toContain('iPhone');
    for (const secret of [deviceToken, 'CANARY', 'AppleWebKit', '198.51.100'])
      expect(everything).not.toContain(secret);
    await mailsNow();
  });
});
