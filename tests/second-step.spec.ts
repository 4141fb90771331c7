import type { Actor } from '../services/kernel/actor/actor';
import { assertRecentLogIn } from '../services/kernel/actor/recent-log-in';
import { visitor } from '../services/kernel/actor/actor';
import { passesRule } from '../services/kernel/permission/walk';
import { forAllTests } from '../services/kernel/testing/for-all-tests';
import type { SessionKind } from '../services/identity/session/session.rules';
import { deviceWorld, emailOf } from '../services/identity/testing/device-world';
import { twoFactorPeople } from '../services/identity/testing/two-factor-world';
import { promisedMarks, promisedPermissions, promisedRules } from './attack/promised';

/** Every operation of the graph, by what a real session of each state is resolved to; the fields below them by their roles in tests/attack. */
const rules = promisedRules();
const operations = Object.entries(promisedPermissions()).filter(([name]) => /^(Query|Mutation)\./.test(name));
const opens = (actor: Actor): string[] =>
  operations.filter(([, rule]) => passesRule(rules, rule, actor)).map(([name]) => name);
const costly = Object.entries(promisedMarks())
  .filter(([, mark]) => mark === 'NEEDS_RECENT_LOG_IN')
  .map(([name]) => name);
/** What a password alone opens beyond what a stranger is let do: setting a second step up, where none is. */
const SETTING_UP = ['Mutation.beginTotp', 'Mutation.confirmTotp', 'Query.twoFactor'];

describe.each<SessionKind>(['portal', 'staff'])('what a session opens, %s', (kind) => {
  const { world } = forAllTests(deviceWorld);
  const { policy, password, answer, setUp, code, reset } = twoFactorPeople(world, kind);
  const door = kind === 'staff' ? 'console' : 'portal';
  const stranger = new Set(opens(visitor('30042', door)));
  const table = kind === 'staff' ? 'staff_member' : '"user"';
  const actorOf = (token: string): Promise<Actor> => world.actorOf('30042', kind, token);
  const beyond = async (token: string): Promise<string[]> =>
    opens(await actorOf(token))
      .filter((name) => !stranger.has(name))
      .toSorted();
  /** In with two steps, the second by the app. */
  const whole = async (): Promise<string> => {
    const { secret } = await setUp();
    world.clock.advance(60_000);
    const done = await answer(await password(), code(secret));
    return done['sessionToken'] as string;
  };
  beforeEach(async () => {
    await reset();
    await policy('OPTIONAL');
  });
  afterEach(() => world.database.admin(`UPDATE identity.${table} SET enabled = true`));

  it('by a password alone, where a second step is set up or must be, is nothing but setting one up [N2]', async () => {
    await setUp();
    expect(await beyond(await password())).toEqual(SETTING_UP);
    await policy('ALL');
    expect(await beyond(await password('daan'))).toEqual(SETTING_UP);
    expect(operations.length).toBeGreaterThan(100);
  });

  it('by two steps is what a password opens where none is asked, and nobody else’s [N2]', async () => {
    const before = await beyond(await password('daan'));
    expect(before.length).toBeGreaterThan(SETTING_UP.length + 5);
    const token = await whole();
    expect(await beyond(token)).toEqual(before);
    const [own, other] = [await actorOf(token), await actorOf(await password('daan'))];
    expect(own.userId).not.toBe(other.userId);
    if (kind === 'portal') expect(own.customerIds.filter((id) => other.customerIds.includes(id))).toEqual([]);
  });

  it('stale, is all but what costs money or access; disabled, or its second step taken away, is what a stranger’s is [N2]', async () => {
    const token = await whole();
    const actor = await actorOf(token);
    expect(() => assertRecentLogIn(actor, world.clock.now())).not.toThrow();
    world.clock.advance(901_000);
    expect(() => assertRecentLogIn(actor, world.clock.now())).toThrow('within 15 minutes');
    expect(costly).toEqual(expect.arrayContaining(['Mutation.beginTotp', 'Mutation.removeTotp']));
    await world.database.admin(`UPDATE identity.${table} SET factors_reset_at = now() WHERE email = $1`, [
      emailOf('marijke'),
    ]);
    expect(await beyond(token)).toEqual([]);
    await reset();
    const again = await whole();
    await world.database.admin(`UPDATE identity.${table} SET enabled = false WHERE email = $1`, [
      emailOf('marijke'),
    ]);
    expect(await beyond(again)).toEqual([]);
  });

  it('with the wrong store’s address, or at the other door, is what a stranger’s is [N2]', async () => {
    const token = await whole();
    const elsewhere = await world.actorOf('10007', kind, token);
    const otherDoor = await world.actorOf('30042', kind === 'staff' ? 'portal' : 'staff', token);
    expect([elsewhere.kind, elsewhere.authenticatedAt]).toEqual(['visitor', null]);
    expect([otherDoor.kind, otherDoor.authenticatedAt]).toEqual(['visitor', null]);
  });
});
