import type { Actor } from '../../kernel/actor/actor';
import { visitor } from '../../kernel/actor/actor';
import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { portalOf, staffOf } from '../../kernel/testing/open';
import { goodPassword, identityWorld } from '../testing/identity-world';
import { logIn } from '../testing/operations';

const usersOf = `query ($them: [_Any!]!) { _entities(representations: $them) { ... on Customer {
  users { enabled role user { id email activated enabled lastVisitAt } } } } }`;
const userById = 'query ($them: [_Any!]!) { _entities(representations: $them) { ... on User { email } } }';
interface Entry {
  entity: string;
  actorName: string | null;
  changes: { field: string; before: string | null; after: string | null; afterName: string | null }[];
}
const logInHistory = `query ($them: [_Any!]!, $part: HistoryPart!) { _entities(representations: $them) { ... on Customer {
  logInHistory(part: $part, first: 100) { nodes { entity actorName changes { field before after afterName } } } } } }`;
const setEnabled =
  'mutation ($input: SetUserEnabledInput!) { setUserEnabled(input: $input) { __typename ... on NotFound { message } ... on User { email enabled } } }';

describe('the users of a customer', () => {
  const world = forAllTests(identityWorld);
  let customerId: string;
  let user: Actor;
  beforeAll(async () => {
    customerId = await world.invite('30042', 'marijke@example.nl');
    await world.identity.activateUser('30042', 'marijke@example.nl', goodPassword);
    const { data } = await world.ask(visitor('30042'), logIn, {
      input: { email: 'marijke@example.nl', password: goodPassword },
    });
    user = await world.actorOf('30042', 'portal', (data?.logIn as { sessionToken: string }).sessionToken);
  });

  const usersSeenBy = async (actor: Actor, id = customerId) =>
    (await world.ask(actor, usersOf, { them: [{ __typename: 'Customer', id }] })).data;

  it('are shown to staff and to the user, with the last visit', async () => {
    const link = {
      enabled: true,
      role: 'BUYER',
      user: {
        id: user.userId,
        email: 'marijke@example.nl',
        activated: true,
        enabled: true,
        lastVisitAt: new Date('2026-11-22T10:00:00Z'),
      },
    };
    for (const actor of [staffOf('30042'), user]) {
      expect(JSON.parse(JSON.stringify(await usersSeenBy(actor)))).toEqual({
        _entities: [{ users: [JSON.parse(JSON.stringify(link))] }],
      });
    }
  });

  it("are the same empty list for another's customer and for one that never existed", async () => {
    const other = portalOf('30042', newId());
    const nobody = await usersSeenBy(other, newId());
    expect(nobody).toEqual({ _entities: [{ users: [] }] });
    expect(await usersSeenBy(other)).toEqual(nobody);
    expect(await usersSeenBy(staffOf('10007'))).toEqual(nobody);
  });

  it('are only oneself where a customer has several', async () => {
    const colleague = newId();
    await world.database.admin(
      `INSERT INTO identity."user" (store_id, id, email) VALUES ('30042', $1, 'collega@example.nl')`,
      [colleague],
    );
    await world.database.admin(
      `INSERT INTO identity.customer_user (store_id, customer_id, user_id) VALUES ('30042', $1, $2)`,
      [customerId, colleague],
    );
    expect(await usersSeenBy(user)).toMatchObject({
      _entities: [{ users: [{ user: { email: 'marijke@example.nl' } }] }],
    });
    const { _entities } = (await usersSeenBy(staffOf('30042'))) as { _entities: { users: object[] }[] };
    expect(_entities[0]?.users).toHaveLength(2);
  });

  it('are found by id by themselves and by staff of the store, by nobody else', async () => {
    const them = { them: [{ __typename: 'User', id: user.userId }] };
    for (const actor of [user, staffOf('30042')])
      expect((await world.ask(actor, userById, them)).data).toMatchObject({
        _entities: [{ email: 'marijke@example.nl' }],
      });
    for (const actor of [visitor('30042'), portalOf('30042', customerId), staffOf('10007')]) {
      expect((await world.ask(actor, userById, them)).data).toEqual({ _entities: [null] });
    }
  });

  it('of another store cannot be switched off: the answer is that of a user who never existed', async () => {
    const answers = [];
    for (const userId of [user.userId, newId()])
      answers.push(await world.ask(staffOf('10007'), setEnabled, { input: { userId, enabled: false } }));
    expect(answers[0]).toEqual({
      data: { setUserEnabled: { __typename: 'NotFound', message: 'Not found' } },
    });
    expect(answers[1]).toEqual(answers[0]);
    expect(
      await world.database.admin('SELECT enabled FROM identity."user" WHERE id = $1', [user.userId]),
    ).toEqual([{ enabled: true }]);
  });

  it('leave in the audit who switched a log-in off', async () => {
    await world.ask(staffOf('30042', 'Els de Wit'), setEnabled, {
      input: { userId: user.userId, enabled: false },
    });
    expect(
      await world.database.admin(
        `SELECT p.actor_name, a.changes FROM identity.audit a JOIN identity.audit_personal p USING (store_id, id)
          WHERE entity = 'user' AND entity_id = $1 AND a.changes ? 'enabled' AND action = 'UPDATE'`,
        [user.userId],
      ),
    ).toEqual([{ actor_name: 'Els de Wit', changes: { enabled: [true, false] } }]);
  });

  it('have their history at the customer: who made, activated and switched them, and no session of theirs', async () => {
    const historyOf = async (part: string, actor = staffOf('30042')) =>
      (await world.ask(actor, logInHistory, {
        them: [{ __typename: 'Customer', id: customerId }],
        part,
      })) as { data?: { _entities: { logInHistory: { nodes: Entry[] } | null }[] } };
    const nodes = (await historyOf('PEOPLE')).data?._entities[0]?.logInHistory?.nodes ?? [];
    const off = nodes.find(({ changes }) => changes.some(({ field }) => field === 'enabled'));
    expect(off).toMatchObject({
      actorName: 'Els de Wit',
      entity: 'user',
      changes: [{ field: 'enabled', before: 'true', after: 'false' }],
    });
    const all = [...nodes, ...((await historyOf('SYSTEM')).data?._entities[0]?.logInHistory?.nodes ?? [])];
    const said = all.flatMap(({ changes }) => changes);
    expect(said.map(({ field }) => field)).toContain('activatedAt');
    expect(new Set(all.map(({ entity }) => entity))).toEqual(new Set(['user', 'customer_user']));
    const link = said.find(({ field, after }) => field === 'userId' && after === user.userId);
    expect(link?.afterName).toBe('marijke@example.nl');
    expect((await historyOf('PEOPLE', staffOf('10007'))).data?._entities[0]?.logInHistory?.nodes).toEqual([]);
  });

  it('who are unlinked from a customer no longer act for it, on the next request', async () => {
    await world.invite('30042', 'twee@example.nl');
    await world.identity.activateUser('30042', 'twee@example.nl', goodPassword);
    const { data } = await world.ask(visitor('30042'), logIn, {
      input: { email: 'twee@example.nl', password: goodPassword },
    });
    const { sessionToken } = data?.logIn as { sessionToken: string };
    expect((await world.actorOf('30042', 'portal', sessionToken)).customerIds).toHaveLength(1);
    await world.database.admin(
      `UPDATE identity.customer_user l SET enabled = false FROM identity."user" u WHERE u.id = l.user_id AND u.email = 'twee@example.nl'`,
    );
    expect((await world.actorOf('30042', 'portal', sessionToken)).customerIds).toEqual([]);
  });
});

describe('the customer list', () => {
  const world = forAllTests(identityWorld);

  /** What identity has told of a customer's log-ins, newest last. */
  const toldOf = async (customerId: string): Promise<unknown> => {
    const [row] = await world.database.admin(
      'SELECT log_in_told AS "logIn", log_in_version::int AS version FROM identity.customer WHERE id = $1',
      [customerId],
    );
    return row;
  };
  const switchTo = async (email: string, enabled: boolean): Promise<void> => {
    const [user] = await world.database.admin('SELECT id FROM identity."user" WHERE email = $1', [email]);
    const { data } = await world.ask(staffOf('30042'), setEnabled, {
      input: { userId: (user as { id: string }).id, enabled },
    });
    expect(data?.setUserEnabled).toEqual({ __typename: 'User', email, enabled });
  };

  it('is not told of an invitation, which it expects', async () => {
    const id = await world.invite('30042', 'verwacht@example.nl');
    expect(await toldOf(id)).toEqual({ logIn: null, version: 0 });
  });

  it('is told when a log-in is switched off and on again, once each', async () => {
    const id = await world.invite('30042', 'schakel@example.nl');
    await switchTo('schakel@example.nl', false);
    await switchTo('schakel@example.nl', false);
    expect(await toldOf(id)).toEqual({ logIn: 0, version: 1 });
    await switchTo('schakel@example.nl', true);
    expect(await toldOf(id)).toEqual({ logIn: 3, version: 2 });
  });

  it('is told that an activated log-in stays when the address is taken away', async () => {
    const id = await world.invite('30042', 'blijft@example.nl');
    await world.identity.activateUser('30042', 'blijft@example.nl', goodPassword);
    await world.told('30042', { id, version: 2, displayName: 'Riet', firstName: 'Riet', email: null });
    expect(await toldOf(id)).toEqual({ logIn: 3, version: 1 });
  });

  it('hears "some" where one of two log-ins works, and that both customers of one address are off', async () => {
    const one = await world.invite('30042', 'samen@example.nl');
    const two = await world.invite('30042', 'samen2@example.nl');
    // Linked by hand: an address is never linked to a second customer by itself.
    await world.database.admin(
      `INSERT INTO identity.customer_user (store_id, customer_id, user_id)
       SELECT '30042', $1, id FROM identity."user" WHERE email = 'samen@example.nl'`,
      [two],
    );
    await world.database.admin(`DELETE FROM identity."user" WHERE email = 'samen2@example.nl'`);
    await world.database.admin(
      `WITH made AS (INSERT INTO identity."user" (store_id, id, email) VALUES ('30042', gen_random_uuid(), 'tweede@example.nl') RETURNING id)
       INSERT INTO identity.customer_user (store_id, customer_id, user_id) SELECT '30042', $1, id FROM made`,
      [one],
    );
    await switchTo('samen@example.nl', false);
    expect(await toldOf(one)).toEqual({ logIn: 1, version: 1 });
    expect(await toldOf(two)).toEqual({ logIn: 0, version: 1 });
  });
});
