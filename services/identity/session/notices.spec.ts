import { SESSIONS } from '../../../schema/notices';
import { visitor } from '../../kernel/actor/actor';
import { readNotice } from '../../kernel/notice/notice';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { hearNotices } from '../../kernel/testing/notices';
import { staffOf } from '../../kernel/testing/open';
import { goodPassword, identityWorld } from '../testing/identity-world';
import { logIn, requestReset, setPassword } from '../testing/operations';

const DAY_MS = 24 * 3_600_000;
const email = 'marijke@example.nl';

describe('whoever holds a page open for a session', () => {
  const { world, ear } = forAllTests(async () => {
    const opened = await identityWorld();
    const hearing = await hearNotices(opened.database);
    return {
      world: opened,
      ear: hearing,
      close: () => hearing.stop().then(() => opened.close()),
    };
  });
  const heard = (): Promise<object[]> => ear.taken(SESSIONS);
  let customerId: string;
  let userId: string;

  const begin = async (password = goodPassword): Promise<string> => {
    const { data } = await world.ask(visitor('30042'), logIn, { input: { email, password } });
    return (data?.logIn as { sessionToken: string }).sessionToken;
  };
  const admin = (text: string, values?: unknown[]): Promise<object[]> => world.database.admin(text, values);
  beforeAll(async () => {
    customerId = await world.invite('30042', email);
    await world.identity.activateUser('30042', email, goodPassword);
    userId = (await world.actorOf('30042', 'portal', await begin())).userId ?? '';
  });
  beforeEach(async () => void (await heard()));
  const theirs = (): object[] => [{ storeId: '30042', ids: [userId] }];

  it('hears nothing of log-ins, of visits, nor of what is asked', async () => {
    const token = await begin();
    world.clock.advance(5 * 3_600_000);
    await world.actorOf('30042', 'portal', token);
    await world.askWith('30042', 'portal', token, '{ viewer { kind } }');
    expect(await heard()).toEqual([]);
  });

  it('hears of its log-out at once', async () => {
    const token = await begin();
    await heard();
    await world.askWith('30042', 'portal', token, 'mutation { logOut { __typename } }');
    expect(await heard()).toEqual(theirs());
  });

  it('hears that the log-in was switched off', async () => {
    const set = (enabled: boolean) =>
      world.ask(
        staffOf('30042'),
        'mutation ($input: SetUserEnabledInput!) { setUserEnabled(input: $input) { __typename } }',
        { input: { userId, enabled } },
      );
    await begin();
    await set(false);
    expect(await heard()).toContainEqual(theirs()[0]);
    await set(true);
  });

  it('hears that the password was changed', async () => {
    await world.ask(visitor('30042'), requestReset, { input: { email } });
    await world.settled();
    await heard();
    await world.ask(visitor('30042'), setPassword, {
      input: { token: world.tokenFor(email), password: 'acht groene kamelen' },
    });
    expect(await heard()).toContainEqual(theirs()[0]);
  });

  it('hears that a customer was taken from them, or the link changed', async () => {
    const another = await world.invite('30042', 'ander@example.nl');
    await admin(
      `INSERT INTO identity.customer_user (store_id, customer_id, user_id) VALUES ('30042', $1, $2)`,
      [another, userId],
    );
    await heard();
    await admin('UPDATE identity.customer_user SET enabled = false WHERE customer_id = $1 AND user_id = $2', [
      another,
      userId,
    ]);
    expect(await heard()).toEqual(theirs());
    await admin('DELETE FROM identity.customer_user WHERE customer_id = $1 AND user_id = $2', [
      another,
      userId,
    ]);
    expect(await heard()).toEqual(theirs());
    expect(customerId).not.toBe(another);
  });

  it('hears that the portal was closed, whoever they are', async () => {
    await world.identity.changeStore('30042', { portalOn: false });
    expect(await heard()).toContainEqual({ storeId: '30042', ids: [] });
    await world.identity.changeStore('30042', { portalOn: true });
    await heard();
    await world.identity.changeStore('30042', { name: 'De Ruilhoek' });
    expect(await heard()).toEqual([]);
  });

  it('hears of as many as end at once, in notices of the length that may be', async () => {
    await admin('DELETE FROM identity.session');
    await heard();
    const people = await world.database.admin<{ id: string }>(
      `INSERT INTO identity."user" (store_id, id, email) SELECT '30042', kernel.new_id(), n || '@example.nl' FROM generate_series(1, 700) n RETURNING id`,
    );
    const ids = people.map(({ id }) => id);
    await admin(
      `INSERT INTO identity.session (store_id, id, token_hash, kind, user_id, created_at, last_seen_at, expires_at)
       SELECT '30042', kernel.new_id(), decode(md5(id), 'hex'), 'portal', id::uuid, now(), now(), now() FROM unnest($1::text[]) AS id`,
      [ids],
    );
    expect(await heard()).toEqual([]);
    await admin(`DELETE FROM identity.session WHERE user_id = ANY ($1)`, [ids]);
    const said = (await ear.taken(SESSIONS)).map((each) => each.ids);
    expect(said.length).toBeGreaterThan(3);
    expect(said.flat().toSorted()).toEqual(ids.toSorted());
    expect(readNotice(JSON.stringify({ storeId: '30042', topic: SESSIONS, ids: said[0] }))).not.toBeNull();
  });

  it('keeps no session in use by looking: it ends 30 days after somebody came', async () => {
    const sessionToken = await begin('acht groene kamelen');
    const look = () =>
      world.identity.resolveActor({ storeId: '30042', kind: 'portal', sessionToken, isLook: true });
    world.clock.advance(20 * DAY_MS);
    expect((await look())?.kind).toBe('portal');
    world.clock.advance(11 * DAY_MS);
    expect((await look())?.kind).toBe('visitor');
  });
});
