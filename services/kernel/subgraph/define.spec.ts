import { join } from 'node:path';
import { handles } from '../event/handler';
import { newId } from '../id/id';
import { shield } from '../permission/table';
import type { TestDatabase } from '../testing/database';
import { staffOf, testWorld, type TestWorld } from '../testing/open';
import { probeWorld } from '../testing/probe/open';
import { hearing, probe } from '../testing/probe/probe';
import { ThingResolver } from '../testing/probe/thing';
import { defineService } from './define';
import type { OpenService } from './service';

const staff = staffOf('30042');
let world: TestWorld<OpenService>;
beforeAll(async () => {
  hearing.repaired = true;
  world = await probeWorld();
});
afterAll(() => world.close());

const part = {
  name: 'probe',
  migrations: join(__dirname, '../testing/probe/migrations'),
  resolvers: [ThingResolver] as [typeof ThingResolver],
  orphanedTypes: [],
  references: {},
  constraints: {},
  permissions: {
    Query: shield.everyone,
    Mutation: shield.staff,
    Thing: shield.staff,
    InvalidInput: shield.everyone,
    LogInNotRecent: shield.staff,
    FieldProblem: shield.everyone,
  },
  handlers: [],
  instances: () => [new ThingResolver()],
};
/** Opens a service beside the probe that runs, in its database. */
const open = (definition: Partial<Parameters<typeof defineService>[0]>): Promise<TestWorld<OpenService>> =>
  testWorld([defineService({ ...part, ...definition })], undefined, {
    ...world.database,
    drop: async () => undefined,
  } as TestDatabase);

test('the schema is there without a database, described, with every field’s rule', async () => {
  const { sdl, permissions } = await probe.schema();
  expect(sdl).toContain('@link(url: "https://specs.apollo.dev/federation/v2.9"');
  expect(sdl).toContain('type Thing @key(fields: "id")');
  expect(permissions).toMatchObject({
    'Query.thing': 'everyone',
    'Mutation.makeThing': 'staff',
    'Thing.ownerName': 'staff',
  });
});

test('a service whose permission table forgets a type has no schema and does not open', async () => {
  const { Thing: _forgotten, ...permissions } = part.permissions;
  await expect(defineService({ ...part, permissions }).schema()).rejects.toThrow(
    'without a rule: Thing.id, Thing.name, Thing.ownerName, Thing.named, Thing.some',
  );
  await expect(open({ permissions })).rejects.toThrow('without a rule');
});

test('a resolver nobody made an instance of is an error that is masked, and not one made by chance', async () => {
  const lacking = await open({ instances: () => [] });
  const answer = await lacking.run('probe', staff, `{ thing(id: "${newId()}") { id } }`);
  expect(answer.errors?.[0]?.extensions['code']).toBe('INTERNAL_SERVER_ERROR');
  await lacking.close();
});

test('an event is handled in its store, by the service’s own role, and the audit says which task of which request it was', async () => {
  const handled = await open({
    handlers: [
      {
        event: { name: 'probe.other' },
        handle: async (_received, { write, inStore }) => {
          await write((tx) =>
            tx.sql(`INSERT INTO probe.thing (id, name) SELECT $1, current_user`, [newId()]),
          );
          await inStore('10007').write((tx) =>
            tx.sql(`INSERT INTO probe.thing (id, name) SELECT $1, 'there'`, [newId()]),
          );
        },
      },
    ],
  });
  const task = handled.services['probe']?.tasks['probe.on-other'];
  await task?.(
    { storeId: '30042', event: 'probe.other', aggregateId: '', version: 1, requestId: 'request-9', data: {} },
    {} as never,
  );
  expect(
    await world.database.admin(
      `SELECT store_id, changes -> 'name' ->> 1 AS name, actor_kind, operation, request_id FROM probe.audit WHERE operation = 'probe.on-other' ORDER BY at`,
    ),
  ).toEqual([
    {
      store_id: '30042',
      name: 'kommis_probe',
      actor_kind: 'system',
      operation: 'probe.on-other',
      request_id: 'request-9',
    },
    {
      store_id: '10007',
      name: 'there',
      actor_kind: 'system',
      operation: 'probe.on-other',
      request_id: 'request-9',
    },
  ]);
  await handled.close();
});

/** Who may connect is said of this database alone: roles are shared with every other spec. */
const connecting = (text: string): Promise<object[]> =>
  world.database.admin(`DO $$ BEGIN EXECUTE format('${text}', current_database()); END $$`);

test('a service whose database goes away says so without a name, and answers again when it is back', async () => {
  const ask = (): ReturnType<TestWorld<OpenService>['run']> =>
    world.run('probe', staff, `{ thing(id: "${newId()}") { id } }`);
  await connecting('REVOKE CONNECT ON DATABASE %I FROM PUBLIC');
  await world.database.cut('kommis_probe');
  try {
    const answer = await ask();
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: 'UNAVAILABLE',
      requestId: expect.any(String) as string,
    });
    expect(JSON.stringify(answer)).not.toMatch(/kommis_probe|connection|socket/i);
    expect(await world.services['probe']?.isReady()).toBe(false);
  } finally {
    await connecting('GRANT CONNECT ON DATABASE %I TO PUBLIC');
  }
  expect((await ask()).data).toEqual({ thing: null });
  expect(await world.services['probe']?.isReady()).toBe(true);
});

test('two senders of one fact are heard by one handler; two handlers under one task are none', () => {
  const hear = async (): Promise<void> => undefined;
  const [ours, theirs] = [{ name: 'probe.mails-changed' }, { name: 'other.mails-changed' }];
  const { subscriptions } = defineService({
    ...part,
    handlers: [handles(ours, hear), handles(theirs, hear)],
  });
  expect(subscriptions).toEqual([
    { event: 'probe.mails-changed', task: 'probe.on-mails-changed' },
    { event: 'other.mails-changed', task: 'probe.on-mails-changed' },
  ]);
  const two = [handles(ours, hear), handles(theirs, async () => undefined)];
  expect(() => defineService({ ...part, handlers: two })).toThrow(
    'Two handlers are the task probe.on-mails-changed',
  );
});
