import { visitor } from '../../kernel/actor/actor';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { goodPassword, identityWorld } from '../testing/identity-world';
import {
  logInStaff,
  lookAtLink,
  requestActivation,
  requestStaffReset,
  setPassword,
  setStaffPassword,
} from '../testing/operations';

const MINUTE_MS = 60_000;
const other = 'acht groene kamelen';

describe('a new password of staff', () => {
  const world = forAllTests(identityWorld);
  const atConsole = (storeId = '30042') => visitor(storeId, 'console');
  beforeAll(async () => {
    for (const [email, name] of [
      ['els@ruilhoek.example', 'Els de Wit'],
      ['daan@ruilhoek.example', 'Daan Visser'],
    ] as const)
      await world.identity.createStaff('30042', { name, email, password: goodPassword, role: 'owner' });
  });
  beforeEach(() => world.clock.advance(61 * MINUTE_MS));

  const run = async (text: string, input: object, storeId = '30042') => {
    const { data, errors } = await world.ask(atConsole(storeId), text, { input });
    expect(errors).toBeUndefined();
    await world.settled();
    return Object.values(data ?? {})[0] as { __typename: string; sessionToken: string };
  };
  const enter = (email: string, password: string) => run(logInStaff, { email, password });
  const asked = async (email: string): Promise<string> => {
    expect(await run(requestStaffReset, { email })).toEqual({ __typename: 'MailOnItsWay', email });
    return world.tokenFor(email);
  };
  const look = async (token: string, storeId = '30042') =>
    (await world.ask(visitor(storeId), lookAtLink, { token })).data?.['link'];

  it('comes by a link in a mail to the console, which logs in there and ends every other session', async () => {
    const before = await enter('els@ruilhoek.example', goodPassword);
    const token = await asked('els@ruilhoek.example');
    const mail = world.mails.findLast(({ to }) => to === 'els@ruilhoek.example');
    expect(mail).toMatchObject({
      kind: 'staff-reset',
      subject: 'Nieuw wachtwoord voor de console van De Ruilhoek',
    });
    expect(mail?.text).toContain(`http://localhost:3000/30042/console/set-password?token=${token}`);
    expect(mail?.text).toContain('Beste Els de Wit,');
    expect(await look(token)).toEqual({
      ...{ purpose: 'STAFF_RESET', email: 'els@ruilhoek.example', name: 'Els de Wit' },
    });
    expect(await run(setStaffPassword, { token, password: 'kort' })).toMatchObject({
      ...{ __typename: 'PasswordTooWeak', code: 'TOO_SHORT', minimumLength: 12 },
    });
    const result = await run(setStaffPassword, { token, password: other });
    expect(result).toMatchObject({ __typename: 'LoggedIn', viewer: { kind: 'STAFF' } });
    expect(await world.actorOf('30042', 'staff', before.sessionToken)).toMatchObject({ kind: 'visitor' });
    expect(await world.actorOf('30042', 'staff', result.sessionToken)).toMatchObject({ kind: 'staff' });
    expect(await enter('els@ruilhoek.example', goodPassword)).toMatchObject({
      __typename: 'WrongCredentials',
    });
    expect(await enter('els@ruilhoek.example', other)).toMatchObject({ __typename: 'LoggedIn' });
  });

  it('works once, of fifty uses at one moment, and the newest link makes older ones worthless', async () => {
    const older = await asked('daan@ruilhoek.example');
    const token = await asked('daan@ruilhoek.example');
    expect(await run(setStaffPassword, { token: older, password: other })).toEqual({
      ...{ __typename: 'LinkNotValid', expired: true },
    });
    const uses = Array.from({ length: 50 }, () => run(setStaffPassword, { token, password: other }));
    const kinds = (await Promise.all(uses)).map(({ __typename }) => __typename);
    expect(kinds.filter((kind) => kind === 'LoggedIn')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'LinkNotValid')).toHaveLength(49);
    expect(await look(token)).toBeNull();
  });

  it('is for half an hour, one store and one purpose, and not after the log-in was switched off and on', async () => {
    const email = 'daan@ruilhoek.example';
    const dead = async (token: string, storeId = '30042') => {
      expect(await look(token, storeId)).toBeNull();
      const used = await run(setStaffPassword, { token, password: other }, storeId);
      expect(used).toMatchObject({ __typename: 'LinkNotValid' });
    };
    const late = await asked(email);
    await dead(late, '10007');
    world.clock.advance(30 * MINUTE_MS);
    await dead(late);
    const was = await asked(email);
    for (const enabled of [false, true])
      await world.database.admin('UPDATE identity.staff_member SET enabled = $1 WHERE email = $2', [
        enabled,
        email,
      ]);
    await dead(was);
    await world.invite('30042', 'marijke@example.nl');
    await world.ask(visitor('30042'), requestActivation, { input: { email: 'marijke@example.nl' } });
    await world.settled();
    const ofUser = world.tokenFor('marijke@example.nl');
    expect(await run(setStaffPassword, { token: ofUser, password: other })).toMatchObject({
      __typename: 'LinkNotValid',
    });
    const ofStaff = await asked(email);
    const { data } = await world.ask(visitor('30042'), setPassword, {
      input: { token: ofStaff, password: other },
    });
    expect(data?.['setPassword']).toMatchObject({ __typename: 'LinkNotValid' });
    expect(await look(ofUser)).toMatchObject({ purpose: 'ACTIVATION', name: 'Marijke' });
  });

  it('is to be had while the portal is off, and by nobody who is switched off or unknown', async () => {
    await world.identity.changeStore('30042', { portalOn: false });
    const token = await asked('daan@ruilhoek.example');
    expect(await run(setStaffPassword, { token, password: other })).toMatchObject({ __typename: 'LoggedIn' });
    await world.identity.changeStore('30042', { portalOn: true });
    await world.database.admin(`UPDATE identity.staff_member SET enabled = false WHERE email LIKE 'daan@%'`);
    const before = world.mails.length;
    for (const email of ['daan@ruilhoek.example', 'niemand@ruilhoek.example'])
      expect(await run(requestStaffReset, { email })).toEqual({ __typename: 'MailOnItsWay', email });
    expect(world.mails).toHaveLength(before);
  });

  it('is mailed three times an hour, whoever has the address, and nobody is told of it', async () => {
    world.clock.advance(61 * 60_000);
    const before = world.mails.length;
    for (const email of ['els@ruilhoek.example', 'niemand-2@ruilhoek.example'])
      for (let count = 0; count < 6; count += 1)
        expect(await run(requestStaffReset, { email })).toEqual({ __typename: 'MailOnItsWay', email });
    await world.settled();
    expect(world.mails).toHaveLength(before + 3);
  });
});
