import { SESSIONS } from '../../../schema/notices';
import { visitor } from '../../kernel/actor/actor';
import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { hearNotices } from '../../kernel/testing/notices';
import type { SessionKind } from '../session/session.rules';
import { chromeOnAndroid, deviceWorld, safariOnIPhone, peopleOf } from '../testing/device-world';

const DAY_MS = 24 * 3_600_000;
const door = { portal: 'portal', staff: 'console' } as const;
const ending =
  'mutation ($input: EndSessionInput!) { endSession(input: $input) { __typename ... on SessionsEnded { count } } }';
const endingOthers = 'mutation { endOtherSessions { __typename count } }';

describe.each<SessionKind>(['portal', 'staff'])('the sessions of one’s own, %s', (kind) => {
  const { world, ear } = forAllTests(async () => {
    const opened = await deviceWorld();
    const hearing = await hearNotices(opened.world.database);
    return { ...opened, ear: hearing, close: () => hearing.stop().then(() => opened.world.close()) };
  });
  const { logIn, signIns } = peopleOf(world, kind);
  const end = async (token: string, sessionId: string): Promise<unknown> =>
    (await world.askWith('30042', kind, token, ending, { input: { sessionId } })).data?.['endSession'];
  const kindOf = async (token: string): Promise<string> => (await world.actorOf('30042', kind, token)).kind;
  beforeEach(async () => {
    await world.database.admin('DELETE FROM identity.session');
    await world.database.admin('DELETE FROM identity.sign_in');
    world.clock.advance(DAY_MS);
  });

  it('are listed with their device, first and last seen, and which one this is; those of before have none [S12]', async () => {
    const begun = world.clock.now().toISOString();
    const first = await logIn('marijke', { userAgent: chromeOnAndroid });
    const second = await logIn('marijke', { userAgent: safariOnIPhone });
    await world.database.admin(`DELETE FROM identity.sign_in WHERE system = 'Android'`);
    world.clock.advance(3_600_000);
    const now = world.clock.now().toISOString();
    const { sessions, recent } = await signIns(second.sessionToken);
    expect(sessions).toMatchObject([
      {
        device: { browser: 'Safari', system: 'iPhone' },
        ...{ firstSeenAt: begun, lastSeenAt: now, isThisOne: true },
      },
      {
        device: { browser: null, system: null },
        ...{ firstSeenAt: begun, lastSeenAt: begun, isThisOne: false },
      },
    ]);
    expect(recent).toEqual([{ at: begun, device: { browser: 'Safari', system: 'iPhone' } }]);
    expect(await kindOf(first.sessionToken)).toBe(kind);
  });

  it('show log-ins of 30 days, and nobody else’s; the sweep throws away the rest but of open sessions [S12]', async () => {
    await logIn('marijke');
    await logIn('daan');
    world.clock.advance(31 * DAY_MS);
    const { sessionToken } = await logIn('marijke');
    const { sessions, recent } = await signIns(sessionToken);
    expect([sessions, recent].map((each) => each.length)).toEqual([1, 1]);
    const [line] = world.identity.cron;
    await world.database.admin('SELECT graphile_worker.add_job($1, $2)', [line?.task, line?.payload]);
    await world.settled();
    expect(await world.database.admin('SELECT 1 FROM identity.sign_in')).toHaveLength(1);
  });

  it('end one by one, at once and on open connections too, in the history by whose they were; what is gone is no error [S12]', async () => {
    const [own, other] = [await logIn('marijke'), await logIn('marijke')];
    const { sessions } = await signIns(own.sessionToken);
    const id = sessions.find(({ isThisOne }) => !isThisOne)?.id ?? '';
    const { userId, name } = await world.actorOf('30042', kind, own.sessionToken);
    await ear.taken(SESSIONS);
    expect(await end(own.sessionToken, id)).toEqual({ __typename: 'SessionsEnded', count: 1 });
    expect(await ear.taken(SESSIONS)).toEqual([{ storeId: '30042', ids: [userId] }]);
    expect([await kindOf(own.sessionToken), await kindOf(other.sessionToken)]).toEqual([kind, 'visitor']);
    expect(await end(own.sessionToken, id)).toEqual({ __typename: 'SessionsEnded', count: 0 });
    const [audit] = await world.database.admin<{ operation: string; name: string }>(
      `SELECT a.operation, p.actor_name AS name FROM identity.audit a JOIN identity.audit_personal p USING (store_id, id)
        WHERE a.entity = 'session' AND a.entity_id = $1 ORDER BY a.at DESC LIMIT 1`,
      [id],
    );
    expect(audit).toEqual({ operation: 'endSession', name });
  });

  it('are nobody else’s to end: another’s id, and another store’s, is as one that never was [S12]', async () => {
    const [own, theirs] = [await logIn('marijke'), await logIn('daan')];
    const [session] = (await signIns(theirs.sessionToken)).sessions;
    const answers = [await end(own.sessionToken, session?.id ?? ''), await end(own.sessionToken, newId())];
    expect(answers).toEqual(Array(2).fill({ __typename: 'SessionsEnded', count: 0 }));
    expect(await kindOf(theirs.sessionToken)).toBe(kind);
    const nobody = await world.ask(visitor('30042', door[kind]), '{ signIns { sessions { id } } }');
    expect(nobody.errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('end all but this one; whoever logs in while that happens is in, or out, and never half [S12]', async () => {
    const own = await logIn('marijke');
    const others = [await logIn('marijke'), await logIn('marijke'), await logIn('daan')];
    const { data } = await world.askWith('30042', kind, own.sessionToken, endingOthers);
    expect(data?.['endOtherSessions']).toEqual({ __typename: 'SessionsEnded', count: 2 });
    const kinds = await Promise.all([own, ...others].map(({ sessionToken }) => kindOf(sessionToken)));
    expect(kinds).toEqual([kind, 'visitor', 'visitor', kind]);
    const [late] = await Promise.all([
      logIn('marijke'),
      world.askWith('30042', kind, own.sessionToken, endingOthers),
    ]);
    const { sessions } = await signIns(own.sessionToken);
    expect(sessions).toHaveLength((await kindOf(late.sessionToken)) === kind ? 2 : 1);
  });

  it('end once, however many end the same at one moment [S12]', async () => {
    const own = await logIn('marijke');
    await logIn('marijke');
    const id = (await signIns(own.sessionToken)).sessions.find(({ isThisOne }) => !isThisOne)?.id ?? '';
    const ended = await Promise.all(Array.from({ length: 20 }, () => end(own.sessionToken, id)));
    expect(ended.map((each) => (each as { count: number }).count).toSorted()).toEqual([
      ...Array(19).fill(0),
      1,
    ]);
  });
});
