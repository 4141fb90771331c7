import { forAllTests } from '../../kernel/testing/for-all-tests';
import type { SessionKind } from '../session/session.rules';
import { deviceWorld, emailOf, peopleOf } from '../testing/device-world';
import { goodPassword } from '../testing/identity-world';
import * as operations from '../testing/two-factor-world';

const { beginning, confirming, looking, lookingAtOwn, removing, renewing, twoFactorPeople } = operations;
const loggedIn = { portal: 'portal', staff: 'staff' } as const;

describe.each<SessionKind>(['portal', 'staff'])('a second step after the password, %s', (kind) => {
  const { world } = forAllTests(deviceWorld);
  const { policy, password, run, answer, kindOf, code, setUp, reset } = twoFactorPeople(world, kind);
  const look = async (token: string): Promise<unknown> =>
    (await world.askWith('30042', kind, token, looking)).data;
  const mailed = (): string[] =>
    world.mails.filter(({ to }) => to === emailOf('marijke')).map(({ subject }) => subject);
  beforeEach(async () => {
    await reset();
    await policy('OPTIONAL');
  });

  it('is asked once it is set up: until then the session opens the question and nothing else, and its token changes [N2]', async () => {
    const { secret } = await setUp();
    world.clock.advance(30_000);
    const token = await password();
    expect(await look(token)).toEqual({ secondStep: { step: 'CHALLENGE' }, viewer: { kind: 'VISITOR' } });
    await expect(run(token, '{ signIns { sessions { id } } }')).rejects.toThrow('FORBIDDEN');
    expect(await run(token, lookingAtOwn)).toBeNull();
    expect(await run(token, beginning)).toEqual({ __typename: 'SecondStepOver' });
    const done = await answer(token, code(secret));
    expect(done).toMatchObject({ __typename: 'SecondStepDone', viewer: { kind: kind.toUpperCase() } });
    const whole = done['sessionToken'] as string;
    expect([await kindOf(token), await kindOf(whole)]).toEqual(['visitor', loggedIn[kind]]);
    expect((await world.actorOf('30042', kind, whole)).assurance).toBe('two-factor');
    expect(await look(whole)).toMatchObject({ secondStep: null });
    const { recent } = await peopleOf(world, kind).signIns(whole);
    expect(recent).toHaveLength(3);
  });

  it('counts only once a code of the app was typed; its secret is told until then, and is sealed [N2]', async () => {
    const token = await password();
    const begun = await run(token, beginning);
    expect(begun).toMatchObject({
      __typename: 'TwoFactor',
      isOffered: true,
      appSince: null,
      recoveryCodesLeft: 0,
    });
    const { secret } = begun['setUp'] as { secret: string };
    expect(await kindOf(await password())).toBe(loggedIn[kind]);
    const wrong = await run(token, confirming, { input: { code: code(secret, 5) } });
    expect(wrong).toEqual({ __typename: 'CodeNotRight', triesLeft: null });
    const [kept] = await world.database.admin<{ sealed: Buffer }>(
      'SELECT new_secret AS sealed FROM identity.second_factor',
    );
    expect(kept?.sealed.includes(secret)).toBe(false);
    const done = await run(token, confirming, { input: { code: code(secret) } });
    expect(done['recoveryCodes']).toHaveLength(10);
    const whole = done['sessionToken'] as string;
    expect(await run(whole, lookingAtOwn)).toMatchObject({ setUp: null, recoveryCodesLeft: 10 });
    expect(await run(whole, confirming, { input: { code: code(secret, 1) } })).toEqual({
      __typename: 'NotFound',
    });
  });

  it('is asked of every session that there is, also those of before it was set up [N2]', async () => {
    const before = await password();
    await setUp();
    expect(await kindOf(before)).toBe('visitor');
    await policy('OFF');
    expect(await kindOf(before)).toBe(loggedIn[kind]);
    expect(await run(before, beginning)).toEqual({ __typename: 'TwoFactorOff' });
  });

  it('takes a code once, and none that is older: of 50 at one moment one opens [N2]', async () => {
    const { secret } = await setUp();
    world.clock.advance(60_000);
    const tokens = [await password(), await password(), await password()];
    const right = code(secret);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => answer(tokens[index % 3] ?? '', right)),
    );
    expect(answers.filter(({ __typename }) => __typename === 'SecondStepDone')).toHaveLength(1);
  });

  it('takes a recovery code once, at whatever moment, counts those left, and tells whose it is [N2]', async () => {
    const { codes } = await setUp();
    const tokens = [await password(), await password(), await password()];
    const told = mailed().length;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => answer(tokens[index % 3] ?? '', codes[0] ?? '')),
    );
    const done = answers.filter(({ __typename }) => __typename === 'SecondStepDone');
    expect(done).toHaveLength(1);
    const whole = done[0]?.['sessionToken'] as string;
    expect(await run(whole, lookingAtOwn)).toMatchObject({ recoveryCodesLeft: 9 });
    await world.settled();
    expect(
      mailed()
        .slice(told)
        .filter((each) => each.includes('herstelcode')),
    ).toHaveLength(1);
  });

  it('lets one answer of 50 to one challenge through, whatever codes they bring [N2]', async () => {
    const { secret, codes } = await setUp();
    world.clock.advance(30_000);
    const token = await password();
    const all = [code(secret), ...codes];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => answer(token, all[index % all.length] ?? '')),
    );
    expect(answers.filter(({ __typename }) => __typename === 'SecondStepDone')).toHaveLength(1);
    const left = await world.database.admin<{ left: number }>(
      'SELECT cardinality(recovery_hashes) AS left FROM identity.second_factor',
    );
    expect(left[0]?.left).toBeGreaterThanOrEqual(9);
  });

  it('ends a log-in with its fifth wrong code, and takes none after 20 of a day, right or wrong [N2]', async () => {
    const { secret } = await setUp();
    world.clock.advance(30_000);
    for (let round = 0; round < 4; round += 1) {
      const token = await password();
      const left = [];
      for (let tries = 0; tries < 5; tries += 1) left.push((await answer(token, '222222'))['triesLeft']);
      expect(left).toEqual([4, 3, 2, 1, 0]);
      expect(await answer(token, code(secret))).toEqual({ __typename: 'SecondStepOver' });
    }
    const late = await answer(await password(), code(secret));
    expect(late).toEqual({ __typename: 'TooManyAttempts', retryAfterSeconds: 86_400 });
    world.clock.advance(86_400_000);
    expect(await answer(await password(), code(secret))).toMatchObject({ __typename: 'SecondStepDone' });
  });

  it('counts 200 wrong codes at one moment as five of one log-in [N2]', async () => {
    await setUp();
    const token = await password();
    const answers = await Promise.all(Array.from({ length: 200 }, () => answer(token, '222222')));
    expect(answers.filter(({ __typename }) => __typename === 'CodeNotRight')).toHaveLength(5);
    expect(await kindOf(token)).toBe('visitor');
  });

  it('is set up before anything else where the store asks for it, and stays: sessions that there are feel it at once [N2]', async () => {
    const before = await password();
    await policy('ALL');
    expect(await look(before)).toEqual({ secondStep: { step: 'SET_UP' }, viewer: { kind: 'VISITOR' } });
    await expect(run(before, '{ signIns { sessions { id } } }')).rejects.toThrow('FORBIDDEN');
    const begun = await run(before, beginning);
    const { secret } = begun['setUp'] as { secret: string };
    const done = await run(before, confirming, { input: { code: code(secret) } });
    const whole = done['sessionToken'] as string;
    expect(await kindOf(whole)).toBe(loggedIn[kind]);
    expect(await run(whole, removing)).toEqual({ __typename: 'TwoFactorRequired' });
    await policy('OPTIONAL');
    expect(await run(whole, removing)).toMatchObject({ __typename: 'TwoFactor', appSince: null });
  });

  it('asks for a log-in of the last 15 minutes before it changes; another app counts in its place [N2 R-ID9]', async () => {
    const { secret, token, codes } = await setUp();
    const { version } = await run(token, lookingAtOwn);
    const renewed = await run(token, renewing, { input: { version } });
    expect(renewed['recoveryCodes']).not.toEqual(codes);
    expect(await run(token, renewing, { input: { version } })).toEqual({ __typename: 'ChangedMeanwhile' });
    const begun = await run(token, beginning);
    const other = (begun['setUp'] as { secret: string }).secret;
    const moved = await run(token, confirming, { input: { code: code(other) } });
    world.clock.advance(60_000);
    const pending = await password();
    expect(await answer(pending, code(secret))).toMatchObject({ __typename: 'CodeNotRight' });
    expect(await answer(pending, codes[1] ?? '')).toMatchObject({ __typename: 'CodeNotRight' });
    expect(await answer(pending, code(other))).toMatchObject({ __typename: 'SecondStepDone' });
    world.clock.advance(901_000);
    for (const asked of [beginning, renewing, removing])
      expect(await run(moved['sessionToken'] as string, asked, { input: { version: 3 } })).toMatchObject({
        __typename: 'LogInNotRecent',
      });
  });

  it('is told by mail whenever it changes [N2]', async () => {
    const told = mailed().length;
    const { token } = await setUp();
    await run(token, renewing, { input: { version: 2 } });
    await run(token, removing);
    await world.settled();
    const subjects = mailed()
      .slice(told)
      .filter((each) => !each.includes('Nieuwe login'));
    expect(subjects.toSorted()).toEqual(
      ['Inloggen in twee stappen staat aan', 'Inloggen in twee stappen staat uit', 'Nieuwe herstelcodes'].map(
        (each) => `${each} bij De Ruilhoek`,
      ),
    );
  });

  it('stands in no audit but by when: no secret and no hash [N2]', async () => {
    const { secret, codes, token } = await setUp();
    await run(token, renewing, { input: { version: 2 } });
    const rows = await world.database.admin<{ changes: object }>(
      `SELECT changes FROM identity.audit WHERE entity IN ('second_factor', 'session')`,
    );
    const text = JSON.stringify(rows);
    expect(text).toContain('confirmed_at');
    for (const each of [secret, goodPassword, ...codes]) expect(text).not.toContain(each);
    expect(text).not.toMatch(/"(secret|new_secret|recovery_hashes|token_hash|last_step)"/);
  });
});
