import { forAllTests } from '../../kernel/testing/for-all-tests';
import { visitor } from '../../kernel/actor/actor';
import { newId } from '../../kernel/id/id';
import { portalOf, staffOf } from '../../kernel/testing/open';
import { goodPassword, identityWorld, tokenIn } from '../testing/identity-world';
import { logIn, requestReset, setPassword } from '../testing/operations';

const HOUR_MS = 3_600_000;
const staff = staffOf('30042');
const confirmEmail = `mutation ($input: ConfirmEmailInput!) { confirmEmail(input: $input) { __typename
  ... on EmailConfirmed { email } ... on LinkNotValid { expired } ... on TooManyAttempts { retryAfterSeconds } } }`;
const sendAgain = `mutation ($input: SendEmailConfirmationInput!) { sendEmailConfirmation(input: $input) { __typename
  ... on MailOnItsWay { email } ... on InvalidInput { fields { path code } } } }`;
const seen = `query ($them: [_Any!]!) { _entities(representations: $them) { ... on Customer {
  emailChange { email sentAt expiresAt } logInElsewhere { id } users { user { email activated } } } } }`;

const world = forAllTests(identityWorld);
let count = 0;

interface Ria {
  id: string;
  email: string;
  version: number;
}
/** A customer with an activated log-in on the contact address. */
async function activated(): Promise<Ria> {
  count += 1;
  const email = `ria${count}@example.nl`;
  const id = await world.invite('30042', email, 'Ria');
  await world.identity.activateUser('30042', email, goodPassword);
  return { id, email, version: 1 };
}
/** As the customers service tells that another address waits; null = none. */
async function pending(ria: Ria, pendingEmail: string | null, email = ria.email): Promise<void> {
  ria.version += 1;
  await world.told('30042', {
    ...{ id: ria.id, version: ria.version, displayName: 'Ria Log', firstName: 'Ria', email, pendingEmail },
  });
}
const confirm = async (token: string, storeId = '30042', address?: string) => {
  const answer = await world.ask(visitor(storeId), confirmEmail, { input: { token } }, address);
  expect(answer.errors).toBeUndefined();
  await world.settled();
  return answer.data?.confirmEmail;
};
const enter = async (email: string, password = goodPassword) =>
  (await world.ask(visitor('30042'), logIn, { input: { email, password } })).data?.logIn as {
    __typename: string;
    sessionToken: string;
  };
const again = async (customerId: string, actor = staff) =>
  (await world.ask(actor, sendAgain, { input: { customerId } })).data?.sendEmailConfirmation;
const look = async (id: string, actor = staff): Promise<Record<string, unknown>> => {
  const { data } = await world.ask(actor, seen, { them: [{ __typename: 'Customer', id }] });
  return (data as { _entities: Record<string, unknown>[] } | undefined)?._entities[0] ?? {};
};
const mailsTo = (email: string): { kind: string; text: string }[] =>
  world.mails.filter((mail) => mail.to === email);
interface ToldUsers {
  version: number;
  users: { email: string; formerly: string[] }[];
}
const toldOf = async (customerId: string): Promise<ToldUsers[]> => {
  const rows = await world.database.admin<{ logIns: (ToldUsers & { customerId: string })[] }>(
    `SELECT payload -> 'data' -> 'logIns' AS "logIns" FROM graphile_worker._private_jobs
      WHERE payload ->> 'event' = 'identity.log-ins-changed' ORDER BY id`,
  );
  return rows.flatMap((row) => row.logIns).filter((each) => each.customerId === customerId);
};

describe('the other services are told with which address somebody logs in', () => {
  it('at activation by the bootstrap and by the link in the mail, and not before', async () => {
    const { id, email } = await activated();
    expect(await toldOf(id)).toMatchObject([{ version: 1, users: [{ email, formerly: [] }] }]);
    const invited = await world.invite('30042', 'link@example.nl');
    expect(await toldOf(invited)).toEqual([]);
    await world.ask(visitor('30042'), requestReset, { input: { email: 'link@example.nl' } });
    await world.settled();
    await world.ask(visitor('30042'), setPassword, {
      input: { token: world.tokenFor('link@example.nl'), password: goodPassword },
    });
    expect(await toldOf(invited)).toMatchObject([{ users: [{ email: 'link@example.nl', formerly: [] }] }]);
  });

  it('of log-ins from before they were told, the nightly sweep tells', async () => {
    const { id, email } = await activated();
    await world.database.admin(`UPDATE identity.customer SET users_told = '[]' WHERE id = $1`, [id]);
    const task = world.services['identity']?.tasks['identity.sweep'];
    await task?.({ storeId: '00000', data: null }, {} as never);
    expect((await toldOf(id)).at(-1)).toMatchObject({ version: 2, users: [{ email }] });
  });
});

describe('another log-in address [R-ID8]', () => {
  it('counts after its link is used: the new address gets the link, the old one a notice and then that it is done', async () => {
    const ria = await activated();
    const session = await enter(ria.email);
    await pending(ria, 'nieuw@example.nl');
    const [link] = mailsTo('nieuw@example.nl');
    expect(link).toMatchObject({
      kind: 'email-confirm',
      subject: 'Bevestig uw nieuwe e-mailadres voor De Ruilhoek',
    });
    expect(link?.text).toContain('http://localhost:3000/30042/confirm-email?token=');
    expect(link?.text).not.toContain('Ria');
    const [notice] = mailsTo(ria.email);
    expect(notice).toMatchObject({ kind: 'email-notice' });
    expect(notice?.text).toContain('nieuw@example.nl');
    expect(notice?.text).toContain('De Ruilhoek (winkel@deruilhoek.example)');
    expect(notice?.text).not.toContain('token');
    expect(await enter('nieuw@example.nl')).toMatchObject({ __typename: 'WrongCredentials' });
    expect(await enter(ria.email)).toMatchObject({ __typename: 'LoggedIn' });

    expect(await confirm(world.tokenFor('nieuw@example.nl'))).toEqual({
      __typename: 'EmailConfirmed',
      email: 'nieuw@example.nl',
    });
    expect(mailsTo(ria.email).map(({ kind }) => kind)).toEqual(['email-notice', 'email-changed']);
    expect(await world.actorOf('30042', 'portal', session.sessionToken)).toMatchObject({ kind: 'visitor' });
    expect(await enter('nieuw@example.nl')).toMatchObject({ __typename: 'LoggedIn' });
    expect(await enter(ria.email)).toMatchObject({ __typename: 'WrongCredentials' });
    expect((await toldOf(ria.id)).at(-1)).toMatchObject({
      version: 2,
      users: [{ email: 'nieuw@example.nl', formerly: [ria.email] }],
    });
    expect(await confirm(tokenIn(link as never))).toEqual({ __typename: 'LinkNotValid', expired: true });
  });

  it('is asked for once, however often and late it is told; the mail log and the page show it to staff', async () => {
    const ria = await activated();
    await pending(ria, 'eens@example.nl');
    await pending(ria, 'eens@example.nl');
    ria.version -= 2;
    await pending(ria, 'nooit@example.nl');
    expect(mailsTo('eens@example.nl')).toHaveLength(1);
    expect(mailsTo('nooit@example.nl')).toEqual([]);
    expect(await look(ria.id)).toMatchObject({
      emailChange: {
        email: 'eens@example.nl',
        sentAt: world.clock.now().toISOString(),
        expiresAt: new Date(world.clock.now().getTime() + 24 * HOUR_MS).toISOString(),
      },
      users: [{ user: { email: ria.email } }],
    });
    expect((await world.ask(portalOf('30042', ria.id), seen, { them: [] })).errors).toHaveLength(1);
    expect(
      await world.database.admin(
        'SELECT kind, recipient, status FROM identity.mail WHERE customer_id = $1 ORDER BY kind',
        [ria.id],
      ),
    ).toEqual([
      { kind: 'email-confirm', recipient: 'eens@example.nl', status: 'SENT' },
      { kind: 'email-notice', recipient: ria.email, status: 'SENT' },
    ]);
  });

  it('that was replaced, withdrawn or set back leaves a link that does nothing', async () => {
    const ria = await activated();
    await pending(ria, 'fout@example.nl');
    await pending(ria, 'goed@example.nl');
    expect(await confirm(world.tokenFor('fout@example.nl'))).toEqual({
      __typename: 'LinkNotValid',
      expired: true,
    });
    await pending(ria, null);
    expect(await confirm(world.tokenFor('goed@example.nl'))).toEqual({
      __typename: 'LinkNotValid',
      expired: true,
    });
    expect(await look(ria.id)).toMatchObject({ emailChange: null });
    await pending(ria, 'goed@example.nl');
    expect(await confirm(world.tokenFor('goed@example.nl'))).toMatchObject({ __typename: 'EmailConfirmed' });
  });

  it('has a link for 24 hours, which staff may send again: then the one before is void', async () => {
    const ria = await activated();
    await pending(ria, 'opnieuw@example.nl');
    const first = world.tokenFor('opnieuw@example.nl');
    expect(await again(ria.id)).toEqual({ __typename: 'MailOnItsWay', email: 'opnieuw@example.nl' });
    await world.settled();
    const second = world.tokenFor('opnieuw@example.nl');
    expect(second).not.toBe(first);
    expect(await confirm(first)).toMatchObject({ __typename: 'LinkNotValid' });
    world.clock.advance(24 * HOUR_MS);
    expect(await confirm(second)).toEqual({ __typename: 'LinkNotValid', expired: true });
    await again(ria.id);
    await world.settled();
    expect(mailsTo(ria.email)).toHaveLength(1);
    expect(await confirm(world.tokenFor('opnieuw@example.nl'))).toMatchObject({
      __typename: 'EmailConfirmed',
    });
  });

  it('is not sent again where nothing waits, the log-in or the portal is off, or the customer is not there', async () => {
    const ria = await activated();
    const notAllowed = { __typename: 'InvalidInput', fields: [{ path: 'customerId', code: 'NOT_ALLOWED' }] };
    expect(await again(ria.id)).toEqual(notAllowed);
    await pending(ria, 'uit@example.nl');
    await world.database.admin('UPDATE identity."user" SET enabled = false WHERE email = $1', [ria.email]);
    expect(await again(ria.id)).toEqual(notAllowed);
    expect(await confirm(world.tokenFor('uit@example.nl'))).toMatchObject({ __typename: 'LinkNotValid' });
    expect(await again(ria.id, staffOf('10007'))).toEqual({ __typename: 'NotFound' });
    expect(await again(newId())).toEqual({ __typename: 'NotFound' });
  });

  it('is refused once it is somebody else’s log-in, invitation or contact address, and nothing changes', async () => {
    const ria = await activated();
    await pending(ria, 'bezet@example.nl');
    const token = world.tokenFor('bezet@example.nl');
    const other = await world.invite('30042', 'bezet@example.nl');
    const session = await enter(ria.email);
    expect(await confirm(token)).toEqual({ __typename: 'EmailTaken' });
    expect(await world.actorOf('30042', 'portal', session.sessionToken)).toMatchObject({ kind: 'portal' });
    expect(await look(ria.id)).toMatchObject({
      emailChange: { email: 'bezet@example.nl' },
      users: [{ user: { email: ria.email } }],
    });
    await world.told('30042', {
      ...{ id: other, version: 2, displayName: 'Weg', firstName: null, email: null },
    });
    expect(await confirm(token)).toMatchObject({ __typename: 'EmailConfirmed' });
  });

  it('changes once for 20 who use the link at a moment', async () => {
    const ria = await activated();
    await pending(ria, 'twintig@example.nl');
    const token = world.tokenFor('twintig@example.nl');
    const answers = await Promise.all(Array.from({ length: 20 }, () => confirm(token)));
    expect(
      answers.filter((each) => (each as { __typename: string }).__typename === 'EmailConfirmed'),
    ).toHaveLength(1);
    expect(mailsTo(ria.email).filter(({ kind }) => kind === 'email-changed')).toHaveLength(1);
  });

  it('and a new password: a reset link to the old address dies with it, and setting one makes the waiting link void', async () => {
    const ria = await activated();
    await pending(ria, 'over@example.nl');
    await world.ask(visitor('30042'), requestReset, { input: { email: ria.email } });
    await world.settled();
    const [confirming, resetting] = [world.tokenFor('over@example.nl'), world.tokenFor(ria.email)];
    expect(await confirm(resetting)).toEqual({ __typename: 'LinkNotValid', expired: false });
    const use = async (token: string) =>
      (
        (
          await world.ask(visitor('30042'), setPassword, {
            input: { token, password: 'acht groene kamelen' },
          })
        ).data as { setPassword: { __typename: string } }
      ).setPassword.__typename;
    expect(await use(confirming)).toBe('LinkNotValid');
    expect(await use(resetting)).toBe('LoggedIn');
    expect(await confirm(confirming)).toEqual({ __typename: 'LinkNotValid', expired: true });
    await again(ria.id);
    await world.ask(visitor('30042'), requestReset, { input: { email: ria.email } });
    await world.settled();
    const late = world.tokenFor(ria.email);
    expect(await confirm(world.tokenFor('over@example.nl'))).toMatchObject({ __typename: 'EmailConfirmed' });
    expect(await use(late)).toBe('LinkNotValid');
  });

  it('leaves no token anywhere, is of this store alone, and guessing is counted', async () => {
    const ria = await activated();
    await pending(ria, 'geheim@example.nl');
    const token = world.tokenFor('geheim@example.nl');
    const tables = await world.database.admin<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('identity', 'graphile_worker')`,
    );
    for (const { name } of tables) {
      const rows = await world.database.admin<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
    }
    expect(await confirm(token, '10007')).toEqual({ __typename: 'LinkNotValid', expired: false });
    for (let tries = 0; tries < 100; tries += 1)
      await world.ask(visitor('30042'), confirmEmail, { input: { token: 'x' } }, '192.0.2.44');
    expect(await confirm(token, '30042', '192.0.2.44')).toMatchObject({ __typename: 'TooManyAttempts' });
    await world.identity.changeStore('30042', { portalOn: false });
    expect(await confirm(token)).toEqual({ __typename: 'PortalClosed' });
    await world.identity.changeStore('30042', { portalOn: true });
    expect(await confirm(token)).toMatchObject({ __typename: 'EmailConfirmed' });
  });
});
