import { forAllTests } from '../../kernel/testing/for-all-tests';
import { visitor } from '../../kernel/actor/actor';
import { hashOfToken } from '../../kernel/secret/token';
import { hashOf } from '../login/attempts';
import { goodPassword, identityWorld } from '../testing/identity-world';
import { logIn, lookAtLink, requestActivation, requestReset, setPassword } from '../testing/operations';
import { hashing } from '../login/hashing';

const MINUTE_MS = 60_000;

describe('activation and new passwords', () => {
  const world = forAllTests(identityWorld);

  const ask = async (operation: string, email: string, storeId = '30042', address?: string) => {
    const { data, errors } = await world.ask(visitor(storeId), operation, { input: { email } }, address);
    expect(errors).toBeUndefined();
    await world.settled();
    return Object.values(data ?? {})[0] as { __typename: string; email: string; retryAfterSeconds: number };
  };
  const use = async (token: string, password = goodPassword, storeId = '30042', address?: string) => {
    const { data, errors } = await world.ask(
      visitor(storeId),
      setPassword,
      { input: { token, password } },
      address,
    );
    expect(errors).toBeUndefined();
    return data?.setPassword as { __typename: string; sessionToken: string };
  };
  const mailsTo = (email: string) => world.mails.filter((mail) => mail.to === email);
  /** An invited address with the token of its activation link. */
  const invited = async (email: string, storeId = '30042'): Promise<string> => {
    await world.invite(storeId, email);
    await ask(requestActivation, email, storeId);
    return world.tokenFor(email);
  };
  const activated = async (email: string): Promise<void> => {
    await world.invite('30042', email);
    await world.identity.activateUser('30042', email, goodPassword);
  };

  it("mails a link in the store's language to the configured origin; setting a password with it logs in", async () => {
    const token = await invited('marijke@example.nl');
    const [mail] = mailsTo('marijke@example.nl');
    expect(mail).toMatchObject({
      kind: 'activation',
      subject: 'Activeer uw account bij De Ruilhoek',
      from: '"De Ruilhoek" <no-reply@localhost>',
      storeId: '30042',
    });
    expect(mail?.text).toContain(`http://localhost:3000/30042/set-password?token=${token}`);
    expect(mail?.text).toContain('Beste Marijke,');
    expect(mail?.html).toContain('<html lang="nl">');
    const result = await use(token);
    expect(result).toMatchObject({
      __typename: 'LoggedIn',
      viewer: { kind: 'PORTAL', user: { email: 'marijke@example.nl', activated: true } },
    });
    expect(await world.actorOf('30042', 'portal', result.sessionToken)).toMatchObject({
      kind: 'portal',
      authenticatedAt: world.clock.now().toISOString(),
      previousVisitAt: null,
    });
    const { data } = await world.ask(visitor('30042'), logIn, {
      input: { email: 'marijke@example.nl', password: goodPassword },
    });
    expect(data?.logIn).toMatchObject({ __typename: 'LoggedIn' });
  });

  it('writes in Norwegian for a Norwegian store, and in the language the user chose', async () => {
    const result = await use(await invited('kari@example.no', '10007'), goodPassword, '10007');
    expect(mailsTo('kari@example.no')[0]?.subject).toBe('Aktiver kontoen din hos Fjord Kontor');
    const choose =
      'mutation ($input: ChooseLanguageInput!) { chooseLanguage(input: $input) { __typename ... on LanguageChosen { language } } }';
    const { data } = await world.askWith('10007', 'portal', result.sessionToken, choose, {
      input: { language: 'sv' },
    });
    expect(data?.chooseLanguage).toEqual({ __typename: 'LanguageChosen', language: 'sv' });
    await ask(requestReset, 'kari@example.no', '10007');
    expect(mailsTo('kari@example.no')[1]?.subject).toBe('Nytt lösenord hos Fjord Kontor');
  });

  it('answers known, unknown and activated addresses with the same bytes and the same number of jobs; the unknown gets no mail and no trace [R-ID2]', async () => {
    await world.invite('30042', 'bekend-1@example.nl');
    await activated('bekend-2@example.nl');
    for (const operation of [requestActivation, requestReset]) {
      const answers = [];
      for (const email of ['bekend-1@example.nl', 'bekend-2@example.nl', 'niemand-1@example.nl']) {
        const { data } = await world.ask(visitor('30042'), operation, { input: { email } });
        answers.push(JSON.stringify(data).replace(email, '…'));
      }
      expect(answers[0]).toContain('MailOnItsWay');
      expect(new Set(answers).size).toBe(1);
      await world.settled();
    }
    expect(mailsTo('niemand-1@example.nl')).toEqual([]);
    expect(
      await world.database.admin(`SELECT 1 FROM identity.mail WHERE recipient = 'niemand-1@example.nl'`),
    ).toEqual([]);
  });

  it('tells who is activated already that they have a log-in, with a link for a new password; the old one still works', async () => {
    await activated('wim@example.nl');
    await ask(requestActivation, 'wim@example.nl');
    expect(mailsTo('wim@example.nl')[0]).toMatchObject({
      kind: 'already-activated',
      subject: 'U hebt al een account bij De Ruilhoek',
    });
    const { data } = await world.ask(visitor('30042'), logIn, {
      input: { email: 'wim@example.nl', password: goodPassword },
    });
    expect(data?.logIn).toMatchObject({ __typename: 'LoggedIn' });
    expect(await use(world.tokenFor('wim@example.nl'), 'acht groene kamelen')).toMatchObject({
      __typename: 'LoggedIn',
    });
  });

  it('sends who asks for a new password before the first one an activation link', async () => {
    await world.invite('30042', 'vroeg@example.nl');
    await ask(requestReset, 'vroeg@example.nl');
    expect(mailsTo('vroeg@example.nl')[0]).toMatchObject({ kind: 'activation' });
  });

  it('50 parallel uses of one link succeed once, and one password is hashed', async () => {
    const token = await invited('vijftig@example.nl');
    const hash = jest.spyOn(hashing, 'hash');
    const results = await Promise.all(Array.from({ length: 50 }, () => use(token)));
    expect(results.filter((result) => result.__typename === 'LoggedIn')).toHaveLength(1);
    expect(results.filter((result) => result.__typename === 'LinkNotValid')).toHaveLength(49);
    expect(hash).toHaveBeenCalledTimes(1);
    hash.mockRestore();
    expect(
      await world.database.admin(
        `SELECT 1 FROM identity.session x JOIN identity."user" u ON u.id = x.user_id WHERE u.email = 'vijftig@example.nl'`,
      ),
    ).toHaveLength(1);
  });

  it('a link says whether it still works, and asking uses nothing up', async () => {
    const works = async (token: string, storeId = '30042'): Promise<boolean> =>
      (await world.ask(visitor(storeId), lookAtLink, { token })).data?.link !== null;
    const token = await invited('kijken@example.nl');
    for (let count = 0; count < 3; count += 1) expect(await works(token)).toBe(true);
    for (const wrong of ['', 'x', 'a'.repeat(43), "' OR true --"]) expect(await works(wrong)).toBe(false);
    expect(await works(token, '10007')).toBe(false);
    expect(await use(token)).toMatchObject({ __typename: 'LoggedIn' });
    expect(await works(token)).toBe(false);
  });

  it('a link is for the log-in as it was: not after it was switched off and on, or got another address', async () => {
    for (const change of [`enabled = false`, `email = 'verhuisd@example.nl'`]) {
      const token = await invited('was@example.nl');
      await world.database.admin(`UPDATE identity."user" SET ${change} WHERE email = 'was@example.nl'`);
      await world.database.admin(
        `UPDATE identity."user" SET enabled = true WHERE email IN ('was@example.nl', 'verhuisd@example.nl')`,
      );
      expect(await use(token)).toEqual({ __typename: 'LinkNotValid', expired: true });
    }
  });

  it('a newer link makes the older one worthless', async () => {
    const older = await invited('nieuwer@example.nl');
    await ask(requestActivation, 'nieuwer@example.nl');
    const newer = world.tokenFor('nieuwer@example.nl');
    expect(newer).not.toBe(older);
    expect(await use(older)).toEqual({ __typename: 'LinkNotValid', expired: true });
    expect(await use(newer)).toMatchObject({ __typename: 'LoggedIn' });
  });

  it('an activation link works for 24 hours, a reset link for 30 minutes', async () => {
    const activation = await invited('bijna@example.nl');
    world.clock.advance(24 * 60 * MINUTE_MS - 1);
    expect(await use(activation)).toMatchObject({ __typename: 'LoggedIn' });
    await ask(requestReset, 'bijna@example.nl');
    world.clock.advance(30 * MINUTE_MS);
    expect(await use(world.tokenFor('bijna@example.nl'))).toEqual({
      __typename: 'LinkNotValid',
      expired: true,
    });
    const late = await invited('telaat@example.nl');
    world.clock.advance(24 * 60 * MINUTE_MS);
    expect(await use(late)).toEqual({ __typename: 'LinkNotValid', expired: true });
  });

  it("a link of another store, of another purpose, a session's token or any text is no link", async () => {
    const token = await invited('elders@example.nl');
    expect(await use(token, goodPassword, '10007')).toEqual({ __typename: 'LinkNotValid', expired: false });
    const { sessionToken } = await use(token);
    for (const wrong of [sessionToken, 'x', `${'a'.repeat(43)}`, "' OR true --"]) {
      expect(await use(wrong)).toEqual({ __typename: 'LinkNotValid', expired: false });
    }
    // An activation link of somebody who is activated meanwhile: made good again by hand, its purpose still refuses it.
    await world.database.admin('UPDATE identity.link_token SET used_at = NULL WHERE token_hash = $1', [
      hashOfToken(token),
    ]);
    expect(await use(token)).toEqual({ __typename: 'LinkNotValid', expired: true });
  });

  it('a weak password is refused with what would do, and the link still works', async () => {
    const token = await invited('zwak@example.nl');
    expect(await use(token, 'kort')).toEqual({
      __typename: 'PasswordTooWeak',
      code: 'TOO_SHORT',
      minimumLength: 12,
    });
    expect(await use(token, 'Welkom123456!')).toEqual({
      __typename: 'PasswordTooWeak',
      code: 'TOO_COMMON',
      minimumLength: 12,
    });
    expect(await use(token, 'lang '.repeat(41))).toEqual({
      __typename: 'PasswordTooWeak',
      code: 'TOO_LONG',
      minimumLength: 12,
    });
    await world.identity.changeStore('30042', { minimumPasswordLength: 8 });
    expect(await use(token, 'plofkip9')).toMatchObject({ __typename: 'LoggedIn' });
    await world.identity.changeStore('30042', { minimumPasswordLength: 12 });
  });

  it("a new password ends the user's other sessions and the count of wrong attempts", async () => {
    await activated('anja@example.nl');
    const enter = async (password: string) =>
      (await world.ask(visitor('30042'), logIn, { input: { email: 'anja@example.nl', password } })).data
        ?.logIn as { __typename: string; sessionToken: string };
    const before = await enter(goodPassword);
    for (let count = 0; count < 5; count += 1) await enter('fout fout fout');
    await ask(requestReset, 'anja@example.nl');
    expect(await use(world.tokenFor('anja@example.nl'), 'acht groene kamelen')).toMatchObject({
      __typename: 'LoggedIn',
    });
    expect(await world.actorOf('30042', 'portal', before.sessionToken)).toMatchObject({ kind: 'visitor' });
    expect(await enter(goodPassword)).toMatchObject({ __typename: 'WrongCredentials' });
    expect(await enter('acht groene kamelen')).toMatchObject({ __typename: 'LoggedIn' });
  });

  it('a log-in that is switched off gets no mail, and a link it still has does nothing', async () => {
    const token = await invited('uit@example.nl');
    await world.database.admin(`UPDATE identity."user" SET enabled = false WHERE email = 'uit@example.nl'`);
    expect(await ask(requestActivation, 'uit@example.nl')).toEqual({
      __typename: 'MailOnItsWay',
      email: 'uit@example.nl',
    });
    expect(mailsTo('uit@example.nl')).toHaveLength(1);
    expect(await use(token)).toMatchObject({ __typename: 'LinkNotValid' });
  });

  it('is refused while the portal is off [K3]', async () => {
    const token = await invited('dicht@example.nl');
    await world.identity.changeStore('30042', { portalOn: false });
    expect(await ask(requestActivation, 'dicht@example.nl')).toEqual({ __typename: 'PortalClosed' });
    expect(await ask(requestReset, 'dicht@example.nl')).toEqual({ __typename: 'PortalClosed' });
    expect(await use(token)).toEqual({ __typename: 'PortalClosed' });
    await world.identity.changeStore('30042', { portalOn: true });
  });

  it("fills nobody's mailbox: three links an hour, and who asks for more is told what everybody is", async () => {
    await world.invite('30042', 'vol@example.nl');
    for (const email of ['vol@example.nl', 'niemand-2@example.nl'])
      for (let count = 0; count < 12; count += 1)
        expect(await ask(requestActivation, email)).toMatchObject({ __typename: 'MailOnItsWay' });
    expect(mailsTo('vol@example.nl')).toHaveLength(3);
    // What was not sent took nothing of what staff may still have sent.
    const counted = await world.database.admin<{ what: string; count: number }>(
      `SELECT what, count FROM identity.attempt WHERE store_id = '30042' AND what = 'recipient-mail' AND key_hash = $1`,
      [hashOf('vol@example.nl')],
    );
    expect(counted).toEqual([{ what: 'recipient-mail', count: 3 }]);
    world.clock.advance(61 * 60_000);
    await ask(requestActivation, 'vol@example.nl');
    expect(mailsTo('vol@example.nl')).toHaveLength(4);
  });

  it("stops one address that asks for everybody's link, or tries links", async () => {
    for (let count = 0; count < 100; count += 1) {
      await world.ask(
        visitor('30042'),
        requestActivation,
        { input: { email: `lijst${count}@example.nl` } },
        '192.0.2.9',
      );
      await use('x', goodPassword, '30042', '192.0.2.9');
    }
    expect(await ask(requestActivation, 'lijst100@example.nl', '30042', '192.0.2.9')).toMatchObject({
      __typename: 'TooManyAttempts',
    });
    expect(await use('x', goodPassword, '30042', '192.0.2.9')).toMatchObject({
      __typename: 'TooManyAttempts',
    });
  });

  it('refuses what is no address, by field', async () => {
    expect(await ask(requestActivation, 'geen adres')).toEqual({
      __typename: 'InvalidInput',
      fields: [{ path: 'email', code: 'NOT_AN_EMAIL' }],
    });
  });

  it('keeps a link nowhere: not in a table, a job, the audit or the log of mails', async () => {
    const token = await invited('geheim@example.nl');
    const tables = await world.database.admin<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('identity', 'graphile_worker')`,
    );
    for (const { name } of tables) {
      const rows = await world.database.admin<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
    }
  });
});
