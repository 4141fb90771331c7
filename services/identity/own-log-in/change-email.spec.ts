import { visitor } from '../../kernel/actor/actor';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import type { SessionKind } from '../session/session.rules';
import { emailOf, deviceWorld, peopleOf } from '../testing/device-world';
import { goodPassword, tokenIn } from '../testing/identity-world';
import { logIn as logInDocument, logInStaff, setPassword, setStaffPassword } from '../testing/operations';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const changing = `mutation ($input: ChangeEmailInput!) { changeEmail(input: $input) { __typename ... on MailOnItsWay { email }
  ... on InvalidInput { fields { path code } } ... on TooManyAttempts { retryAfterSeconds } ... on LogInNotRecent { mostMinutes } } }`;
const cancelling = 'mutation { cancelEmailChange { email } }';
const waitingQuery = '{ ownEmailChange { email askedAt } }';
const disowning = `mutation ($input: DisownEmailChangeInput!) { disownEmailChange(input: $input) { __typename
  ... on EmailKept { email } ... on LinkNotValid { expired } } }`;
const confirming = {
  portal: `mutation ($input: ConfirmEmailInput!) { confirmEmail(input: $input) { __typename ... on EmailConfirmed { email } ... on LinkNotValid { expired } } }`,
  staff: `mutation ($input: ConfirmEmailInput!) { confirmStaffEmail(input: $input) { __typename ... on EmailConfirmed { email } ... on LinkNotValid { expired } } }`,
};

describe.each<SessionKind>(['portal', 'staff'])('an address that its owner changes, %s', (kind) => {
  const { world } = forAllTests(deviceWorld);
  const { logIn } = peopleOf(world, kind);
  const door = kind === 'staff' ? ('console' as const) : ('portal' as const);
  let was = emailOf('marijke');
  let count = 0;
  const fresh = (): string => `nieuw${(count += 1)}@example.nl`;
  const field = async (query: string, input?: object, token: string | null = null): Promise<unknown> => {
    const { data, errors } =
      token === null
        ? await world.ask(visitor('30042', door), query, { input })
        : await world.askWith('30042', kind, token, query, { input });
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0];
  };
  const enter = async (email: string, password = goodPassword) =>
    (await field(kind === 'staff' ? logInStaff : logInDocument, { email, password })) as {
      __typename: string;
      sessionToken: string;
    };
  const mailed = async () => {
    await world.settled();
    return world.mails.splice(0);
  };
  const change = (token: string, email: string) => field(changing, { email }, token);
  const confirm = (token: string) => field(confirming[kind], { token });
  const disown = (token: string) => field(disowning, { token });
  const kindOf = async (token: string): Promise<string> => (await world.actorOf('30042', kind, token)).kind;
  beforeEach(async () => {
    world.clock.advance(2 * HOUR_MS);
    await mailed();
  });

  it('counts once the link in the mail to it is used: until then nothing changes, after it all sessions have ended [R-ID8]', async () => {
    const { sessionToken } = await enter(was);
    await mailed();
    const to = fresh();
    expect(await change(sessionToken, to.toUpperCase())).toEqual({ __typename: 'MailOnItsWay', email: to });
    const mails = await mailed();
    expect(mails.map((mail) => mail.to).toSorted()).toEqual([was, to].toSorted());
    const link = tokenIn(mails.find((mail) => mail.to === to));
    // Whoever reads the new address may be a stranger.
    expect(mails.find((mail) => mail.to === to)?.text).not.toMatch(/marijke/i);
    expect(mails.find((mail) => mail.to === was)?.text).toContain(to);
    expect(await field(waitingQuery, undefined, sessionToken)).toEqual({
      email: to,
      askedAt: expect.any(String),
    });
    expect((await enter(was)).__typename).toBe('LoggedIn');
    expect(await kindOf(sessionToken)).toBe(kind);
    await mailed();
    expect(await confirm(link)).toEqual({ __typename: 'EmailConfirmed', email: to });
    expect(await kindOf(sessionToken)).toBe('visitor');
    expect((await enter(was)).__typename).toBe('WrongCredentials');
    expect((await enter(to)).__typename).toBe('LoggedIn');
    expect((await mailed()).map((mail) => mail.to)).toEqual([was]);
    expect(await confirm(link)).toMatchObject({ __typename: 'LinkNotValid' });
    was = to;
  });

  it('is answered the same where somebody else has it, who gets no mail; the present one and a log-in too old are refused [R-ID2 R-ID9]', async () => {
    const { sessionToken } = await enter(was);
    await mailed();
    expect(await change(sessionToken, emailOf('daan'))).toEqual({
      __typename: 'MailOnItsWay',
      email: emailOf('daan'),
    });
    expect((await mailed()).map(({ to }) => to)).toEqual([was]);
    expect(await field(waitingQuery, undefined, sessionToken)).toMatchObject({ email: emailOf('daan') });
    expect(await change(sessionToken, was)).toMatchObject({
      fields: [{ path: 'email', code: 'NOT_ALLOWED' }],
    });
    world.clock.advance(16 * 60_000);
    expect(await change(sessionToken, fresh())).toMatchObject({ __typename: 'LogInNotRecent' });
    expect(await mailed()).toEqual([]);
  });

  it('is taken back, or asked for anew: the link sent before is void; six times an hour is once too often [R-ID8]', async () => {
    const { sessionToken } = await enter(was);
    await mailed();
    const links: string[] = [];
    for (const to of [fresh(), fresh()]) {
      await change(sessionToken, to);
      links.push(tokenIn((await mailed()).find((mail) => mail.to === to)));
    }
    expect(await confirm(links[0] ?? '')).toEqual({ __typename: 'LinkNotValid', expired: true });
    expect(await field(cancelling, undefined, sessionToken)).toEqual({ email: was });
    expect(await field(waitingQuery, undefined, sessionToken)).toBeNull();
    expect(await confirm(links[1] ?? '')).toEqual({ __typename: 'LinkNotValid', expired: true });
    for (let asked = 0; asked < 3; asked += 1) await change(sessionToken, fresh());
    expect(await change(sessionToken, fresh())).toMatchObject({ __typename: 'TooManyAttempts' });
  });

  it('is kept by the link in the mail to the old one: nobody is logged in, nor logs in by the password there was [R-ID8]', async () => {
    const { sessionToken } = await enter(was);
    const other = await logIn('daan');
    await mailed();
    const to = fresh();
    await change(sessionToken, to);
    const mails = await mailed();
    const keep = tokenIn(mails.find((mail) => mail.to === was));
    const look = `{ link(token: "${keep}") { purpose email } }`;
    for (let looks = 0; looks < 2; looks += 1)
      expect(await field(look)).toEqual({
        purpose: kind === 'staff' ? 'STAFF_EMAIL_UNDO' : 'EMAIL_UNDO',
        email: was,
      });
    expect(await disown(keep)).toEqual({ __typename: 'EmailKept', email: was });
    expect(await confirm(tokenIn(mails.find((mail) => mail.to === to)))).toMatchObject({
      __typename: 'LinkNotValid',
    });
    expect([await kindOf(sessionToken), await kindOf(other.sessionToken)]).toEqual(['visitor', kind]);
    expect((await enter(was)).__typename).toBe('WrongCredentials');
    await renew(tokenIn((await mailed()).find((mail) => mail.to === was)));
    expect((await enter(was)).__typename).toBe('LoggedIn');
    expect(await disown(keep)).toEqual({ __typename: 'LinkNotValid', expired: true });
  });

  it('comes back by that link for seven days, also after two more changes and another password; and no link of a thief undoes that [R-ID8]', async () => {
    const { sessionToken } = await enter(was);
    await mailed();
    const [theirs, another] = [fresh(), fresh()];
    await change(sessionToken, theirs);
    const first = await mailed();
    const keep = tokenIn(first.find((mail) => mail.to === was));
    await confirm(tokenIn(first.find((mail) => mail.to === theirs)));
    await mailed();
    const thief = (await enter(theirs)).sessionToken;
    const set = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename ... on PasswordChanged { sessionToken } } }`;
    const changed = (await field(set, { password: 'negen gele giraffen' }, thief)) as {
      sessionToken: string;
    };
    await mailed();
    await change(changed.sessionToken, another);
    const second = await mailed();
    const thiefs = tokenIn(second.find((mail) => mail.to === theirs));
    await confirm(tokenIn(second.find((mail) => mail.to === another)));
    // The thief brings back what was theirs, and makes nothing void that was sent before.
    expect(await disown(thiefs)).toEqual({ __typename: 'EmailKept', email: theirs });
    world.clock.advance(6 * DAY_MS);
    await mailed();
    expect(await disown(keep)).toEqual({ __typename: 'EmailKept', email: was });
    await renew(tokenIn((await mailed()).find((mail) => mail.to === was)));
    expect((await enter(was)).__typename).toBe('LoggedIn');
    for (const gone of [theirs, another]) expect((await enter(gone)).__typename).toBe('WrongCredentials');
  });

  it('no longer comes back after seven days, and of twenty at one moment once [R-ID8]', async () => {
    const { sessionToken } = await enter(was);
    await mailed();
    await change(sessionToken, fresh());
    const keep = tokenIn((await mailed()).find((mail) => mail.to === was));
    const answers = (await Promise.all(Array.from({ length: 20 }, () => disown(keep)))) as {
      __typename: string;
    }[];
    expect(answers.filter(({ __typename }) => __typename === 'EmailKept')).toHaveLength(1);
    await renew(tokenIn((await mailed()).find((mail) => mail.to === was)));
    const { sessionToken: next } = await enter(was);
    await mailed();
    await change(next, fresh());
    const late = tokenIn((await mailed()).find((mail) => mail.to === was));
    world.clock.advance(7 * DAY_MS);
    expect(await disown(late)).toEqual({ __typename: 'LinkNotValid', expired: true });
  });

  async function renew(token: string): Promise<void> {
    await field(kind === 'staff' ? setStaffPassword : setPassword, { token, password: goodPassword });
    await mailed();
  }
});
