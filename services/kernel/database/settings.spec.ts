import { forAllTests } from '../testing/for-all-tests';
import fc from 'fast-check';
import type { Actor } from '../actor/actor';
import { staffOf } from '../testing/open';
import { as, probeRows } from '../testing/probe/open';
import { Call } from './call';
import { beginAs } from './settings';

/** A pool of one: every transaction follows the one before on the same connection. */
const { database } = forAllTests(() => probeRows(1));

const ids = fc.uniqueArray(fc.uuid(), { maxLength: 3 });
const instant = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
const orNull = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(some, { nil: null });
const names = (...all: string[]): fc.Arbitrary<string[]> => fc.subarray(all);

/** Actors with anything at all in any part: more than there can be. */
const actors: fc.Arbitrary<Actor> = fc
  .record({
    kind: fc.constantFrom('visitor', 'portal', 'staff', 'partner', 'system'),
    storeId: fc.constantFrom('30042', '10007'),
    door: fc.constantFrom('portal', 'console'),
    userId: orNull(fc.uuid()),
    customerIds: ids,
    actingFor: fc.constant(null),
    teamIds: orNull(ids),
    rights: names('owner', 'things.edit', 'jobs'),
    scopes: names('area.read', 'area.write'),
    assurance: fc.constantFrom('none', 'password', 'two-factor'),
    authenticatedAt: orNull(instant.map((at) => at.toISOString())),
    name: orNull(fc.string({ maxLength: 20 })),
    sessionId: fc.constant(null),
    previousVisitAt: fc.constant(null),
  } satisfies { [Part in keyof Actor]: fc.Arbitrary<Actor[Part]> })
  .chain((actor) =>
    orNull(fc.constantFrom(...(actor.customerIds.length === 0 ? [null] : actor.customerIds))).map(
      (actingFor) => ({ ...actor, actingFor }),
    ),
  );

/** What SQL knows of who is asking. */
const lookSql = `SELECT kernel.store_id() AS "storeId", kernel.kind() AS kind, kernel.user_id() AS "userId", kernel.acting_for() AS "actingFor",
  kernel.linked_customer_ids()::text[] AS linked, kernel.customer_ids()::text[] AS "customerIds", kernel.team_ids()::text[] AS "teamIds",
  kernel.sees_all_teams() AS "seesAllTeams", kernel.rights() AS rights, kernel.scopes() AS scopes, kernel.assurance() AS assurance,
  kernel.authenticated_at() AS "authenticatedAt", kernel.has_right('jobs') AS "hasRight", kernel.has_scope('area.read') AS "hasScope",
  kernel.is_system() AS "isSystem", kernel.is_staff() AS "isStaff",
  current_setting('statement_timeout') AS timeout, current_setting('plan_cache_mode') AS plans, current_setting('transaction_read_only') AS "readOnly"`;

function expected(actor: Actor, mode: 'read' | 'write'): object {
  const { kind, storeId, userId, actingFor, rights, scopes, assurance, customerIds } = actor;
  const isStaff = kind === 'staff';
  return {
    ...{ kind, storeId, userId, actingFor, rights, scopes, assurance },
    linked: customerIds,
    customerIds: actingFor === null ? customerIds : [actingFor],
    teamIds: isStaff ? (actor.teamIds ?? []) : [],
    seesAllTeams: isStaff && actor.teamIds === null,
    authenticatedAt: actor.authenticatedAt === null ? null : new Date(actor.authenticatedAt),
    hasRight: isStaff && (rights.includes('owner') || rights.includes('jobs')),
    hasScope: kind === 'partner' && scopes.includes('area.read'),
    isSystem: kind === 'system',
    isStaff: isStaff || kind === 'system',
    ...(mode === 'read'
      ? { timeout: '2s', plans: 'force_generic_plan', readOnly: 'on' }
      : { timeout: '0', plans: 'auto', readOnly: 'off' }),
  };
}

type Way = (actor: Actor) => Promise<void>;
const failing = 'SELECT 1 / 0';

/** Every way a transaction can begin and end. Each looks inside. */
const ways: Record<string, Way> = {
  'a write, committed': (actor) =>
    database.withActor(...as(actor), async (tx) => {
      expect((await tx.sql(lookSql))[0]).toEqual(expected(actor, 'write'));
    }),
  'a write, thrown out of': async (actor) => {
    const thrown = database.withActor(...as(actor), async (tx) => {
      await tx.sql(lookSql);
      throw new Error('after all');
    });
    await expect(thrown).rejects.toThrow('after all');
  },
  'a write that the database refuses': (actor) =>
    expect(database.withActor(...as(actor), (tx) => tx.sql(failing))).rejects.toThrow('zero'),
  'a read, committed': async (actor) => {
    const open = await database.begin(...as(actor), 'read');
    expect((await open.tx.sql(lookSql))[0]).toEqual(expected(actor, 'read'));
    await open.commit();
  },
  'a read, rolled back': async (actor) => {
    const open = await database.begin(...as(actor), 'read');
    await open.tx.sql(lookSql);
    await open.rollback();
  },
  'the reads of a call, whose COMMIT comes later': async (actor) => {
    const call = new Call(database, ...as(actor));
    expect((await call.read((tx) => tx.sql(lookSql)))[0]).toEqual(expected(actor, 'read'));
    await call.end();
  },
  'a call that fails': async (actor) => {
    const call = new Call(database, ...as(actor));
    await expect(call.read((tx) => tx.sql(failing))).rejects.toThrow('zero');
    await call.end();
  },
  'a call that reads and then writes': async (actor) => {
    const call = new Call(database, ...as(actor));
    await call.read((tx) => tx.sql(lookSql));
    await call.write(async (tx) => {
      expect((await tx.sql(lookSql))[0]).toEqual(expected(actor, 'write'));
    });
    await call.end();
  },
  'one read': async (actor) => {
    const rows = await database.readOnce(...as(actor), lookSql);
    expect(rows[0]).toEqual(expected(actor, 'read'));
  },
  'one read that fails': (actor) => expect(database.readOnce(...as(actor), failing)).rejects.toThrow('zero'),
};

/** Every setting there is, by what an actor with everything sends. */
const everything: Actor = {
  ...{ kind: 'staff', storeId: '30042', door: 'console', userId: '01890000-0000-7000-8000-000000000001' },
  ...{ customerIds: ['01890000-0000-7000-8000-000000000002'], teamIds: null, rights: ['owner'] },
  ...{ actingFor: '01890000-0000-7000-8000-000000000002', scopes: ['area.read'], assurance: 'password' },
  ...{ authenticatedAt: '2026-11-22T10:00:00Z', name: 'Els', sessionId: null, previousVisitAt: null },
};
const settings = [...beginAs(everything, as(everything)[1], 'write').matchAll(/LOCAL ([\w.]+) =/g)].map(
  ([, name]) => name ?? '',
);

/** The connection as the next one finds it. */
async function rest(): Promise<Record<string, string>> {
  // Longer than a reading transaction's COMMIT may wait.
  await new Promise((resolve) => setTimeout(resolve, 10));
  const client = await database['pool'].connect();
  try {
    const columns = settings.map((name) => `coalesce(current_setting('${name}', true), '') AS "${name}"`);
    const { rows } = await client.query<Record<string, string>>(
      `SELECT ${columns.join(', ')}, kernel.customer_ids()::text AS customers, kernel.sees_all_teams()::text AS teams`,
    );
    return rows[0] ?? {};
  } finally {
    client.release();
  }
}

test('every setting of the actor and the transaction is known', () => {
  expect(settings).toHaveLength(14);
});

test('no plan is compiled, whatever the server is set to', async () => {
  const call = new Call(database, staffOf('30042'), { operation: 'spec', requestId: 'spec' });
  const rows = await call.read((tx) =>
    tx.sql(`SELECT setting, source FROM pg_catalog.pg_settings WHERE name = 'jit'`),
  );
  await call.end();
  expect(rows).toEqual([{ setting: 'off', source: 'client' }]);
});

test('a setting that has its default is not sent', () => {
  const sent = (actor: Actor): number =>
    [...beginAs(actor, { operation: '', requestId: '' }, 'read').matchAll(/SET LOCAL/g)].length;
  const nobody: Actor = {
    ...{ kind: 'visitor', storeId: '30042', door: 'portal', userId: null, customerIds: [] },
    ...{ actingFor: null, teamIds: [] },
    ...{ rights: [], scopes: [], assurance: 'none', authenticatedAt: null, name: null, sessionId: null },
    previousVisitAt: null,
  };
  expect(sent(nobody)).toBe(2);
  expect(sent({ ...nobody, kind: 'system', teamIds: null })).toBe(2);
});

test('whatever actors follow each other on a connection, each is known as itself and nothing of one is left for the next', async () => {
  const step = fc.tuple(fc.constantFrom(...Object.keys(ways)), actors, fc.boolean());
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      for (const [way, actor, looksAfter] of steps) {
        await ways[way]?.(actor);
        if (looksAfter)
          expect(await rest()).toEqual({
            ...Object.fromEntries(settings.map((name) => [name, ''])),
            ...{ statement_timeout: '2s', plan_cache_mode: 'force_generic_plan' },
            ...{ customers: '{}', teams: 'false' },
          });
      }
    }),
    { numRuns: 60 },
  );
});
