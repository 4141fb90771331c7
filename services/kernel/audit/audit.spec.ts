import { forAllTests } from '../testing/for-all-tests';
import { system } from '../actor/actor';
import { Call } from '../database/call';
import type { Transaction } from '../database/transaction';
import type { HistoryEntry } from '../graph/history';
import { newId } from '../id/id';
import { portalOf, staffOf } from '../testing/open';
import type { Connection } from '../connection/connection-type';
import { as, probeRows } from '../testing/probe/open';
import { historyOf } from './history';

const storeId = '30042';
const staff = staffOf(storeId);
const { world, database } = forAllTests(() => probeRows());

const run = <T>(work: (tx: Transaction) => Promise<T>, actor = staff): Promise<T> =>
  database.withActor(...as(actor, 'changeThing'), work);
const make = async (values: { name: string; ownerName?: string; pin?: string }): Promise<string> => {
  const id = newId();
  await run((tx) =>
    tx.sql('INSERT INTO probe.thing (id, name, owner_name, pin) VALUES ($1, $2, $3, $4)', [
      id,
      values.name,
      values.ownerName ?? '',
      values.pin ?? '',
    ]),
  );
  return id;
};
/** The newest changes, as the graph is told them. */
async function newest(id: string, first: number, actor = staff): Promise<HistoryEntry[]> {
  const call = new Call(database, actor, { operation: 'spec', requestId: 'spec' });
  try {
    return (await historyOf(call, 'probe', id, { first })).nodes;
  } finally {
    await call.end();
  }
}
const entries = (
  id: string,
): Promise<{ id: string; action: string; changes: object; personal: object | null }[]> =>
  world.admin(
    `SELECT a.id, a.action, a.changes, p.changes AS personal FROM probe.audit a LEFT JOIN probe.audit_personal p USING (store_id, id)
      WHERE a.entity_id = $1 ORDER BY a.at`,
    [id],
  );

test('each change is kept with who, by which operation and request, and what it was before', async () => {
  const id = await make({ name: 'lamp' });
  await run((tx) => tx.sql(`UPDATE probe.thing SET name = 'desk' WHERE id = $1`, [id]));
  await run((tx) => tx.sql('DELETE FROM probe.thing WHERE id = $1', [id]));
  expect((await entries(id)).map(({ action, changes }) => ({ action, changes }))).toEqual([
    { action: 'INSERT', changes: { name: [null, 'lamp'] } },
    { action: 'UPDATE', changes: { name: ['lamp', 'desk'] } },
    { action: 'DELETE', changes: expect.objectContaining({ name: ['desk', null] }) },
  ]);
  const [who] = await world.admin(
    `SELECT store_id, actor_kind, actor_id, actor_name, operation, request_id, entity, subject_id
       FROM probe.audit JOIN probe.audit_personal p USING (store_id, id) WHERE entity_id = $1`,
    [id],
  );
  expect(who).toEqual({
    store_id: storeId,
    actor_kind: 'staff',
    actor_id: staff.userId,
    actor_name: 'Els de Wit',
    operation: 'changeThing',
    request_id: 'request-1',
    entity: 'thing',
    subject_id: id,
  });
});

test('personal columns are kept apart, where alone they can be erased', async () => {
  const id = await make({ name: 'book', ownerName: 'Marijke' });
  await run((tx) => tx.sql(`UPDATE probe.thing SET owner_name = 'Joke' WHERE id = $1`, [id]));
  const kept = await entries(id);
  expect(kept.map((entry) => entry.personal)).toEqual([
    { owner_name: [null, 'Marijke'] },
    { owner_name: ['Marijke', 'Joke'] },
  ]);
  expect(JSON.stringify(kept.map((entry) => entry.changes))).not.toMatch(/Marijke|Joke/);
});

test('who did it is an id; the person’s name stands where it can be erased, and the history goes on without it', async () => {
  const id = await make({ name: 'vase' });
  const [found] = await world.admin<{ row: string }>(
    'SELECT a::text AS row FROM probe.audit a WHERE entity_id = $1',
    [id],
  );
  expect(found?.row).toContain(staff.userId);
  expect(found?.row).not.toContain(staff.name);
  const names = async (): Promise<(string | null)[]> =>
    (await newest(id, 5)).map(({ actorName }) => actorName);
  expect(await names()).toEqual([staff.name]);
  await world.admin(`DELETE FROM probe.audit_personal WHERE actor_name = $1`, [staff.name]);
  expect(await names()).toEqual([null]);
});

test('the product is named in the history and leaves no name behind', async () => {
  const id = newId();
  await run(
    (tx) => tx.sql(`INSERT INTO probe.thing (id, name) VALUES ($1, 'own work')`, [id]),
    system(storeId),
  );
  expect((await entries(id)).map(({ personal }) => personal)).toEqual([null]);
  const [entry] = await newest(id, 5);
  expect([entry?.actorKind, entry?.actorName]).toEqual(['system', 'Kommis']);
});

test('the audit has the statements of the services it was given, and no other name', async () => {
  const written = async (): Promise<string[]> => {
    const [row] = await world.admin<{ text: string }>(
      `SELECT prosrc AS text FROM pg_proc WHERE oid = 'kernel.audit()'::regprocedure`,
    );
    return [
      ...new Set([...(row?.text ?? '').matchAll(/INSERT INTO (\w+)\.audit/g)].map(([, name]) => name ?? '')),
    ];
  };
  expect(await written()).toEqual(['probe']);
  await world.admin(`CALL kernel.write_audit('{}')`);
  expect(await written()).toEqual([]);
  const id = await make({ name: 'plate', ownerName: 'Marijke' });
  await world.admin(`CALL kernel.write_audit('{probe,other}')`);
  expect((await written()).sort()).toEqual(['other', 'probe']);
  await run((tx) => tx.sql(`UPDATE probe.thing SET name = 'dish' WHERE id = $1`, [id]));
  expect((await entries(id)).map(({ changes }) => changes)).toEqual([
    { name: [null, 'plate'] },
    { name: ['plate', 'dish'] },
  ]);
});

test('secret columns are kept nowhere, and a change of nothing else is no entry', async () => {
  const id = await make({ name: 'safe', pin: 'canary-1234' });
  await run((tx) =>
    tx.sql(`UPDATE probe.thing SET pin = 'canary-5678', version = version + 1 WHERE id = $1`, [id]),
  );
  expect(await entries(id)).toHaveLength(1);
  const [found] = await world.admin<{ found: number }>(
    `SELECT (SELECT count(*) FROM probe.audit a WHERE a::text LIKE '%canary%')::int + (SELECT count(*) FROM probe.audit_personal p WHERE p::text LIKE '%canary%')::int AS found`,
  );
  expect(found).toEqual({ found: 0 });
});

test('a change that is rolled back leaves no entry', async () => {
  const id = newId();
  const failing = run(async (tx) => {
    await tx.sql('INSERT INTO probe.thing (id, name, owner_name, pin) VALUES ($1, $2, $3, $4)', [
      id,
      'gone',
      '',
      '',
    ]);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await entries(id)).toEqual([]);
});

test.each([
  ['change', 'audit', `UPDATE probe.audit SET operation = 'something else'`],
  ['change', 'audit_personal', `UPDATE probe.audit_personal SET actor_name = 'somebody else'`],
  ['delete', 'audit', 'DELETE FROM probe.audit'],
  [
    'add to',
    'audit',
    `INSERT INTO probe.audit (store_id, id, at, actor_kind, operation, entity, action, changes) VALUES ('30042', gen_random_uuid(), now(), 'staff', 'x', 'x', 'x', '{}')`,
  ],
  ['change', 'audit_personal', `UPDATE probe.audit_personal SET changes = '{}'`],
  ['delete', 'audit_personal', 'DELETE FROM probe.audit_personal'],
  [
    'add to',
    'audit_personal',
    `INSERT INTO probe.audit_personal (store_id, id, changes) VALUES ('30042', gen_random_uuid(), '{}')`,
  ],
  ['empty', 'audit', 'TRUNCATE probe.audit'],
  ['switch off the trigger of', 'thing', 'ALTER TABLE probe.thing DISABLE TRIGGER audit'],
  ['pass by the triggers of', 'thing', `SET session_replication_role = 'replica'`],
])('a service role cannot %s %s', async (_verb, _table, text) => {
  await expect(run((tx) => tx.sql(text))).rejects.toMatchObject({
    code: '42501',
  });
});

test('the history is newest first, also within one transaction and one millisecond', async () => {
  const id = await make({ name: 'v0' });
  await run(async (tx) => {
    for (let at = 1; at <= 40; at += 1)
      await tx.sql('UPDATE probe.thing SET name = $2 WHERE id = $1', [id, `v${at}`]);
  });
  const history = await newest(id, 41);
  expect(history.map((entry) => entry.changes[0]?.after)).toEqual(
    Array.from({ length: 41 }, (_each, at) => `v${40 - at}`),
  );
  const call = new Call(database, staff, { operation: 'spec', requestId: 'spec' });
  let after: string | null = null;
  for (const values of [
    ['v40', 'v39'],
    ['v38', 'v37'],
  ]) {
    const page: Connection<HistoryEntry> = await historyOf(call, 'probe', id, { first: 2, after });
    expect(page.nodes.map((entry) => entry.changes[0]?.after)).toEqual(values);
    expect([page.pageInfo.hasNextPage, await page.count()]).toEqual([true, { count: 41, capped: false }]);
    after = page.pageInfo.endCursor;
  }
  await call.end();
});

test('the history joins what is personal, names columns as the graph does, and is of staff of the store only', async () => {
  const id = await make({ name: 'ring', ownerName: 'Marijke' });
  const [entry] = await newest(id, 20);
  expect(entry).toMatchObject({
    actorKind: 'staff',
    actorName: 'Els de Wit',
    operation: 'changeThing',
    entity: 'thing',
    action: 'INSERT',
  });
  expect(entry?.changes).toEqual([
    { field: 'name', before: null, after: 'ring' },
    { field: 'ownerName', before: null, after: 'Marijke' },
  ]);
  expect(await newest(id, 20, staffOf('10007'))).toEqual([]);
  expect(await newest(id, 20, portalOf(storeId, id))).toEqual([]);
});
