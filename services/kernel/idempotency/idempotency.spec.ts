import { forAllTests } from '../testing/for-all-tests';
import type { Actor } from '../actor/actor';
import { newId } from '../id/id';
import { Refusal } from '../refusal/refusal';
import { portalOf, staffOf } from '../testing/open';
import { as, probeRows } from '../testing/probe/open';
import { claimKey } from './idempotency';

const storeId = '30042';
const staff = staffOf(storeId);
const { world, database } = forAllTests(() => probeRows(4));

/** Makes a thing once a key; answers the id of the one that was made. */
const makeOnce = (key: string, input: object, actor: Actor = staff, fails = false): Promise<string> =>
  database.withActor(...as(actor), async (tx) => {
    const id = newId();
    const earlier = await claimKey(tx, 'probe', 'makeThing', key, input, id);
    if (earlier !== null) return earlier;
    await tx.sql('INSERT INTO probe.heard (name, version) VALUES ($1, 1)', [id]).catch((error: unknown) => {
      if (actor.kind !== 'portal') throw error;
    });
    if (fails) throw new Error('not this time');
    return id;
  });

test('20 equal requests at once make one thing and get one answer', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => makeOnce('equal-key-1', { name: 'x' })));
  expect(new Set(answers).size).toBe(1);
  expect(await world.admin('SELECT 1 FROM probe.heard WHERE name = ANY($1)', [answers])).toHaveLength(1);
});

test('the same key with another input is refused as TAKEN', async () => {
  await makeOnce('other-body-1', { name: 'x' });
  const again = makeOnce('other-body-1', { name: 'y' });
  await expect(again).rejects.toBeInstanceOf(Refusal);
  await expect(again).rejects.toMatchObject({
    problem: { fields: [{ path: 'idempotencyKey', code: 'TAKEN' }] },
  });
});

test('a key of a request that failed is free again', async () => {
  await expect(makeOnce('failed-key-1', { name: 'x' }, staff, true)).rejects.toThrow('not this time');
  await expect(makeOnce('failed-key-1', { name: 'z' })).resolves.toEqual(expect.any(String));
});

test('another actor and another store have keys of their own', async () => {
  const key = 'shared-key-1';
  const answers = [
    await makeOnce(key, {}),
    await makeOnce(key, {}, staffOf(storeId)),
    await makeOnce(key, {}, { ...staff, storeId: '10007' }),
  ];
  expect(new Set(answers).size).toBe(3);
});

test('a portal user claims keys, and neither sees nor takes those of others', async () => {
  const portal = portalOf(storeId, newId());
  await makeOnce('staff-only-1', {});
  const seen = await database.withActor(...as(portal), async (tx) => {
    await claimKey(tx, 'probe', 'makeThing', 'portal-key-1', {}, newId());
    return tx.sql<{ key: string }>('SELECT key FROM probe.idempotency_key');
  });
  expect(seen).toEqual([{ key: 'portal-key-1' }]);
  const forged = database.withActor(...as(portal), (tx) =>
    tx.sql(
      `INSERT INTO probe.idempotency_key (actor, operation, key, request_hash, result_id) VALUES ($1, 'makeThing', 'forged-key', '', $2)`,
      [`staff:${staff.userId ?? ''}`, newId()],
    ),
  );
  await expect(forged).rejects.toThrow(/row-level security/);
});
