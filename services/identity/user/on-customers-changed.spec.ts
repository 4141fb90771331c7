import { forAllTests } from '../../kernel/testing/for-all-tests';
import { Client } from 'pg';
import { newId } from '../../kernel/id/id';
import { staffOf } from '../../kernel/testing/open';
import { goodPassword, identityWorld } from '../testing/identity-world';
import { logIn, requestActivation, setPassword } from '../testing/operations';
import { visitor } from '../../kernel/actor/actor';

describe('users follow the customers', () => {
  const world = forAllTests(identityWorld);

  const users = (storeId = '30042'): Promise<{ email: string; enabled: boolean; customers: string[] }[]> =>
    world.database.admin(
      `SELECT u.email, u.enabled, array_agg(l.customer_id::text ORDER BY l.created_at) AS customers FROM identity."user" u
         LEFT JOIN identity.customer_user l USING (store_id) WHERE u.store_id = $1 AND (l.user_id = u.id OR l.user_id IS NULL)
        GROUP BY u.store_id, u.id ORDER BY u.email`,
      [storeId],
    );
  const userOf = async (email: string) => (await users()).find((user) => user.email === email);
  const customer = (email: string | null, version = 1, id = newId()) => ({
    id,
    version,
    displayName: 'Riet de Boer',
    firstName: 'Riet',
    email,
  });

  it('one invitable user for an address, linked to the customer, without capitals', async () => {
    const riet = customer('Riet@Example.NL ');
    await world.told('30042', riet);
    expect(await userOf('riet@example.nl')).toEqual({
      email: 'riet@example.nl',
      enabled: true,
      customers: [riet.id],
    });
  });

  it('the same event again, or an older one, changes nothing', async () => {
    const now = customer('nieuw@example.nl', 3);
    await world.told('30042', now);
    await world.told('30042', now);
    await world.told('30042', { ...now, version: 2, email: 'oud@example.nl' });
    expect(await userOf('nieuw@example.nl')).toMatchObject({ customers: [now.id] });
    expect(await userOf('oud@example.nl')).toBeUndefined();
  });

  it('an activation that is under way when the address changes is done first: the log-in stays with its customer', async () => {
    const lies = customer('lies@example.nl');
    await world.told('30042', lies);
    const activating = new Client({ connectionString: world.database.adminUrl });
    await activating.connect();
    await activating.query(
      `BEGIN; UPDATE identity."user" SET password_hash = 'x', activated_at = now() WHERE email = 'lies@example.nl'`,
    );
    const told = world.told('30042', { ...lies, version: 2, email: 'liesbeth@example.nl' });
    // Until it waits for the row that is held here.
    for (let blocked = 0; blocked === 0;)
      blocked = (await world.database.admin('SELECT FROM pg_locks WHERE NOT granted')).length;
    await activating.query('COMMIT');
    await activating.end();
    await told;
    expect(await userOf('lies@example.nl')).toMatchObject({ customers: [lies.id] });
    expect(await userOf('liesbeth@example.nl')).toBeUndefined();
  });

  it('an address that changes before activation is another invitation, and the old link is worth nothing', async () => {
    const wim = customer('wim@example.nl');
    await world.told('30042', wim);
    await world.ask(visitor('30042'), requestActivation, { input: { email: 'wim@example.nl' } });
    await world.settled();
    const token = world.tokenFor('wim@example.nl');
    await world.told('30042', { ...wim, version: 2, email: 'willem@example.nl' });
    expect(await userOf('wim@example.nl')).toBeUndefined();
    expect(await userOf('willem@example.nl')).toMatchObject({ customers: [wim.id] });
    const { data } = await world.ask(visitor('30042'), setPassword, {
      input: { token, password: goodPassword },
    });
    expect(data?.setPassword).toEqual({ __typename: 'LinkNotValid', expired: false });
  });

  it('an address taken away takes the invitation away', async () => {
    const bep = customer('bep@example.nl');
    await world.told('30042', bep);
    await world.told('30042', { ...bep, version: 2, email: null });
    expect(await userOf('bep@example.nl')).toBeUndefined();
  });

  it('an activated log-in stays when the contact address changes or goes', async () => {
    const id = await world.invite('30042', 'anja@example.nl', 'Anja');
    await world.identity.activateUser('30042', 'anja@example.nl', goodPassword);
    await world.told('30042', { ...customer('anja.nieuw@example.nl', 2, id) }, customer(null, 1));
    await world.told('30042', { ...customer(null, 3, id) });
    expect(await userOf('anja@example.nl')).toMatchObject({ customers: [id] });
    expect(await userOf('anja.nieuw@example.nl')).toBeUndefined();
    const { data } = await world.ask(visitor('30042'), logIn, {
      input: { email: 'anja@example.nl', password: goodPassword },
    });
    const { sessionToken } = data?.logIn as { sessionToken: string };
    expect(
      (await world.askWith('30042', 'portal', sessionToken, '{ viewer { customers { id } } }')).data,
    ).toEqual({ viewer: { customers: [{ id }] } });
  });

  it('an invitation switched off stays off when its address is corrected', async () => {
    const cor = customer('cor@example.nl');
    await world.told('30042', cor);
    const { data } = await world.ask(
      staffOf('30042'),
      'query ($them: [_Any!]!) { _entities(representations: $them) { ... on Customer { users { user { id } } } } }',
      { them: [{ __typename: 'Customer', id: cor.id }] },
    );
    const [found] = data?._entities as { users: { user: { id: string } }[] }[];
    await world.ask(
      staffOf('30042'),
      'mutation ($input: SetUserEnabledInput!) { setUserEnabled(input: $input) { __typename } }',
      {
        input: { userId: found?.users[0]?.user.id, enabled: false },
      },
    );
    await world.told('30042', { ...cor, version: 2, email: 'cornelis@example.nl' });
    expect(await userOf('cornelis@example.nl')).toMatchObject({ enabled: false, customers: [cor.id] });
  });

  it('two customers that swap addresses in one event swap invitations', async () => {
    const one = customer('een@example.nl');
    const two = customer('twee@example.nl');
    await world.told('30042', one, two);
    await world.told(
      '30042',
      { ...one, version: 2, email: 'twee@example.nl' },
      { ...two, version: 2, email: 'een@example.nl' },
    );
    expect(await userOf('een@example.nl')).toMatchObject({ customers: [two.id] });
    expect(await userOf('twee@example.nl')).toMatchObject({ customers: [one.id] });
  });

  it('the same address at two stores is two accounts [R-ID1]', async () => {
    const here = await world.invite('30042', 'twee.winkels@example.nl');
    const there = await world.invite('10007', 'twee.winkels@example.nl');
    expect(await userOf('twee.winkels@example.nl')).toMatchObject({ customers: [here] });
    expect((await users('10007')).find((user) => user.email === 'twee.winkels@example.nl')).toMatchObject({
      customers: [there],
    });
  });

  it('500 customers at once are invited in one go', async () => {
    await world.told(
      '10007',
      ...Array.from({ length: 500 }, (_each, at) => customer(`kunde${at}@example.no`)),
    );
    expect((await users('10007')).filter((user) => user.email.startsWith('kunde'))).toHaveLength(500);
  });
});
